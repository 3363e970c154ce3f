import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import { ROUTES } from '../../domain/knowledge/route.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { labelled } from '../advice/ai-label.ts'
import { factsOf } from '../answering/answer.ts'
import { composeDecision, PERSON } from '../answering/compose-decision.ts'
import { composePart } from '../answering/compose-entry.ts'
import type { Decision } from '../answering/decide.ts'
import { askingOf } from './asking.ts'
import { decideInContext } from './in-context.ts'
import { logConsultation } from './log-consultation.ts'
import { noteModelUse } from './note-model-use.ts'
import { noteStaleEntry } from './note-stale-entry.ts'
import { reckonBeside, reckonInstead } from './reckon-beside.ts'
import { rememberedEntry } from './remembered-entry.ts'
import { stateAfter } from './state-after.ts'
import type { Reply, Turn } from './turn.ts'
import { type Advised, adviceNeed, withAdvice } from './with-advice.ts'

const MOST_CLARIFIES = 2

/** The last rung: a question in the asker's own words. Always answers. */
export async function questionStep(turn: Turn): Promise<Reply> {
  const { words, decision } = decideInContext(turn)
  const reckoned = await reckonInstead(turn, decision)
  if (reckoned) return reckoned
  const need = adviceNeed(turn, decision)
  if (need) return { messages: [], state: turn.state, need }
  const advised = withAdvice(turn, decision)
  for (const use of advised.uses) await noteModelUse(turn, use)
  const shown = notForever(advised.decision, turn.state.clarifies)
  const own = isOffer(advised) ? decision : shown
  const reply = await replyWith(turn, { shown, own, words: turn.text })
  if (shown !== decision && shown === advised.decision && isGenerated(advised))
    return { ...reply, messages: labelled(reply.messages) }
  const again = decision.kind === 'answer' && words !== turn.text && decision.entry === rememberedEntry(turn)
  const answer = again ? { ...reply, messages: [stillTheSame(turn, decision.entry)] } : reply
  return reckonBeside(turn, decision, answer)
}

/** An addition that changes nothing: not the whole answer once more, only what to do. */
function stillTheSame(turn: Turn, entry: AnswerEntry): OutboundMessage {
  const steps = composePart(entry, '怎么办', askingOf(turn))
  const { hotline } = ROUTES[entry.route]
  return say(`还是刚才那件事，办法一样：\n${steps}\n要是您问的是别的，换个说法再问，或者打 ${hotline}。`, [
    PERSON,
  ])
}

/** Choices that a model's words led to say nothing about where the matter belongs. */
function isOffer({ uses }: Advised): boolean {
  return uses.at(-1)?.why === 'offered'
}

/** Vectors only compare; words that a model wrote are said to come from one. */
function isGenerated({ uses }: Advised): boolean {
  return uses.some(({ trace, outcome }) => trace.task === 'rewrite' && outcome === 'used')
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
