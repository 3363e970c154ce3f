import type { Case, CaseOpening } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import type { CaseFact } from '../../domain/casework/case-fact.ts'
import type { Worker } from '../../domain/casework/group-member.ts'
import { type RoutingResult, routeCase } from '../../domain/casework/route-case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import { type Desk, staffActor } from './desk.ts'
import { staffWithinReach } from './doors.ts'

/** What is known about a matter before it becomes a case. */
export type CaseRequest = Pick<
  CaseOpening,
  'person' | 'chat' | 'topic' | 'route' | 'reason' | 'place' | 'sealed' | 'words'
> & {
  readonly against?: 'village' | 'town' | undefined
  /** What an interview brought out. */
  readonly facts?: readonly CaseFact[]
  /** A group claim: everybody it is for. */
  readonly workers?: readonly Worker[]
}

/** The nearest station that may see the matter and where somebody can be reached. */
export async function findStation(desk: Desk, request: CaseRequest): Promise<RoutingResult> {
  const staffed = new Set((await staffWithinReach(desk)).map(({ station }) => station))
  return routeCase({ ...request, stations: desk.county.stations, staffed })
}

/** Sends a waiting case one step up when nobody at its station may claim it; returns it unchanged otherwise. */
export async function climbFrom(desk: Desk, theCase: Case): Promise<Case> {
  const parent = desk.county.stations.find((station) => station.id === theCase.station)?.parent
  if (!parent) return theCase
  const event: CaseEvent = {
    at: desk.now,
    actor: { kind: 'system' },
    body: { kind: 'routed', station: parent, hops: [theCase.station] },
  }
  return (await desk.stores.cases.append(theCase, event)) ?? theCase
}

/** True when somebody within reach other than `besides` works at the case's station and may claim it. */
export async function hasTaker(desk: Desk, theCase: Case, besides: string): Promise<boolean> {
  return (await staffWithinReach(desk)).some(
    (staff) =>
      staff.id !== besides &&
      staff.station === theCase.station &&
      canOnCase(staffActor(staff, desk.county), 'claim', theCase),
  )
}
