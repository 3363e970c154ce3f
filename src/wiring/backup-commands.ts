import { promises as fs } from 'node:fs'
import { join, resolve } from 'node:path'
import { backupCommand, RESTORE_SPEC, restoreCommand } from '../cli/backup.ts'
import { readConfig } from '../config.ts'
import { createBackup } from '../storage/backup/create-backup.ts'
import { restoreBackup } from '../storage/backup/restore-backup.ts'
import { locationOf, makeFolder, openExistingKey } from './assembly.ts'
import { backupName, backupsIn, noteBackup, removeBackupsBefore } from './backups.ts'
import { consoleOutput } from './console-output.ts'
import { DEFAULT_DIRECTORY } from './serve.ts'

const DAY_MS = 86_400_000

export function backup(args: readonly string[]): Promise<number> {
  return backupCommand({
    ...consoleOutput,
    args,
    backUp: async ({ target, keepDays }) => {
      const config = readConfig()
      const directory = config.DATA_DIR ?? DEFAULT_DIRECTORY
      const now = Date.now()
      const path = await pathFor(target ?? backupsIn(directory), now)
      const cipher = await openExistingKey(config, directory)
      const made = await createBackup({ location: locationOf(config, directory), cipher, target: path, now })
      await noteBackup(directory, { at: now, path })
      const removed = keepDays === undefined ? 0 : await removeBackupsBefore(path, now - keepDays * DAY_MS)
      return { ...made, path, removed }
    },
  })
}

export function restore(args: readonly string[]): Promise<number> {
  return restoreCommand({
    ...consoleOutput,
    args,
    restore: async ({ path, verifyOnly }) => {
      await refuseMissing(path)
      const config = readConfig()
      const directory = config.DATA_DIR ?? DEFAULT_DIRECTORY
      await makeFolder(directory)
      const cipher = await openExistingKey(config, directory)
      const location = locationOf(config, directory)
      return restoreBackup({ path, location, cipher, directory, verifyOnly, now: Date.now() })
    },
  })
}

/** A folder, or none named, gets a file of its own name. */
async function pathFor(target: string, now: number): Promise<string> {
  const isFolder = await fs.stat(target).then(
    (stat) => stat.isDirectory(),
    () => !/\.\w+$/.test(target),
  )
  return resolve(isFolder ? join(target, backupName(now)) : target)
}

async function refuseMissing(path: string): Promise<void> {
  if (
    await fs.stat(path).then(
      (stat) => stat.isFile(),
      () => false,
    )
  )
    return
  const message = `没有“${path}”这个文件。用法看 npm run ${RESTORE_SPEC.name} -- --help。`
  throw Object.assign(new Error(message), { code: 'no-file' })
}
