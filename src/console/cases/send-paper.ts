import { staffActor } from '../../core/casework/desk.ts'
import { fileName } from '../../core/documents/papers.ts'
import { DOCX_TYPE } from '../../domain/documents/docx-type.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import type { StoredDocument } from '../../ports/stores/document-store.ts'
import { CODES_FIRST, hasCodes } from '../account/has-codes.ts'
import type { StaffVisit } from '../visit.ts'
import { findVisiblePaper } from './find-visible-paper.ts'
import { sendCase, sendNoCase } from './show-case.ts'

const REFUSED = '文书上有当事人的住址和证件号，只有接单的人和管理员能打开。要看，请先接单。'

/** One paper of a case as a Word file. It says who the asker is, so the look is written down before it is shown. */
export async function sendPaper(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const isSafe = await hasCodes(visit)
  const looked = await office.database.transaction(async (stores) => {
    const found = await findVisiblePaper(visit, stores)
    if (found === undefined) return undefined
    const isTheirs = canOnCase(staffActor(me, office.county()), 'open-paper', found.theCase)
    const may = isTheirs && isSafe
    const line = { at: now, actor: me.id, action: 'case.open-paper', object: found.theCase.id }
    await stores.audit.add({ ...line, result: may ? 'done' : 'refused' })
    return { ...found, may, isTheirs }
  })
  if (!looked) return sendNoCase(visit)
  const { theCase, paper, may, isTheirs } = looked
  if (may) return asFile(paper)
  return sendCase(visit, theCase, { problems: [{ words: isTheirs ? CODES_FIRST : REFUSED }], status: 403 })
}

function asFile({ title, draft, bytes }: StoredDocument): Response {
  const name = encodeURIComponent(fileName(title, draft))
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': DOCX_TYPE,
      'Content-Disposition': `attachment; filename="document.docx"; filename*=UTF-8''${name}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
