import type { Case } from './case.ts'
import type { CaseEvent, CaseEventBody } from './case-event.ts'

/** The case after one more event. Pure: the state of a case is what its log says, replayed in order. */
export function applyEvent(theCase: Case, event: CaseEvent): Case {
  return { ...theCase, ...change(event), version: theCase.version + 1 }
}

type Change = Partial<Omit<Case, 'version'>>
type Changes = {
  readonly [K in CaseEventBody['kind']]: (body: Extract<CaseEventBody, { kind: K }>, at: number) => Change
}

const CHANGES: Changes = {
  routed: (body) => ({ state: 'waiting', station: body.station, owner: undefined }),
  claimed: (body, at) => ({ state: 'active', owner: body.staff, claimedAt: at }),
  'handed-back': () => ({ state: 'waiting', owner: undefined }),
  transferred: (body) => ({ state: 'waiting', station: body.station, owner: undefined }),
  'progress-noted': () => ({ state: 'active' }),
  'material-requested': () => ({ state: 'needs-material' }),
  'asker-wrote': () => ({}),
  closed: (body, at) => ({ state: 'closed', outcome: body.outcome, closedAt: at }),
  withdrawn: (_body, at) => ({ state: 'withdrawn', closedAt: at }),
}

function change(event: CaseEvent): Change {
  const apply = CHANGES[event.body.kind] as (body: CaseEventBody, at: number) => Change
  return apply(event.body, event.at)
}
