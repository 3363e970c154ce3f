import type { KnowledgeBase } from '../../../domain/knowledge/knowledge-base.ts'
import type { Topic } from '../../../domain/knowledge/topic.ts'
import { createEntryRanker } from '../../answering/rank-entries.ts'
import { createNormaliser } from '../../understanding/normalise.ts'

/** How well the questions of one topic find their own entries when each is left out of the bank. */
export interface BankQuality {
  readonly topic: Topic | 'declines'
  readonly questions: number
  /** Shares, 0 to 1. */
  readonly first: number
  readonly amongThree: number
}

/** Asks every question of the bank as if it did not stand there. */
export function leaveOneOut({ entries, lexicon }: KnowledgeBase): readonly BankQuality[] {
  const { placeLeftOut } = createEntryRanker(entries, {
    synonyms: lexicon.synonyms,
    normalise: createNormaliser(lexicon),
  })
  const places = new Map<BankQuality['topic'], number[]>()
  for (const entry of entries) {
    const topic = entry.kind === 'answer' ? entry.topic : 'declines'
    const found = places.get(topic) ?? []
    found.push(...entry.questions.map((question) => placeLeftOut(entry, question)))
    places.set(topic, found)
  }
  return [...places].map(([topic, found]) => ({
    topic,
    questions: found.length,
    first: share(found, 0),
    amongThree: share(found, 2),
  }))
}

function share(places: readonly number[], last: number): number {
  return places.filter((place) => place <= last).length / Math.max(1, places.length)
}
