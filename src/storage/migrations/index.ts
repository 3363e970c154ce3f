import type { DialectProfile } from '../dialect-profile.ts'
import { firstTables } from './0001-first-tables.ts'
import { laws } from './0002-laws.ts'
import { replyPaths } from './0004-reply-paths.ts'
import { interviews } from './0005-interviews.ts'
import { documents } from './0006-documents.ts'
import { casework } from './0007-casework.ts'
import { modelUses } from './0009-model-uses.ts'
import { entryRevisions } from './0010-entry-revisions.ts'
import { caseStamp } from './0011-case-stamp.ts'
import { secondFactor } from './0012-second-factor.ts'
import { desk } from './0014-desk.ts'
import { embeddings } from './0016-embeddings.ts'

/** One step of the schema. Numbers never change and are never reused; a released step is never edited. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly statements: (profile: DialectProfile) => readonly string[]
}

export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'first-tables', statements: firstTables },
  { number: 2, name: 'laws', statements: laws },
  { number: 4, name: 'reply-paths', statements: replyPaths },
  { number: 5, name: 'interviews', statements: interviews },
  { number: 6, name: 'documents', statements: documents },
  { number: 7, name: 'casework', statements: casework },
  { number: 9, name: 'model-uses', statements: modelUses },
  { number: 10, name: 'entry-revisions', statements: entryRevisions },
  { number: 11, name: 'case-stamp', statements: caseStamp },
  { number: 12, name: 'second-factor', statements: secondFactor },
  { number: 14, name: 'desk', statements: desk },
  { number: 16, name: 'embeddings', statements: embeddings },
]

/** The schema this program works with. */
export const NEWEST_SCHEMA = MIGRATIONS.at(-1)?.number ?? 0
