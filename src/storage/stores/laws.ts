import { type Selectable, sql } from 'kysely'
import type { LawArticle, LawText, LawVersion, VersionKey } from '../../domain/laws/law-text.ts'
import { plainText } from '../../domain/laws/plain-text.ts'
import type { LawStore } from '../../ports/stores/law-store.ts'
import type { Tables } from '../schema.ts'
import { parseOwnJson } from '../sealing.ts'
import type { Session } from '../session.ts'

/** Keeps one insert below the limit on bound values. */
const ROWS_PER_INSERT = 1000

export function createLawStore(session: Session): LawStore {
  const versions = () =>
    session.db.selectFrom('law_version').selectAll().orderBy('law').orderBy('effective_from')
  return {
    versions: async () => (await versions().execute()).map(toVersion),
    versionsOf: async (law) => (await versions().where('law', '=', law).execute()).map(toVersion),
    put: (text) => put(session, text),
    articles: async (version) => {
      const rows = await articlesOf(session, version).orderBy('position').execute()
      return rows.map(toArticle)
    },
    article: (version, key) => articleInPlace(session, version, key),
    find: (words, limit) => find(session, words, limit),
  }
}

function articlesOf({ db }: Session, { law, effectiveFrom }: VersionKey) {
  return db
    .selectFrom('article')
    .selectAll()
    .where('law', '=', law)
    .where('effective_from', '=', effectiveFrom)
}

async function articleInPlace(session: Session, version: VersionKey, key: string) {
  const row = await articlesOf(session, version).where('key', '=', key).executeTakeFirst()
  if (!row) return undefined
  const near = await articlesOf(session, version)
    .where('position', 'in', [row.position - 1, row.position + 1])
    .execute()
  const at = (position: number) => near.filter((other) => other.position === position).map(toArticle)[0]
  return { before: at(row.position - 1), article: toArticle(row), after: at(row.position + 1) }
}

async function find({ db }: Session, words: readonly string[], limit: number) {
  const wanted = words.map(plainText).filter((word) => word !== '')
  if (wanted.length === 0) return []
  let query = db.selectFrom('article').selectAll().limit(limit)
  for (const word of wanted) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`plain like ${pattern} escape '\\'`)
  }
  const rows = await query.execute()
  return rows.map((row) => ({ law: row.law, effectiveFrom: row.effective_from, ...toArticle(row) }))
}

function put(session: Session, text: LawText): Promise<void> {
  return session.atomic(async ({ db }) => {
    for (const table of ['article', 'law_version'] as const) {
      await db
        .deleteFrom(table)
        .where('law', '=', text.law)
        .where('effective_from', '=', text.effectiveFrom)
        .execute()
    }
    await db.insertInto('law_version').values(toVersionRow(text)).execute()
    const rows = text.articles.map((article, position) => toArticleRow(text, article, position))
    for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
      await db
        .insertInto('article')
        .values(rows.slice(from, from + ROWS_PER_INSERT))
        .execute()
    }
  })
}

function toVersionRow(text: LawText): Selectable<Tables['law_version']> {
  const { law, effectiveFrom, full, note, preamble } = text
  return {
    ...{ law, effective_from: effectiveFrom, full, note, preamble },
    promulgated_on: text.promulgatedOn ?? null,
    repealed_on: text.repealedOn ?? null,
    outdated: text.outdated ? 1 : 0,
  }
}

function toArticleRow(
  { law, full, effectiveFrom }: LawText,
  { key, label, chapter, text }: LawArticle,
  position: number,
): Selectable<Tables['article']> {
  return {
    ...{ law, effective_from: effectiveFrom, position, key, label, text },
    chapter: JSON.stringify(chapter),
    plain: plainText([law, full, label, ...chapter, text].join('\n')),
  }
}

function toVersion(row: Selectable<Tables['law_version']>): LawVersion {
  const { law, full, note, preamble } = row
  return {
    ...{ law, effectiveFrom: row.effective_from, full, note, preamble },
    promulgatedOn: row.promulgated_on ?? undefined,
    repealedOn: row.repealed_on ?? undefined,
    outdated: row.outdated === 1,
  }
}

function toArticle({ key, label, chapter, text }: Selectable<Tables['article']>): LawArticle {
  return { key, label, chapter: parseOwnJson<readonly string[]>(chapter), text }
}
