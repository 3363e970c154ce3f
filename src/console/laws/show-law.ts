import { compareArticles } from '../../core/laws/compare-versions.ts'
import { notesOn } from '../../core/laws/read-article.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { articlePage } from './article-page.ts'
import { changesPage } from './changes-page.ts'
import { lawPage } from './law-page.ts'
import { readVersion } from './read-version.ts'

export async function showLaw(visit: StaffVisit): Promise<Response> {
  const named = await readVersion(visit)
  if (!named) return sendPage(visit, NOT_FOUND, 404)
  return sendPage(visit, lawPage(named, await visit.office.database.stores.laws.articles(named.version)))
}

export async function showArticle(visit: StaffVisit): Promise<Response> {
  const { office, context, now } = visit
  const { laws } = office.database.stores
  const named = await readVersion(visit)
  const key = context.req.param('key') ?? ''
  const place = named && (await laws.article(named.version, key))
  if (!named || !place) return sendPage(visit, NOT_FOUND, 404)
  const { version, versions } = named
  const others = versions.filter(({ effectiveFrom }) => effectiveFrom !== version.effectiveFrom)
  const page = articlePage({
    ...{ version, place },
    notes: notesOn({ law: version.law, key }, { book: office.knowledge().lawBook, today: shanghaiDay(now) }),
    entries: office.knowledge().lawBook.citedBy.article(version.law, key),
    others: await Promise.all(
      others.map(async (other) => ({ version: other, article: (await laws.article(other, key))?.article })),
    ),
  })
  return sendPage(visit, page)
}

/** A version beside the one that was in force before it. */
export async function showChanges(visit: StaffVisit): Promise<Response> {
  const { office } = visit
  const { laws } = office.database.stores
  const named = await readVersion(visit)
  const before = named?.versions.findLast(({ effectiveFrom }) => effectiveFrom < named.version.effectiveFrom)
  if (!named || !before) return sendPage(visit, NOT_FOUND, 404)
  const changes = compareArticles(await laws.articles(before), await laws.articles(named.version))
  const page = changesPage({
    ...{ before, after: named.version },
    changes: changes.map((change) => ({
      change,
      entries: office.knowledge().lawBook.citedBy.change(named.version.law, change),
    })),
  })
  return sendPage(visit, page)
}
