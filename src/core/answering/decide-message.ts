import type { Entry, Urgency } from '../../domain/knowledge/entry.ts'
import { clausesOf, mattersOf } from '../understanding/clauses.ts'
import { askingParts } from '../understanding/main-question.ts'
import { type Answered, ASK_BACK, type Decision, MOST_CHOICES } from './decide.ts'

/** So sure an answer must be to stand for a whole message, or beside words for danger. */
export const SURE = 0.5

/** Decides a message that may hold several matters, a story around its question, or words beside the matter. */
export function decideMessage(message: string, decideAt: (part: string) => Decision): Decision {
  const several = severalMatters(message, decideAt)
  if (several) return several
  const whole = decideAt(message)
  if (whole.kind === 'handover')
    return turnsAway(whole) ? whole : clearestClause(whole, clausesOf(message), decideAt)
  return surest(whole, askingParts(message), decideAt)
}

/** More than these are told one after another, not in one breath. */
const MOST_MATTERS = 3
/** A message of more clauses is a story. */
const MOST_CLAUSES = 8
const URGENCIES: readonly Urgency[] = ['emergency', 'urgent', 'normal']

/** Each matter of a message with its own answer; undefined when it has one matter, or only one has an answer. */
function severalMatters(question: string, decideAt: (part: string) => Decision): Decision | undefined {
  const matters = mattersOf(question)
  if (matters.length < 2) return undefined
  const byEntry = new Map<Entry, Answered>()
  const unanswered: string[] = []
  for (const matter of matters) {
    const decision = decideAt(matter)
    if (decision.kind === 'answer') byEntry.set(decision.entry, decision)
    else unanswered.push(matter)
  }
  const rank = ({ entry }: Answered) => URGENCIES.indexOf(entry.urgency)
  const answers = [...byEntry.values()].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_MATTERS)
  return answers.length > 1 ? { kind: 'several', answers, unanswered } : undefined
}

/**
 * A long story blurs its own question: where a part of it has a surer answer than the whole, that one stands; and
 * where none is sure, what the whole and its parts are like is asked back.
 */
function surest(whole: Decision, parts: readonly string[], decideAt: (part: string) => Decision): Decision {
  if (whole.kind === 'decline') return whole
  if (parts.length === 0) return whole
  const sure = (decision: Decision) => (decision.kind === 'answer' ? decision.confidence : 0)
  const all = [whole, ...parts.map(decideAt)]
  const best = all.reduce((one, other) => (sure(other) > sure(one) ? other : one))
  return best.kind === 'answer' && best.confidence < SURE ? askBack(best, all) : best
}

/** Nearest to what is declined, if not surely: a clause cut from it would be answered as what it is not. */
function turnsAway({ nearest, confidence }: Extract<Decision, { kind: 'handover' }>): boolean {
  return nearest !== undefined && nearest.entry.kind !== 'answer' && confidence >= ASK_BACK
}

/** “I am from Zuolong, …”: words beside the matter can hide it; a clause that is sure by itself is the matter. */
function clearestClause(
  whole: Decision,
  clauses: readonly string[],
  decideAt: (part: string) => Decision,
): Decision {
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return whole
  const sure = clauses
    .map(decideAt)
    .filter((decision) => decision.kind === 'answer')
    .filter(({ confidence }) => confidence >= SURE)
  return sure.sort((a, b) => b.confidence - a.confidence)[0] ?? whole
}

function askBack(best: Answered, all: readonly Decision[]): Decision {
  const named = all.flatMap((decision) =>
    decision.kind === 'answer' ? [decision.entry] : decision.kind === 'clarify' ? decision.choices : [],
  )
  const choices = [...new Set([best.entry, ...named])].slice(0, MOST_CHOICES)
  return choices.length > 1 ? { kind: 'clarify', choices, confidence: best.confidence } : best
}
