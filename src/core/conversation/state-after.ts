import { factsOf } from '../answering/answer.ts'
import type { Decision } from '../answering/decide.ts'
import { mustBeSealed } from '../casework/must-be-sealed.ts'
import { findTownInPassing } from '../understanding/find-place.ts'
import { redactNumbers } from '../understanding/redact.ts'
import type { ConversationState, Matter } from './state.ts'
import type { Turn } from './turn.ts'

const SAME_STORY_MS = 30 * 60_000
const LONGEST_STORY = 400

/** What a chat remembers after a decision about some words. */
export function stateAfter(turn: Turn, decision: Decision, words: string): ConversationState {
  const facts = factsOf(decision)
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
  return {
    ...turn.state,
    place,
    last,
    clarifies: decision.kind === 'clarify' ? turn.state.clarifies + 1 : 0,
  }
}

/** A person who takes over needs the whole story, not its last sentence. */
function storySoFar(turn: Turn, words: string): string {
  const { last } = turn.state
  if (!last || turn.now - last.at > SAME_STORY_MS) return words
  return `${last.matter.words}；${words}`.slice(-LONGEST_STORY)
}
