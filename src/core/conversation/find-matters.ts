import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import { countHan } from '../../domain/text/han.ts'
import type { Answerer } from '../answering/answerer.ts'
import type { Decision } from '../answering/decide.ts'

/** One of several matters in a message. */
export interface FoundMatter {
  readonly decision: Extract<Decision, { kind: 'answer' }>
  readonly entry: AnswerEntry
  /** The sentence that speaks of it. */
  readonly words: string
}

const MOST_MATTERS = 3
/** A piece shorter than this says no matter of its own. */
const SHORTEST = 6
/** So sure must each piece be, or the message is one story and not several. */
const SURE = 0.5
const ENDS =
  /[。！？；!?;\n]+|(?:，|,)?(?:还有一件事|还有个事|还有|另外|再问一下|再问|还想问|顺便问一下|顺便问|顺便)(?:，|,|：|:)?/u
const URGENCIES = ['emergency', 'urgent', 'normal'] as const

/**
 * The matters of a message that holds several: sentences that each surely ask for another topic. The most urgent
 * first. One matter told in many sentences gives none: it is one question.
 */
export function findMatters(
  text: string,
  { skills, today }: { readonly skills: { readonly answerer: Answerer }; readonly today: string },
): readonly FoundMatter[] {
  const pieces = text.split(ENDS).filter((piece) => countHan(piece) >= SHORTEST)
  if (pieces.length < 2) return []
  const found = new Map<string, FoundMatter>()
  for (const words of pieces) {
    const decision = skills.answerer.decide(words, today)
    if (decision.kind !== 'answer' || decision.confidence < SURE) continue
    const { entry } = decision
    if (!found.has(entry.topic)) found.set(entry.topic, { decision, entry, words })
  }
  if (found.size < 2) return []
  return [...found.values()]
    .sort((a, b) => URGENCIES.indexOf(a.entry.urgency) - URGENCIES.indexOf(b.entry.urgency))
    .slice(0, MOST_MATTERS)
}
