import type { OfficeAction } from '../domain/people/policy.ts'
import type { StaffVisit, Visit } from './visit.ts'

interface Address {
  readonly method: 'GET' | 'POST'
  /** Below `/console`, in hono's notation. */
  readonly path: string
}

/** A page for anybody: signing in and the one-time link. */
export interface PublicRoute extends Address {
  readonly access: 'public'
  readonly answer: (visit: Visit) => Promise<Response>
}

/** A page for staff. Whoever may not do `access` gets the same answer as for an address that is none. */
export interface StaffRoute extends Address {
  readonly access: OfficeAction
  readonly answer: (visit: StaffVisit) => Promise<Response>
}

export type ConsoleRoute = PublicRoute | StaffRoute
