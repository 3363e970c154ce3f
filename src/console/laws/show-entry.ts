import type { Citation } from '../../domain/knowledge/entry.ts'
import { versionOn } from '../../domain/laws/version-state.ts'
import { canInOffice } from '../../domain/people/policy.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { entryPage, type ShownCitation } from './entry-page.ts'
import { articlePath } from './paths.ts'

export async function showEntry(visit: StaffVisit): Promise<Response> {
  const { office, context } = visit
  const id = `${context.req.param('topic')}/${context.req.param('slug')}`
  const entry = office.knowledge().answerer.entry(id)
  if (!entry) return sendPage(visit, NOT_FOUND, 404)
  const citations = await Promise.all(entry.citations.map((citation) => withPath(visit, citation)))
  const mayEdit = entry.kind === 'answer' && canInOffice(visit.me, 'edit-knowledge')
  return sendPage(visit, entryPage(entry, { citations, mayEdit }))
}

async function withPath({ office, now }: StaffVisit, citation: Citation): Promise<ShownCitation> {
  const { laws } = office.database.stores
  const key = String(citation.article)
  const version = versionOn(await laws.versionsOf(citation.law), shanghaiDay(now))
  const place = version && (await laws.article(version, key))
  return { citation, path: version && place ? articlePath(version, key) : undefined }
}
