import { type Case, isOpen } from '../../domain/casework/case.ts'
import type { GroupMember, Worker } from '../../domain/casework/group-member.ts'
import { isSame, joinWorkers } from '../interviews/worker.ts'
import type { Desk } from './desk.ts'

const CODES = 10_000

/** Makes a case a group claim and lists its workers; nobody is listed twice. Returns the code others join by. */
export async function openGroup(desk: Desk, theCase: Case, workers: readonly Worker[]): Promise<string> {
  const code = await freeCode(desk, theCase)
  await addWorkers(desk, theCase, workers)
  return code
}

/** Four digits that can be said over the phone; a code in use is never given twice. */
async function freeCode(desk: Desk, theCase: Case): Promise<string> {
  for (;;) {
    const number = Number.parseInt(desk.ids.uuid().replaceAll('-', '').slice(0, 8), 16) % CODES
    const code = String(number).padStart(4, '0')
    if (await desk.stores.groups.open(theCase.id, code)) return code
  }
}

/** Adds workers to a group, each once: who is known is only told more of. Returns all members. */
export async function addWorkers(
  desk: Desk,
  theCase: Pick<Case, 'id'>,
  workers: readonly (Worker & { readonly person?: string })[],
): Promise<readonly GroupMember[]> {
  const { groups } = desk.stores
  for (const { person, ...worker } of workers) {
    const members = await groups.members(theCase.id)
    const known = members.find(
      (member) => (person && member.person === person) || isSame(member.worker, worker),
    )
    const [joined = worker] = known ? joinOnto(known.worker, worker) : [worker]
    const id = known?.id ?? desk.ids.uuid()
    await groups.put(theCase.id, { id, worker: joined, person: known?.person ?? person })
  }
  return groups.members(theCase.id)
}

/** What the member said themselves fills the gaps of what was listed of them. */
function joinOnto(known: Worker, more: Worker): readonly Worker[] {
  return joinWorkers([
    known,
    { ...more, name: known.name, fen: known.fen ?? more.fen, phone: known.phone ?? more.phone },
  ])
}

/** The open group claim that already has this person, or one of these phones, among its members. */
export async function openGroupWith(
  desk: Desk,
  who: { readonly person: string; readonly phones: readonly string[] },
): Promise<Case | undefined> {
  for (const id of await desk.stores.groups.casesWith(who)) {
    const theCase = await desk.stores.cases.byId(id)
    if (theCase && isOpen(theCase)) return theCase
  }
  return undefined
}
