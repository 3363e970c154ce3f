import { sniffImage } from '../../domain/evidence/sniff-image.ts'
import { stripMetadata } from '../../domain/evidence/strip-metadata.ts'
import type { StaffVisit } from '../visit.ts'
import { findVisibleCase } from './find-visible-case.ts'
import { sendNoCase } from './show-case.ts'

const EXTENSIONS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const

/**
 * One photo of a case, as a download that no browser runs: its kind read from its bytes, what it says of place and
 * time taken out. What is no whole image of a kind we know goes out as bytes of no kind. The look is written down.
 */
export async function sendEvidence(visit: StaffVisit): Promise<Response> {
  const { office, context, me, now } = visit
  const looked = await office.database.transaction(async (stores) => {
    const theCase = await findVisibleCase(visit, stores)
    const file = theCase && (await stores.attachments.file(context.req.param('id') ?? ''))
    if (!theCase || !file || file.caseId !== theCase.id) return undefined
    const line = { at: now, actor: me.id, action: 'case.open-file', object: theCase.id }
    await stores.audit.add({ ...line, result: 'done' })
    return file
  })
  if (!looked) return sendNoCase(visit)
  const clean = stripMetadata(looked.bytes)
  const type = clean && sniffImage(clean)
  const name = `evidence-${looked.sha256.slice(0, 8)}.${type ? EXTENSIONS[type] : 'bin'}`
  return new Response(clean ?? Uint8Array.from(looked.bytes), {
    headers: {
      'Content-Type': type ?? 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
