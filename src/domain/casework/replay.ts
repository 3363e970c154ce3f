import { applyEvent } from './apply-event.ts'
import type { Case } from './case.ts'
import type { CaseEvent } from './case-event.ts'

/** The case as its opening and these lines of its log make it. Pure. */
export function replay(theCase: Case, events: readonly CaseEvent[]): Case {
  const { state: _state, station: _station, owner: _owner, outcome: _outcome, ...rest } = theCase
  const { closedAt: _closedAt, claimedAt: _claimedAt, rating: _rating, paid: _paid, ...more } = rest
  const { reopened: _reopened, nextDue: _nextDue, version: _version, ...opening } = more
  return events.reduce<Case>(applyEvent, { ...opening, state: 'waiting', station: '', version: 0 })
}
