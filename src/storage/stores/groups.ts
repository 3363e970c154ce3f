import type { GroupMember, Worker } from '../../domain/casework/group-member.ts'
import type { GroupStore } from '../../ports/stores/group-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export function createGroupStore(session: Session): GroupStore {
  const { db, cipher } = session
  const body = sealedColumn(cipher, 'group_member:body')
  const phoneKey = (phone: string) => cipher.pseudonym(`phone:${phone}`)
  return {
    open: async (caseId, code) => {
      const row = await db
        .insertInto('group_claim')
        .values({ case_id: caseId, code, members: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .returning('code')
        .executeTakeFirst()
      return row !== undefined
    },
    codeOf: async (caseId) =>
      (await db.selectFrom('group_claim').select('code').where('case_id', '=', caseId).executeTakeFirst())
        ?.code,
    caseOf: async (code) =>
      (await db.selectFrom('group_claim').select('case_id').where('code', '=', code).executeTakeFirst())
        ?.case_id,
    members: (caseId) => members(session, caseId),
    put: async (caseId, { id, worker, person = null }) => {
      const known = {
        person,
        phone_key: worker.phone === undefined ? null : phoneKey(worker.phone),
        body: body.sealJson(worker, id),
      }
      const { members } = await db
        .updateTable('group_claim')
        .set((row) => ({ members: row('members', '+', 1) }))
        .where('case_id', '=', caseId)
        .returning('members')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('group_member')
        .values({ id, case_id: caseId, position: members, ...known })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(known))
        .execute()
    },
    casesWith: async ({ person, phones }) => {
      const keys = phones.map(phoneKey)
      const rows = await db
        .selectFrom('group_member')
        .select('case_id')
        .distinct()
        .where((row) =>
          row.or([row('person', '=', person), ...(keys.length > 0 ? [row('phone_key', 'in', keys)] : [])]),
        )
        .execute()
      return rows.map(({ case_id }) => case_id)
    },
  }
}

async function members(session: Session, caseId: string): Promise<readonly GroupMember[]> {
  const { db, profile, cipher } = session
  const body = sealedColumn(cipher, 'group_member:body')
  await db
    .selectFrom('group_claim')
    .select('code')
    .where('case_id', '=', caseId)
    .$if(profile.concurrentWriters, (query) => query.forUpdate())
    .execute()
  const rows = await db
    .selectFrom('group_member')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('position')
    .execute()
  return rows.map(({ id, person, body: sealed }) => ({
    id,
    worker: body.openJson<Worker>(sealed, id),
    person: person ?? undefined,
  }))
}
