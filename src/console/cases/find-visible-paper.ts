import type { Case } from '../../domain/casework/case.ts'
import type { Stores } from '../../ports/database.ts'
import type { StoredDocument } from '../../ports/stores/document-store.ts'
import type { StaffVisit } from '../visit.ts'
import { findVisibleCase } from './find-visible-case.ts'

/** The paper of the address with its case, when it belongs to that case and this reader may see the case. */
export async function findVisiblePaper(
  visit: StaffVisit,
  stores: Stores,
): Promise<{ readonly theCase: Case; readonly paper: StoredDocument } | undefined> {
  const theCase = await findVisibleCase(visit, stores)
  const paper = theCase && (await stores.documents.byId(visit.context.req.param('id') ?? ''))
  return theCase && paper?.caseId === theCase.id ? { theCase, paper } : undefined
}
