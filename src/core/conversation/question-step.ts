import { factsOf } from '../answering/answer.ts'
import { composeDecision } from '../answering/compose-decision.ts'
import type { Decision } from '../answering/decide.ts'
import { labelled } from './ai-label.ts'
import { answerMatters } from './answer-matters.ts'
import { askingOf } from './asking.ts'
import { findMatters } from './find-matters.ts'
import { logConsultation } from './log-consultation.ts'
import { noteModelUse } from './note-model-use.ts'
import { noteStaleEntry } from './note-stale-entry.ts'
import { rewritingNeed, type SecondLook, secondLook } from './second-look.ts'
import { stateAfter } from './state-after.ts'
import type { Reply, Turn } from './turn.ts'

const MOST_CLARIFIES = 2

/** The last rung: a question in the asker's own words. Always answers. */
export async function questionStep(turn: Turn): Promise<Reply> {
  const matters = findMatters(turn.text, turn)
  if (matters.length > 1) return answerMatters(turn, matters)
  const decision = turn.skills.answerer.decide(turn.text, turn.today)
  const need = rewritingNeed(turn, decision)
  if (need) return { messages: [], state: turn.state, need }
  const second = secondLook(turn, decision)
  await noteModelUse(turn, second.use)
  const shown = notForever(second.decision, turn.state.clarifies)
  const reply = await replyWith(turn, { shown, own: isOffer(second) ? decision : shown, words: turn.text })
  const isModels = second.use?.outcome === 'used' && shown === second.decision
  return isModels ? { ...reply, messages: labelled(reply.messages) } : reply
}

/** Choices that a model's words led to say nothing about where the matter belongs. */
function isOffer({ use }: SecondLook): boolean {
  return use?.why === 'offered'
}

/** Logs and answers one decision; also used when an option names the entry. */
export function replyTo(turn: Turn, decision: Decision, words: string): Promise<Reply> {
  return replyWith(turn, { shown: decision, own: decision, words })
}

/** `shown` is what is read; topic and route that are logged and remembered come from `own`. */
async function replyWith(
  turn: Turn,
  { shown, own, words }: { readonly shown: Decision; readonly own: Decision; readonly words: string },
): Promise<Reply> {
  await logConsultation(turn, { ...factsOf(own), kind: factsOf(shown).kind }, words)
  await noteStaleEntry(turn, shown)
  const { clarifies } = stateAfter(turn, shown, words)
  const state = { ...stateAfter(turn, own, words), clarifies }
  return {
    messages: composeDecision(shown, {
      ...askingOf({ ...turn, state }),
      heed: turn.skills.answerer.heed(words, turn.today),
    }),
    state,
  }
}

/** After two questions back in a row, say so honestly and offer a person. */
function notForever(decision: Decision, clarifies: number): Decision {
  if (decision.kind !== 'clarify' || clarifies < MOST_CLARIFIES) return decision
  return { kind: 'handover', nearest: undefined, confidence: decision.confidence }
}
