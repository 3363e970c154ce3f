import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Topic } from '../../domain/knowledge/topic.ts'
import { countHan } from '../../domain/text/han.ts'
import type { Need } from '../advice/advice.ts'
import { type Decision, MOST_CHOICES } from '../answering/decide.ts'
import type { UseOfModel } from './note-model-use.ts'
import type { Turn } from './turn.ts'

/** Fewer characters are a greeting or a slip, and nothing a model could make clearer. */
const SHORTEST = 4

/** Other words are asked for when the judge is unsure and nothing else is at stake. */
export function rewritingNeed(turn: Turn, decision: Decision): Need | undefined {
  const { skills, advice, text, today } = turn
  const unsure = decision.kind === 'clarify' || decision.kind === 'handover'
  if (!unsure || !skills.canAsk.rewrite || advice.closed || advice.rewriting) return undefined
  if (countHan(text) < SHORTEST || skills.answerer.heed(text, today).careful) return undefined
  return { kind: 'rewrite', words: text }
}

/** A decision after the other words were looked up, and what came of them. */
export interface SecondLook {
  readonly decision: Decision
  readonly use: UseOfModel | undefined
}

/**
 * Looks the model's words up in our own index. Where we would have asked back, they may confirm the first of our
 * own choices, which is then answered; anything else they lead to is only a choice that the villager must make.
 * So whatever the words are, no answer, route or refusal follows from them alone.
 */
export function secondLook(turn: Turn, first: Decision): SecondLook {
  const { rewriting } = turn.advice
  if (!rewriting) return { decision: first, use: undefined }
  const { trace } = rewriting
  if (rewriting.kind === 'lost')
    return { decision: first, use: { trace, outcome: rewriting.outcome, why: rewriting.why } }
  const again = turn.skills.answerer.lookUp(rewriting.words, turn.today)
  const found = candidatesOf(again)
  const likeliest = first.kind === 'clarify' ? first.choices[0] : undefined
  if (again.kind === 'answer' && again.entry === likeliest) {
    const { entry, confidence } = again
    return {
      decision: { kind: 'answer', entry, confidence },
      use: { trace, outcome: 'used', why: 'confirmed' },
    }
  }
  if (found.length === 0) return { decision: first, use: { trace, outcome: 'dropped', why: 'nothing-found' } }
  const own = first.kind === 'clarify' ? first.choices : []
  const choices = [...new Set([...bySlot(found, rewriting.topic).slice(0, 2), ...own, ...found])].slice(
    0,
    MOST_CHOICES,
  )
  return {
    decision: { kind: 'clarify', choices, confidence: first.kind === 'danger' ? 0 : first.confidence },
    use: { trace, outcome: 'used', why: 'offered' },
  }
}

function candidatesOf(decision: Decision): readonly AnswerEntry[] {
  if (decision.kind === 'answer') return [decision.entry, ...(decision.also ?? [])]
  return decision.kind === 'clarify' ? decision.choices : []
}

/** What is of the topic that the model heard comes first. */
function bySlot(entries: readonly AnswerEntry[], topic: Topic | undefined): readonly AnswerEntry[] {
  if (!topic) return entries
  return [
    ...entries.filter((entry) => entry.topic === topic),
    ...entries.filter((entry) => entry.topic !== topic),
  ]
}
