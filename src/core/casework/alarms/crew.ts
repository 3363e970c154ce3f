import type { Case } from '../../../domain/casework/case.ts'
import type { AlarmRung } from '../../../domain/casework/case-event.ts'
import type { ChatAddress } from '../../../domain/message/inbound-message.ts'
import { type Absence, absenceOn } from '../../../domain/people/absence.ts'
import { canOnCase } from '../../../domain/people/policy.ts'
import type { Staff } from '../../../domain/people/staff.ts'
import { isWithinReach } from '../../../domain/people/within-reach.ts'
import { chainUp } from '../../../domain/place/place-tree.ts'
import type { County } from '../../../domain/place/station.ts'
import { shanghaiDay } from '../../../domain/shanghai-time.ts'
import { type Desk, staffActor } from '../desk.ts'

/** Who works, who is away, and where each can be written to, at one instant. */
export interface Crew {
  readonly staff: readonly Staff[]
  readonly chats: ReadonlyMap<string, readonly ChatAddress[]>
  /** Ids of everybody a case may be left to: they are written to, or find it on the console. */
  readonly withinReach: ReadonlySet<string>
  readonly absences: readonly Absence[]
  /** Asia/Shanghai. */
  readonly today: string
}

export async function readCrew(desk: Desk): Promise<Crew> {
  const { stores, now } = desk
  const today = shanghaiDay(now)
  const bound = await stores.staff.bound()
  const byStaff = Map.groupBy(bound, ({ staff }) => staff.id)
  const staff = await stores.staff.list()
  const doors = { bound: new Set(byStaff.keys()), lastSeen: await stores.accounts.lastSeen() }
  return {
    staff,
    chats: new Map([...byStaff].map(([id, some]) => [id, some.map(({ chat }) => chat)])),
    withinReach: new Set(staff.filter((one) => isWithinReach(one, doors, now)).map(({ id }) => id)),
    absences: await stores.absences.from(today),
    today,
  }
}

/** Whether a member of staff can act today; one who cannot be found is gone. */
export function presence(crew: Crew, id: string | undefined): 'here' | 'away' | 'gone' {
  const member = crew.staff.find((one) => one.id === id)
  if (!member?.active) return 'gone'
  return absenceOn(crew.absences, member.id, crew.today) ? 'away' : 'here'
}

/** Who hears of the case, works now, and may take it. */
export function reachable(crew: Crew, theCase: Case, county: County): readonly Staff[] {
  return crew.staff.filter(
    (member) =>
      crew.withinReach.has(member.id) &&
      presence(crew, member.id) === 'here' &&
      canOnCase(staffActor(member, county), 'claim', theCase),
  )
}

/** Who stands on a rung; empty when nobody does. */
export function onRung(
  rung: AlarmRung,
  theCase: Case,
  with_: { crew: Crew; county: County },
): readonly Staff[] {
  const { crew, county } = with_
  const others = reachable(crew, theCase, county).filter(({ id }) => id !== theCase.owner)
  switch (rung) {
    case 'owner':
      return reachable(crew, theCase, county).filter(({ id }) => id === theCase.owner)
    case 'station':
      return others.filter(({ station }) => station === theCase.station)
    case 'substitute':
      return others.filter(
        ({ id, station }) => id === substituteOf(crew, theCase.owner) || station === theCase.station,
      )
    case 'above':
      return nearestAbove(others, theCase, county)
    case 'duty':
      return dutyOf(others)
  }
}

/** The substitute named in a member's leave of today or the next one. */
export function substituteOf(crew: Crew, owner: string | undefined): string | undefined {
  return crew.absences.find(({ staff, substitute }) => staff === owner && substitute !== undefined)
    ?.substitute
}

function nearestAbove(others: readonly Staff[], theCase: Case, county: County): readonly Staff[] {
  const here = county.stations.find(({ id }) => id === theCase.station)
  const above = here ? chainUp(here, county.stations).slice(1) : []
  const level = above.find(({ id }) => others.some(({ station }) => station === id))
  return level ? others.filter(({ station }) => station === level.id) : []
}

/** The duty officers; without any, the administrators. */
function dutyOf(others: readonly Staff[]): readonly Staff[] {
  const duty = others.filter(({ role }) => role === 'duty')
  return duty.length > 0 ? duty : others.filter(({ role }) => role === 'admin')
}
