import type { Case } from './case.ts'
import type { CaseEvent, CaseEventBody } from './case-event.ts'

/** The case after one more event. Pure: the state of a case is what its log says, replayed in order. */
export function applyEvent(theCase: Case, event: CaseEvent): Case {
  return { ...theCase, ...change(theCase, event), version: theCase.version + 1 }
}

type Change = Partial<Omit<Case, 'version'>>
type Changes = {
  readonly [K in CaseEventBody['kind']]: (
    body: Extract<CaseEventBody, { kind: K }>,
    at: number,
    before: Case,
  ) => Change
}

const WAITING = { state: 'waiting', owner: undefined } as const
const NOT_ENDED = { outcome: undefined, closedAt: undefined } as const

const CHANGES: Changes = {
  routed: (body) => ({ ...WAITING, station: body.station }),
  claimed: (body, at) => ({ state: 'active', owner: body.staff, claimedAt: at }),
  'handed-back': () => WAITING,
  'handed-on': (body) => (body.to === undefined ? WAITING : { owner: body.to }),
  transferred: (body) => ({ ...WAITING, station: body.station }),
  'progress-noted': () => ({ state: 'active' }),
  remarked: () => ({}),
  'material-requested': () => ({ state: 'needs-material' }),
  'asker-wrote': (_body, _at, before) => (before.state === 'needs-material' ? { state: 'active' } : {}),
  'step-taken': (_body, _at, before) => (before.state === 'needs-material' ? { state: 'active' } : {}),
  'paper-released': () => ({}),
  extended: () => ({}),
  reminded: () => ({}),
  closed: (body, at) => ({ state: 'closed', outcome: body.outcome, closedAt: at }),
  withdrawn: (_body, at) => ({ state: 'withdrawn', closedAt: at }),
  undone: ({ state, station, owner }) => ({ ...NOT_ENDED, state, station, owner }),
  rated: (body) => ({ rating: body.rating }),
  reopened: (body) => ({ ...WAITING, ...NOT_ENDED, station: body.station, reopened: true }),
  'follow-up-asked': () => ({}),
  'followed-up': (body) => ({ paid: body.paid }),
}

function change(before: Case, event: CaseEvent): Change {
  const apply = CHANGES[event.body.kind] as (body: CaseEventBody, at: number, before: Case) => Change
  return apply(event.body, event.at, before)
}
