import type { Staff } from './staff.ts'

/** For so long after their last step on the console a member of staff counts as somebody who will see it there. */
const CONSOLE_COUNTS_MS = 7 * 86_400_000

/** By what staff hear of cases: a bound chat, or the console they work on. */
export interface Doors {
  /** Ids of staff with a bound chat. */
  readonly bound: ReadonlySet<string>
  /** When each was last on the console, UTC ms, by staff id. */
  readonly lastSeen: ReadonlyMap<string, number>
}

/**
 * Whether a case may be left to this person: active, takes cases, and hears of it. Routing, alarms, the page of
 * stations and the doctor all ask here, so that nobody is shown as present and then passed over.
 */
export function isWithinReach(staff: Staff, { bound, lastSeen }: Doors, now: number): boolean {
  if (!staff.active || staff.role === 'reader') return false
  return bound.has(staff.id) || isAtConsole(staff, { lastSeen }, now)
}

/** Whether somebody works on the console these days. */
export function isAtConsole({ id }: Staff, { lastSeen }: Pick<Doors, 'lastSeen'>, now: number): boolean {
  const seen = lastSeen.get(id)
  return seen !== undefined && now - seen <= CONSOLE_COUNTS_MS
}
