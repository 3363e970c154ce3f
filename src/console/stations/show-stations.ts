import { readDoors } from '../../core/casework/doors.ts'
import { canInOffice } from '../../domain/people/policy.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { isPending } from '../account/setup-link.ts'
import type { ConsoleRoute } from '../route.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { saveStation, showStation } from './edit-station.ts'
import { stationsPage } from './stations-page.ts'

export const STATION_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/stations', access: 'see-office', answer: showStations },
  { method: 'GET', path: '/stations/:id', access: 'manage-staff', answer: showStation },
  { method: 'POST', path: '/stations/:id', access: 'manage-staff', answer: saveStation },
]

async function showStations(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const { staff, absences } = office.database.stores
  const today = shanghaiDay(now)
  const doors = await readDoors(office.database.stores)
  const page = stationsPage({
    county: office.county(),
    staff: (await staff.list()).filter((member) => member.active && !isPending(member)),
    away: await absences.from(today),
    ...{ today, doors, now },
    mayManage: canInOffice(me, 'manage-staff'),
  })
  return sendPage(visit, page)
}
