import { findAskedArticle } from '../../core/laws/find-asked-article.ts'
import { queryWords, searchLaws } from '../../core/laws/search-laws.ts'
import { plainText } from '../../domain/laws/plain-text.ts'
import { versionOn } from '../../domain/laws/version-state.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { goTo, sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { articlePath } from './paths.ts'
import { withStates } from './read-version.ts'
import { lawListPage, searchPage } from './search-page.ts'

const MOST_ARTICLES = 50
const MOST_ENTRIES = 20

/** The search over all full texts and entries; a law and a number lead straight to the article. */
export async function showLaws(visit: StaffVisit): Promise<Response> {
  const { office, context } = visit
  const query = typedQuery(context.req.query('q') ?? '')
  const words = queryWords(query)
  const versions = withStates(visit, await office.database.stores.laws.versions())
  if (words.length === 0) return sendPage(visit, lawListPage(versions))
  const direct = await pathOfAsked(visit, query)
  if (direct) return goTo(visit, direct)
  const named = versions.filter(({ law, full, state }) => {
    const names = plainText(`${law}${full}`)
    return state !== 'superseded' && words.every((word) => names.includes(plainText(word)))
  })
  const today = shanghaiDay(visit.now)
  const found = await searchLaws(office.database.stores.laws, words, { today, most: MOST_ARTICLES })
  const states = new Map(
    versions.map((version) => [`${version.law} ${version.effectiveFrom}`, version.state]),
  )
  return sendPage(
    visit,
    searchPage({
      ...{ query, found, laws: named },
      entries: office.findEntries(words).slice(0, MOST_ENTRIES),
      stateOf: ({ law, effectiveFrom }) => states.get(`${law} ${effectiveFrom}`),
    }),
  )
}

/** Neither database stores NUL or half a surrogate pair, and nobody means to search invisible characters. */
function typedQuery(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
}

async function pathOfAsked({ office, now }: StaffVisit, query: string): Promise<string | undefined> {
  const { laws } = office.database.stores
  const asked = findAskedArticle(query, await laws.versions())
  if (!asked) return undefined
  const version = versionOn(await laws.versionsOf(asked.law), shanghaiDay(now))
  const place = version && (await laws.article(version, asked.key))
  return place && version ? articlePath(version, asked.key) : undefined
}
