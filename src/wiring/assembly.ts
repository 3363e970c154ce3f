import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { type Answerer, createAnswerer } from '../core/answering/answerer.ts'
import type { Papers } from '../core/documents/papers.ts'
import { readAllowedCharacters } from '../core/knowledge/lint/allowed-characters.ts'
import type { TextRules } from '../core/knowledge/lint/lint-text.ts'
import { loadConflictPatterns, loadCounty } from '../core/knowledge/load-county.ts'
import { loadFigures } from '../core/knowledge/load-figures.ts'
import { type LoadedKnowledge, loadKnowledge } from '../core/knowledge/load-knowledge.ts'
import { loadWhoPays } from '../core/knowledge/load-who-pays.ts'
import type { SourceFile } from '../core/knowledge/parse-entry.ts'
import { createLawBook, type LawBook } from '../core/laws/law-book.ts'
import { type Calculators, createCalculators } from '../core/reckoning/calculators.ts'
import { type ConflictFinder, createConflictFinder } from '../core/understanding/find-conflict.ts'
import { createWagePayers, type WagePayers } from '../core/wages/wage-payers.ts'
import type { County } from '../domain/place/station.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { Database } from '../ports/database.ts'
import type { Log } from '../ports/log.ts'
import { createBackup } from '../storage/backup/create-backup.ts'
import { createCipher, KEY_BYTES } from '../storage/cipher.ts'
import { KEY_FILE, loadOrCreateKey } from '../storage/key-file.ts'
import { NEWEST_SCHEMA } from '../storage/migrations/index.ts'
import { type DatabaseLocation, openDatabase } from '../storage/open-database.ts'
import { StorageError } from '../storage/storage-error.ts'
import { readTextFiles } from '../storage/text-files.ts'
import { backupName, backupsIn, listBackups } from './backups.ts'
import { readPapers } from './read-papers.ts'

/** Where the curated content of this installation lies. */
export const KNOWLEDGE_DIR = fileURLToPath(new URL('../../knowledge', import.meta.url))

/** The embedded database's file in the data directory. */
export const DATABASE_FILE = 'xiangfa.db'

/** Channels whose readers fetch their thread. */
const PULLED_CHANNELS = ['web']

/** Everything that is read from files and needs no database. */
export interface Knowledge {
  readonly files: readonly SourceFile[]
  readonly loaded: LoadedKnowledge
  readonly county: County
  readonly answerer: Answerer
  readonly findConflict: ConflictFinder
  readonly lawBook: LawBook
  readonly calculators: Calculators
  readonly whoPays: WagePayers
  readonly papers: Papers
  /** What every text for villagers keeps to. */
  readonly lintRules: TextRules
}

/** Reads and indexes the knowledge; broken files are named in `loaded.findings` and left out. */
export async function readKnowledge(county: string, directory: string = KNOWLEDGE_DIR): Promise<Knowledge> {
  const files = await readTextFiles(directory)
  const loaded = loadKnowledge(files)
  return {
    files,
    loaded,
    county: loadCounty(files, county),
    answerer: createAnswerer(loaded.base),
    findConflict: createConflictFinder(loadConflictPatterns(files)),
    lawBook: createLawBook(loaded.base),
    calculators: createCalculators(loadFigures(files, county).figures),
    whoPays: createWagePayers(loadWhoPays(files)),
    papers: await readPapers(files, directory),
    lintRules: {
      officialese: loaded.base.lexicon.officialese,
      allowedCharacters: readAllowedCharacters(files).characters,
    },
  }
}

/** The opened data of one installation. */
export interface Data {
  readonly database: Database
  readonly cipher: Cipher
  readonly keyCreated: boolean
  readonly directory: string
}

/** Opens the database with its key, creating both on the first start. */
export async function openData(config: Config, log: Log, directory: string): Promise<Data> {
  await makeFolder(directory)
  refuseLostKey(config, directory)
  const { key, created } = await loadOrCreateKey(directory, config.DATA_KEY)
  const cipher = createCipher(key)
  const location = locationOf(config, directory)
  const copy = async () => copyBeforeUpgrade({ location, cipher, directory, log })
  const options = { cipher, log, pulledChannels: PULLED_CHANNELS, migrating: { before: copy } }
  const database = await openDatabase(location, options).catch((error: unknown) =>
    nameBackup(error, directory),
  )
  return { database, cipher, keyCreated: created, directory }
}

/** Where the data of one installation is. */
export function locationOf(config: Config, directory: string): DatabaseLocation {
  return config.DATABASE_URL
    ? { kind: 'postgres', url: config.DATABASE_URL }
    : { kind: 'sqlite', file: join(directory, DATABASE_FILE) }
}

/** The key that is there; a command that needs the old data must not make a new one. */
export async function openExistingKey(config: Config, directory: string): Promise<Cipher> {
  if (config.DATA_KEY === undefined && !existsSync(join(directory, KEY_FILE))) {
    const message = `${directory} 里没有密钥文件 ${KEY_FILE}。请把另存的密钥放进去，或者设 DATA_KEY。`
    throw Object.assign(new Error(message), { code: 'key-missing' })
  }
  return createCipher((await loadOrCreateKey(directory, config.DATA_KEY)).key)
}

/** The way back, should the new version disappoint. */
async function copyBeforeUpgrade(
  what: { readonly directory: string; readonly log: Log } & Pick<Data, 'cipher'> & {
      readonly location: DatabaseLocation
    },
): Promise<void> {
  const now = Date.now()
  const target = join(backupsIn(what.directory), backupName(now, 'before-upgrade'))
  await createBackup({ ...what, target, now })
  what.log.info('database.copied-before-upgrade', { target })
}

/** Who went back to an older program needs to hear which backup it can read. */
async function nameBackup(error: unknown, directory: string): Promise<never> {
  if (!(error instanceof StorageError) || error.code !== 'schema-newer') throw error
  const backups = await listBackups(backupsIn(directory))
  const fitting = backups.find(({ schema }) => schema <= NEWEST_SCHEMA)
  const way = fitting
    ? `要退回这个程序，用升级前的备份：npm run restore -- ${fitting.path}`
    : `${backupsIn(directory)} 里没有这个程序能用的备份。`
  throw new StorageError('schema-newer', `${error.message}${way}`, error)
}

/** The sample county. */
export const DEFAULT_COUNTY = 'langao'

/** The operator named the folder, so the operator must hear what is wrong with it. */
export async function makeFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const message = `数据目录 ${directory} 用不了：它不是文件夹，或者没有权限。请改设置 DATA_DIR。`
    throw Object.assign(new Error(message, { cause }), { code: 'bad-data-dir' })
  }
}

/** A new key beside old data would only hide that the old one is gone. */
function refuseLostKey(config: Config, directory: string): void {
  const hasData = config.DATABASE_URL === undefined && existsSync(join(directory, DATABASE_FILE))
  if (!hasData || config.DATA_KEY !== undefined || existsSync(join(directory, KEY_FILE))) return
  const message = `${directory} 里有数据库，却没有密钥文件 ${KEY_FILE}。请把备份的密钥放回去，或者设 DATA_KEY。`
  throw Object.assign(new Error(message), { code: 'key-missing' })
}

/** A database in memory with a key of its own: for talking in the terminal and for tests. */
export async function openMemory(
  log: Log,
  pulledChannels: readonly string[] = PULLED_CHANNELS,
): Promise<Data> {
  const cipher = createCipher(randomBytes(KEY_BYTES))
  const database = await openDatabase({ kind: 'sqlite', file: ':memory:' }, { cipher, log, pulledChannels })
  return { database, cipher, keyCreated: false, directory: ':memory:' }
}
