import type { DangerScript } from '../../domain/knowledge/danger.ts'
import type { AnswerEntry, DeclineEntry, Entry } from '../../domain/knowledge/entry.ts'
import { mayAnswer, type Standing } from '../../domain/knowledge/standing.ts'
import type { PickedPassages } from '../advice/advice.ts'
import { confidenceOf } from './confidence.ts'
import type { RankedEntry } from './rank-entries.ts'

/** What to do with one question. */
export type Decision =
  | { readonly kind: 'danger'; readonly script: DangerScript }
  | {
      readonly kind: 'answer'
      readonly entry: AnswerEntry
      /** What may be meant instead, told in a line each below the answer. */
      readonly also?: readonly AnswerEntry[]
      readonly confidence: number
    }
  /** One message, several matters, each with its answer; what cannot wait stands first. */
  | {
      readonly kind: 'several'
      readonly answers: readonly Answered[]
      readonly unanswered: readonly string[]
      /** Passages of these entries that a model picked as answering what was asked. */
      readonly picked?: readonly PickedPassages[]
    }
  | { readonly kind: 'clarify'; readonly choices: readonly AnswerEntry[]; readonly confidence: number }
  | { readonly kind: 'decline'; readonly entry: DeclineEntry; readonly confidence: number }
  /** What was asked had an answer, but its law is over: say so rather than answer something near it. */
  | {
      readonly kind: 'lapsed'
      readonly entry: AnswerEntry
      readonly standing: EndedStanding
      readonly confidence: number
    }
  /** Nothing fits: say so and offer a person. `nearest` guesses the topic for the log. */
  | { readonly kind: 'handover'; readonly nearest: RankedEntry | undefined; readonly confidence: number }

/** A question that has its answer. */
export type Answered = Extract<Decision, { kind: 'answer' }>

/**
 * Above `ANSWER`: answer, and name what is nearly as likely beside it. Between: ask back. Below `ASK_BACK` a person is
 * offered: a wrong law is worse than none. Both chosen on `bench/calibrate.ts`.
 */
const ANSWER = 0.3
export const ASK_BACK = 0.2
/** This share of the best score, and an entry may be what was meant. */
const NEARLY = 0.7
const MOST_BESIDE = 2
/** So many entries are offered when a question is asked back. */
export const MOST_CHOICES = 3
/** Whoever is further behind is neither the answer nor among the choices. */
const CONSIDERED = 40
/** Turning a legal question away is worse than answering small talk, so a decline must be surer. */
const DECLINE = 0.45

type EndedStanding = Extract<Standing, { kind: 'ended' }>

/** Decides from the ranking and how each entry stands today; danger has been looked for before. Pure. */
export function decide(ranked: readonly RankedEntry[], standingOf: (entry: Entry) => Standing): Decision {
  const near = ranked.slice(0, CONSIDERED)
  return lapsed(near, standingOf) ?? choose(near.filter(({ entry }) => mayAnswer(standingOf(entry))))
}

/** Decides among a few that all may be meant: never hands over, asks back instead. */
export function decideAmong(
  ranked: readonly RankedEntry[],
  standingOf: (entry: Entry) => Standing,
): Decision {
  const decision = decide(ranked, standingOf)
  if (decision.kind !== 'handover') return decision
  const standing = ranked.filter(({ entry }) => mayAnswer(standingOf(entry)))
  const choices = answersOf(standing, MOST_CHOICES)
  return choices.length > 1 ? { kind: 'clarify', choices, confidence: decision.confidence } : decision
}

function lapsed(
  ranked: readonly RankedEntry[],
  standingOf: (entry: Entry) => Standing,
): Decision | undefined {
  const entry = ranked[0]?.entry
  const confidence = confidenceOf(ranked)
  if (entry?.kind !== 'answer' || confidence < ANSWER) return undefined
  const standing = standingOf(entry)
  return standing.kind === 'ended' ? { kind: 'lapsed', entry, standing, confidence } : undefined
}

function choose(ranked: readonly RankedEntry[]): Decision {
  const first = ranked[0]
  const confidence = confidenceOf(ranked)
  if (!first || confidence < ASK_BACK) return { kind: 'handover', nearest: first, confidence }
  if (first.entry.kind !== 'answer') {
    if (confidence >= DECLINE) {
      return { kind: 'decline', entry: first.entry, confidence }
    }
    return { kind: 'handover', nearest: first, confidence }
  }
  if (confidence < ANSWER) return { kind: 'clarify', choices: answersOf(ranked, MOST_CHOICES), confidence }
  const near = ranked.slice(1).filter(({ score }) => score > NEARLY * first.score)
  return { kind: 'answer', entry: first.entry, also: answersOf(near, MOST_BESIDE), confidence }
}

/** The answers among the first of a ranking. */
export function answersOf(ranked: readonly RankedEntry[], most: number): readonly AnswerEntry[] {
  return ranked
    .map((ranking) => ranking.entry)
    .filter((entry) => entry.kind === 'answer')
    .slice(0, most)
}
