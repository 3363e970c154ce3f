import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Topic } from '../../domain/knowledge/topic.ts'
import { countHan } from '../../domain/text/han.ts'
import type { ModelOutcome, ModelTask } from '../../ports/stores/model-store.ts'
import type { Joining, Need, Rewriting } from '../advice/advice.ts'
import { type Decision, MOST_CHOICES } from '../answering/decide.ts'
import type { UseOfModel } from './note-model-use.ts'
import type { Turn } from './turn.ts'

/** Fewer characters are a greeting or a slip, and nothing a model could make clearer. */
const SHORTEST = 4

/** What a model is asked: other words when the judge is unsure, passages when there are several matters; nothing beside danger. */
export function adviceNeed(turn: Turn, decision: Decision): Need | undefined {
  const { skills, advice, text, today } = turn
  if (advice.closed || countHan(text) < SHORTEST || skills.answerer.heed(text, today).careful)
    return undefined
  if (decision.kind === 'several') {
    const entries = decision.answers.map(({ entry }) => entry)
    return skills.canAsk.join && !advice.joining ? { kind: 'join', words: text, entries } : undefined
  }
  const unsure = decision.kind === 'clarify' || decision.kind === 'handover'
  return unsure && skills.canAsk.rewrite && !advice.rewriting ? { kind: 'rewrite', words: text } : undefined
}

/** A decision with what others said, and what came of that. */
export interface Advised {
  readonly decision: Decision
  readonly use: (UseOfModel & { readonly task: ModelTask }) | undefined
}

/** A decision as it stands with the advice that came; without any, as it was. */
export function withAdvice(turn: Turn, first: Decision): Advised {
  const { rewriting, joining } = turn.advice
  if (first.kind === 'several') return joining ? picked(first, joining) : { decision: first, use: undefined }
  return rewriting ? secondLook(turn, first, rewriting) : { decision: first, use: undefined }
}

function useOf(advice: Rewriting | Joining, outcome: ModelOutcome, why: string): Advised['use'] {
  return { trace: advice.trace, task: advice.trace.task, outcome, why }
}

/** Which matters there are, their order, their first line, door and law stay ours. */
function picked(first: Extract<Decision, { kind: 'several' }>, joining: Joining): Advised {
  if (joining.kind === 'lost') return { decision: first, use: useOf(joining, joining.outcome, joining.why) }
  return { decision: { ...first, picked: joining.parts }, use: useOf(joining, 'used', 'joined') }
}

/**
 * Looks the model's words up in our own index. Where we would have asked back, they may confirm the first of our
 * own choices, which is then answered; anything else they lead to is only a choice that the villager must make.
 * So whatever the words are, no answer, route or refusal follows from them alone.
 */
function secondLook(turn: Turn, first: Decision, rewriting: Rewriting): Advised {
  if (rewriting.kind === 'lost')
    return { decision: first, use: useOf(rewriting, rewriting.outcome, rewriting.why) }
  const again = turn.skills.answerer.lookUp(rewriting.words, turn.today)
  const own = first.kind === 'clarify' ? first.choices : []
  if (again.kind === 'answer' && again.entry === own[0]) {
    const { entry, confidence } = again
    return { decision: { kind: 'answer', entry, confidence }, use: useOf(rewriting, 'used', 'confirmed') }
  }
  const found = bySlot(candidatesOf(again), rewriting.topic)
  if (found.length === 0) return { decision: first, use: useOf(rewriting, 'dropped', 'nothing-found') }
  const choices = [...new Set([...found.slice(0, 2), ...own, ...found])].slice(0, MOST_CHOICES)
  return {
    decision: { kind: 'clarify', choices, confidence: confidenceIn(first) },
    use: useOf(rewriting, 'used', 'offered'),
  }
}

function confidenceIn(decision: Decision): number {
  return 'confidence' in decision ? decision.confidence : 0
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
