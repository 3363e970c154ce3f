import type { Case } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import { replay } from '../../domain/casework/replay.ts'

/** The case as it stood at an instant: its log replayed up to there. An old month re-run gives the same bytes. */
export function caseAsOf(theCase: Case, events: readonly CaseEvent[], until: number): Case {
  return replay(
    theCase,
    events.filter((event) => event.at < until),
  )
}
