import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Topic } from '../../domain/knowledge/topic.ts'
import { countHan } from '../../domain/text/han.ts'
import type { ModelOutcome } from '../../ports/stores/model-store.ts'
import type { Joining, Near, Need, Rewriting } from '../advice/advice.ts'
import { type Decision, MOST_CHOICES } from '../answering/decide.ts'
import { fuseByRank } from '../answering/fuse-by-rank.ts'
import type { UseOfModel } from './note-model-use.ts'
import type { Turn } from './turn.ts'

/** Fewer characters are a greeting or a slip, and nothing a model could make clearer. */
const SHORTEST = 4

/**
 * What is asked of others: which entries mean something near when the judge is unsure, then other words if it still is;
 * passages when there are several matters; nothing beside danger.
 */
export function adviceNeed(turn: Turn, decision: Decision): Need | undefined {
  const { skills, advice, text, today } = turn
  if (advice.closed || countHan(text) < SHORTEST || skills.answerer.heed(text, today).careful)
    return undefined
  if (decision.kind === 'several') {
    const entries = decision.answers.map(({ entry }) => entry)
    return skills.canAsk.join && !advice.joining ? { kind: 'join', words: text, entries } : undefined
  }
  if (isUnsure(decision) && skills.canAsk.near && !advice.near) return { kind: 'near', words: text }
  const still = isUnsure(withNear(turn, decision).decision)
  return still && skills.canAsk.rewrite && !advice.rewriting ? { kind: 'rewrite', words: text } : undefined
}

function isUnsure({ kind }: Decision): boolean {
  return kind === 'clarify' || kind === 'handover'
}

/** A decision with what others said, and what came of that. */
export interface Advised {
  readonly decision: Decision
  readonly uses: readonly UseOfModel[]
}

/** A decision as it stands with the advice that came; without any, as it was. */
export function withAdvice(turn: Turn, first: Decision): Advised {
  const { rewriting, joining } = turn.advice
  if (first.kind === 'several') return joining ? picked(first, joining) : { decision: first, uses: [] }
  const near = withNear(turn, first)
  if (!rewriting || !isUnsure(near.decision)) return near
  const again = secondLook(turn, near.decision, rewriting)
  return { decision: again.decision, uses: [...near.uses, ...again.uses] }
}

function used(advice: Near | Rewriting | Joining, outcome: ModelOutcome, why: string): Advised['uses'] {
  return [{ trace: advice.trace, outcome, why }]
}

/** Which matters there are, their order, their first line, door and law stay ours. */
function picked(first: Extract<Decision, { kind: 'several' }>, joining: Joining): Advised {
  if (joining.kind === 'lost') return { decision: first, uses: used(joining, joining.outcome, joining.why) }
  return { decision: { ...first, picked: joining.parts }, uses: used(joining, 'used', 'joined') }
}

/** Our own ranking is looked at so far down. */
const DEPTH = 20

/**
 * Fuses our own ranking with the one by meaning. What both put first is answered where we would have asked back;
 * otherwise the best of both become the choices. What lies near in meaning alone is never more than a choice, and
 * nothing is offered that our own words do not lead to as well: by meaning something is always nearest.
 */
function withNear(turn: Turn, first: Decision): Advised {
  const { near } = turn.advice
  if (!near || !isUnsure(first)) return { decision: first, uses: [] }
  if (near.kind === 'lost') return { decision: first, uses: used(near, near.outcome, near.why) }
  const own = turn.skills.answerer.nearest(turn.text, turn.today, DEPTH)
  const confidence = confidenceIn(first)
  const [entry] = own
  if (first.kind === 'clarify' && entry && near.entries[0] === entry)
    return { decision: { kind: 'answer', entry, confidence }, uses: used(near, 'used', 'confirmed') }
  const both = fuseByRank([own, near.entries]).filter((one) => own.includes(one))
  if (!both.some((one) => near.entries.slice(0, MOST_CHOICES).includes(one)))
    return { decision: first, uses: used(near, 'dropped', 'nothing-found') }
  const choices = both.slice(0, MOST_CHOICES)
  return { decision: { kind: 'clarify', choices, confidence }, uses: used(near, 'used', 'offered') }
}

/**
 * Looks the model's words up in our own index. Where we would have asked back, they may confirm the first of our
 * own choices, which is then answered; anything else they lead to is only a choice that the villager must make.
 * So whatever the words are, no answer, route or refusal follows from them alone.
 */
function secondLook(turn: Turn, first: Decision, rewriting: Rewriting): Advised {
  if (rewriting.kind === 'lost')
    return { decision: first, uses: used(rewriting, rewriting.outcome, rewriting.why) }
  const again = turn.skills.answerer.lookUp(rewriting.words, turn.today)
  const own = first.kind === 'clarify' ? first.choices : []
  if (again.kind === 'answer' && again.entry === own[0]) {
    const { entry, confidence } = again
    return { decision: { kind: 'answer', entry, confidence }, uses: used(rewriting, 'used', 'confirmed') }
  }
  const found = bySlot(candidatesOf(again), rewriting.topic)
  if (found.length === 0) return { decision: first, uses: used(rewriting, 'dropped', 'nothing-found') }
  const choices = [...new Set([...found.slice(0, 2), ...own, ...found])].slice(0, MOST_CHOICES)
  return {
    decision: { kind: 'clarify', choices, confidence: confidenceIn(first) },
    uses: used(rewriting, 'used', 'offered'),
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
