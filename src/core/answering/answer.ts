import type { Citation, Urgency } from '../../domain/knowledge/entry.ts'
import type { Route } from '../../domain/knowledge/route.ts'
import type { Topic } from '../../domain/knowledge/topic.ts'
import { besideCitations, composeDecision } from './compose-decision.ts'
import type { Asking } from './compose-entry.ts'
import type { Decision } from './decide.ts'

export type AnswerKind = 'answer' | 'clarify' | 'handover' | 'decline' | 'emergency' | 'smalltalk'

/** One answer as the `ask` command prints it. */
export interface Answer {
  readonly kind: AnswerKind
  readonly text: string
  readonly citations: readonly Pick<Citation, 'law' | 'article'>[]
  readonly route: Route
  readonly urgency: Urgency
  readonly topic: Topic
  readonly entry: string | null
  readonly confidence: number
  readonly options: readonly string[]
}

/** What a decision is about, for the log and for the `ask` command alike. */
export interface DecisionFacts {
  readonly kind: AnswerKind
  readonly topic: Topic
  readonly route: Route
  readonly urgency: Urgency
  readonly entry: string | undefined
  readonly citations: readonly Citation[]
  readonly confidence: number
}

/** Reads the facts off a decision. Pure. */
export function factsOf(decision: Decision): DecisionFacts {
  if (decision.kind === 'danger') {
    const { script } = decision
    const kind = script.urgency === 'emergency' ? 'emergency' : 'answer'
    const { topic, route, urgency, citations } = script
    return { kind, topic, route, urgency, citations, entry: undefined, confidence: 1 }
  }
  if (decision.kind === 'several') return factsOfSeveral(decision.answers.map(factsOf))
  const { confidence } = decision
  if (decision.kind === 'answer') {
    const { topic, route, urgency, id } = decision.entry
    const beside = (decision.also ?? []).flatMap(besideCitations)
    const citations = [...decision.entry.citations, ...beside]
    return { kind: 'answer', topic, route, urgency, citations, entry: id, confidence }
  }
  if (decision.kind === 'decline') {
    const { topic, route, urgency, citations, id, kind } = decision.entry
    return { kind, topic, route, urgency, citations, entry: id, confidence }
  }
  if (decision.kind === 'lapsed') {
    const { topic, route, urgency } = decision.entry
    return { kind: 'handover', topic, route, urgency, entry: undefined, citations: [], confidence }
  }
  const guess = decision.kind === 'clarify' ? decision.choices[0] : undefined
  const topic = guess?.topic ?? 'other'
  return {
    kind: decision.kind,
    topic,
    route: guess?.route ?? 'none',
    urgency: 'normal',
    citations: [],
    entry: undefined,
    confidence,
  }
}

/** The first matter leads; the law of all of them stands below. */
function factsOfSeveral(all: readonly DecisionFacts[]): DecisionFacts {
  const [first] = all
  if (!first) throw new RangeError('no matter at all')
  return { ...first, citations: all.flatMap(({ citations }) => citations) }
}

/** The whole answer to one question outside any conversation. */
export function toAnswer(decision: Decision, asking: Asking): Answer {
  const facts = factsOf(decision)
  const bubbles = composeDecision(decision, asking)
  return {
    ...facts,
    text: bubbles.map((bubble) => bubble.text).join('\n\n'),
    citations: facts.citations.map(({ law, article }) => ({ law, article })),
    entry: facts.entry ?? null,
    confidence: Math.round(facts.confidence * 1000) / 1000,
    options: bubbles.at(-1)?.options.map((option) => option.label) ?? [],
  }
}
