import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  type DoctorContext,
  doctorCommand,
  fileMode,
  freeBytes,
  isWritable,
  portState,
} from '../cli/doctor.ts'
import { type Config, readConfig } from '../config.ts'
import { staffWithinReach } from '../core/casework/doors.ts'
import { createCurrentCounty } from '../core/places/current-county.ts'
import type { Database } from '../ports/database.ts'
import { createIds } from '../storage/ids.ts'
import { KEY_FILE } from '../storage/key-file.ts'
import { systemClock } from '../storage/system-clock.ts'
import { DATABASE_FILE, DEFAULT_COUNTY, openData, readKnowledge } from './assembly.ts'
import { lastBackupAt } from './backups.ts'
import { consoleOutput } from './console-output.ts'
import { createLog } from './log.ts'
import { createChannels } from './make-channels.ts'
import { DEFAULT_DIRECTORY, DEFAULT_HOST, DEFAULT_PORT } from './serve.ts'

export async function doctor(args: readonly string[]): Promise<number> {
  const config = readConfig()
  const open = lazily(() => openExisting(config))
  try {
    return await doctorCommand({ ...consoleOutput, args, context: createContext(config, open) })
  } finally {
    await open.close()
  }
}

type Opened = () => Promise<Database>

function createContext(config: Config, open: Opened): DoctorContext {
  const directory = config.DATA_DIR ?? DEFAULT_DIRECTORY
  const port = config.PORT ?? DEFAULT_PORT
  const knowledge = readKnowledge(config.COUNTY ?? DEFAULT_COUNTY)
  knowledge.catch(() => undefined)
  return {
    now: Date.now(),
    nodeVersion: process.version,
    port,
    dataDir: directory,
    portState: () => portState(config.HOST ?? DEFAULT_HOST, port),
    isWritable: () => isWritable(directory),
    freeBytes: () => freeBytes(directory),
    keyFileMode: () => fileMode(join(directory, KEY_FILE)),
    keyMatches: async () => Boolean(await open()),
    integrity: async () => quickCheck(config, directory),
    inbox: async () => (await open()).stores.inbox.backlog(),
    outbox: async () => (await open()).stores.outbox.backlog(),
    staff: async () => (await open()).stores.staff.list(),
    reachableStaff: async () => staffWithinReach({ stores: (await open()).stores, now: Date.now() }),
    lastBackupAt: () => lastBackupAt(directory),
    county: async () => (await createCurrentCounty((await knowledge).county, await open())).now(),
    knowledge: async () => {
      const { loaded } = await knowledge
      return { entries: loaded.base.entries, laws: loaded.base.laws, findings: loaded.findings }
    },
    channels: async () => {
      const { name: countyName } = (await knowledge).county
      const { on, off } = await createChannels(config, {
        countyName,
        threads: (await open()).stores.threads,
        dropPhoto: (await open()).stores.attachments.drop,
        documents: (await open()).stores.documents,
        storage: await open(),
        clock: systemClock,
        ids: createIds(),
        log: createLog('silent'),
      })
      return [
        ...on.map(({ channel, label }) => ({ name: label, status: channel.status() })),
        ...off.map(({ label, status }) => ({ name: label, status })),
      ]
    },
  }
}

/** Only looks: a doctor that made an empty database would hide that it is missing. */
async function openExisting(config: Config): Promise<Database> {
  const directory = config.DATA_DIR ?? DEFAULT_DIRECTORY
  if (!config.DATABASE_URL && !existsSync(join(directory, DATABASE_FILE))) {
    throw new Error(`${directory} 里还没有数据库，先 npm start 一次`)
  }
  return (await openData(config, createLog('silent'), directory)).database
}

function quickCheck(config: Config, directory: string): string {
  if (config.DATABASE_URL) return 'ok'
  const connection = new Sqlite(join(directory, DATABASE_FILE), { readonly: true, fileMustExist: true })
  try {
    return String(connection.pragma('quick_check', { simple: true }))
  } finally {
    connection.close()
  }
}

function lazily(open: Opened): Opened & { close: () => Promise<void> } {
  let opened: Promise<Database> | undefined
  const get = () => {
    opened ??= open()
    return opened
  }
  const close = async () => {
    const database = await opened?.catch(() => undefined)
    await database?.close()
  }
  return Object.assign(get, { close })
}
