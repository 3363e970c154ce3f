import type { DialectProfile } from '../dialect-profile.ts'
import { firstTables } from './0001-first-tables.ts'
import { laws } from './0002-laws.ts'
import { interviews } from './0005-interviews.ts'

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
]
