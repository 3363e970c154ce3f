import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Turn } from './turn.ts'

const REMEMBERED_MS = 30 * 60_000

/** The entry of the last answer, while what was said can still be about it. */
export function rememberedEntry(turn: Turn): AnswerEntry | undefined {
  const { last } = turn.state
  if (!last?.entry || turn.now - last.at > REMEMBERED_MS) return undefined
  const entry = turn.skills.answerer.entry(last.entry)
  return entry?.kind === 'answer' ? entry : undefined
}
