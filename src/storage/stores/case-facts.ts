import type { CaseFact } from '../../domain/casework/case-fact.ts'
import type { CaseFactStore } from '../../ports/stores/case-fact-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export function createCaseFactStore(session: Session): CaseFactStore {
  const body = sealedColumn(session.cipher, 'case_fact:body')
  return {
    put: async (caseId, facts) => {
      if (facts.length === 0) return
      const sealed = body.sealJson(facts, caseId)
      await session.db
        .insertInto('case_fact')
        .values({ case_id: caseId, body: sealed })
        .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ body: sealed }))
        .execute()
    },
    of: async (caseId) => {
      const row = await session.db
        .selectFrom('case_fact')
        .select('body')
        .where('case_id', '=', caseId)
        .executeTakeFirst()
      return row === undefined ? [] : body.openJson<readonly CaseFact[]>(row.body, caseId)
    },
  }
}
