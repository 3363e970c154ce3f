import type { DialectProfile } from '../dialect-profile.ts'
import { firstTables } from './0001-first-tables.ts'
import { laws } from './0002-laws.ts'
import { interviews } from './0005-interviews.ts'
import { entryRevisions } from './0010-entry-revisions.ts'

/** One step of the schema. Numbers never change and are never reused; a released step is never edited. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly statements: (profile: DialectProfile) => readonly string[]
}

export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'first-tables', statements: firstTables },
  { number: 2, name: 'laws', statements: laws },
  { number: 5, name: 'interviews', statements: interviews },
  { number: 10, name: 'entry-revisions', statements: entryRevisions },
]

/** The schema this program works with. */
export const NEWEST_SCHEMA = MIGRATIONS.at(-1)?.number ?? 0
