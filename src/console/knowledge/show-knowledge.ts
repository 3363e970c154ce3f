import { findUnanswered } from '../../core/knowledge/editing/unanswered.ts'
import { entryOf } from '../../core/knowledge/editing/with-revisions.ts'
import { addDays, shanghaiDay } from '../../domain/shanghai-time.ts'
import { sendPage } from '../send-page.ts'
import { staffNames } from '../staff/staff-names.ts'
import type { StaffVisit } from '../visit.ts'
import { knowledgePage } from './knowledge-page.ts'

const SOON_DAYS = 30

export async function showKnowledge(visit: StaffVisit): Promise<Response> {
  const { office, now } = visit
  const { stores } = office.database
  const { entries } = office.knowledge().base
  const soon = addDays(shanghaiDay(now), SOON_DAYS)
  const [drafts, published] = await Promise.all([
    stores.revisions.list({ state: 'draft' }),
    stores.revisions.list({ state: 'published' }),
  ])
  const titles = new Map(entries.map(({ id, title }) => [id, title]))
  const writtenTitle = new Map(drafts.map((draft) => [draft.entry, entryOf(draft)?.title]))
  return sendPage(
    visit,
    knowledgePage({
      drafts,
      published,
      due: entries
        .filter(({ reviewBy }) => reviewBy <= soon)
        .toSorted((a, b) => a.reviewBy.localeCompare(b.reviewBy)),
      unanswered: (await findUnanswered(stores, now)).length,
      titleOf: (entry) => titles.get(entry) ?? writtenTitle.get(entry) ?? entry,
      nameOf: await staffNames(visit),
    }),
  )
}
