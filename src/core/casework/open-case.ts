import type { Case } from '../../domain/casework/case.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { Desk } from './desk.ts'
import { dueAt } from './due-at.ts'
import { openGroup } from './group-claim.ts'
import { notifyStaff } from './notify-staff.ts'
import { type CaseRequest, findStation } from './place-case.ts'

/** Opens a case, routes it, and tells the people of its station, all in the caller's transaction. */
export async function openCase(desk: Desk, request: CaseRequest): Promise<Case> {
  const { stores, now, ids } = desk
  const { station, hops, excluded } = await findStation(desk, request)
  const year = Number(shanghaiDay(now).slice(0, 4))
  const { against: _against, facts = [], workers = [], ...matter } = request
  const opening = {
    ...matter,
    id: ids.uuid(),
    year,
    serial: await stores.cases.nextSerial(year),
    openedAt: now,
    dueAt: dueAt(now, desk.county),
    excluded,
  }
  const opened = await stores.cases.open(opening, {
    at: now,
    actor: { kind: 'system' },
    body: { kind: 'routed', station, hops },
  })
  await stores.caseFacts.put(opened.id, facts)
  if (workers.length > 0) await openGroup(desk, opened, workers)
  await notifyStaff(desk, opened)
  return opened
}
