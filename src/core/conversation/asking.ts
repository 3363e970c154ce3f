import type { Asking } from '../answering/compose-entry.ts'
import type { Turn } from './turn.ts'

/** For whom an answer of this turn is put together. */
export function askingOf(turn: Turn): Asking {
  return {
    place: turn.state.place,
    county: turn.county,
    today: turn.today,
    explain: turn.skills.answerer.explain,
    laws: turn.skills.answerer.laws,
  }
}
