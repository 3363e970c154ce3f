import { applyEvent } from '../../domain/casework/apply-event.ts'
import type { Case } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'

/** The case as it stood at an instant: its log replayed up to there. An old month re-run gives the same bytes. */
export function caseAsOf(theCase: Case, events: readonly CaseEvent[], until: number): Case {
  const { state: _state, station: _station, owner: _owner, outcome: _outcome, ...rest } = theCase
  const { closedAt: _closedAt, claimedAt: _claimedAt, version: _version, ...opening } = rest
  const opened: Case = { ...opening, state: 'waiting', station: '', version: 0 }
  return events.filter((event) => event.at < until).reduce(applyEvent, opened)
}
