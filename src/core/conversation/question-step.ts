import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import { ROUTES } from '../../domain/knowledge/route.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { factsOf } from '../answering/answer.ts'
import { composeDecision, PERSON } from '../answering/compose-decision.ts'
import { composePart } from '../answering/compose-entry.ts'
import type { Decision } from '../answering/decide.ts'
import { mustBeSealed } from '../casework/must-be-sealed.ts'
import { findTownInPassing } from '../understanding/find-place.ts'
import { redactNumbers } from '../understanding/redact.ts'
import { askingOf } from './asking.ts'
import { decideInContext } from './in-context.ts'
import { logConsultation } from './log-consultation.ts'
import { noteStaleEntry } from './note-stale-entry.ts'
import { reckonBeside, reckonInstead } from './reckon-beside.ts'
import { rememberedEntry } from './remembered-entry.ts'
import type { ConversationState, Matter } from './state.ts'
import type { Reply, Turn } from './turn.ts'

const MOST_CLARIFIES = 2
const SAME_STORY_MS = 30 * 60_000
const LONGEST_STORY = 400

/** The last rung: a question in the asker's own words. Always answers. */
export async function questionStep(turn: Turn): Promise<Reply> {
  const { words, decision } = decideInContext(turn)
  const reckoned = await reckonInstead(turn, decision)
  if (reckoned) return reckoned
  const reply = await replyTo(turn, notForever(decision, turn.state.clarifies), turn.text)
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

/** Logs and answers one decision; also used when an option names the entry. */
export async function replyTo(turn: Turn, decision: Decision, words: string): Promise<Reply> {
  const facts = factsOf(decision)
  await logConsultation(turn, facts, words)
  await noteStaleEntry(turn, decision)
  const town = findTownInPassing(words, turn.county.towns)
  const place = town ? { ...turn.state.place, town: town.code } : turn.state.place
  const story = storySoFar(turn, words)
  const matter: Matter = {
    topic: facts.topic,
    route: facts.route,
    reason: decision.kind === 'handover' ? 'low-confidence' : 'route',
    sealed: (decision.kind === 'danger' && decision.script.sealed) || mustBeSealed(story),
    words: redactNumbers(story),
  }
  const last = facts.kind === 'smalltalk' ? turn.state.last : { entry: facts.entry, at: turn.now, matter }
  const state: ConversationState = {
    ...turn.state,
    place,
    last,
    clarifies: decision.kind === 'clarify' ? turn.state.clarifies + 1 : 0,
  }
  const asking = { ...askingOf({ ...turn, state }), heed: turn.skills.answerer.heed(words, turn.today) }
  return { messages: composeDecision(decision, asking), state }
}

/** A person who takes over needs the whole story, not its last sentence. */
function storySoFar(turn: Turn, words: string): string {
  const { last } = turn.state
  if (!last || turn.now - last.at > SAME_STORY_MS) return words
  return `${last.matter.words}；${words}`.slice(-LONGEST_STORY)
}

/** After two questions back in a row, say so honestly and offer a person. */
function notForever(decision: Decision, clarifies: number): Decision {
  if (decision.kind !== 'clarify' || clarifies < MOST_CLARIFIES) return decision
  return { kind: 'handover', nearest: undefined, confidence: decision.confidence }
}
