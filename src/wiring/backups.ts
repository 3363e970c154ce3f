import { promises as fs } from 'node:fs'
import { dirname, join } from 'node:path'
import { shanghaiMinute } from '../domain/shanghai-time.ts'
import { peekManifest } from '../storage/backup/backup-file.ts'

/** Where backups go when nobody says otherwise. */
export function backupsIn(directory: string): string {
  return join(directory, 'backups')
}

/** Says when, so that names sort by time. */
export function backupName(now: number, prefix = 'xiangfa'): string {
  const digits = shanghaiMinute(now).replaceAll(/\D/g, '')
  const second = String(Math.floor(now / 1000) % 60).padStart(2, '0')
  return `${prefix}-${digits.slice(0, 8)}-${digits.slice(8)}${second}.backup`
}

/** One backup as a list shows it, unchecked. */
export interface KnownBackup {
  readonly path: string
  readonly createdAt: number
  readonly schema: number
}

/** The backups in a folder, newest first; empty when there is no such folder. */
export async function listBackups(folder: string): Promise<readonly KnownBackup[]> {
  const names = await fs.readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const manifest = await peekManifest(path)
      return manifest && { path, createdAt: manifest.createdAt, schema: manifest.schema }
    }),
  )
  return found.filter((one) => one !== undefined).sort((a, b) => b.createdAt - a.createdAt)
}

/** Deletes what a folder holds of backups older than `before`, never the one just made. Returns how many. */
export async function removeBackupsBefore(made: string, before: number): Promise<number> {
  const old = (await listBackups(dirname(made))).filter(
    ({ path, createdAt }) => path !== made && createdAt < before,
  )
  for (const { path } of old) await fs.rm(path)
  return old.length
}

const LAST_BACKUP = 'last-backup.json'

/** Backups may go to another disk; the data folder remembers when the last one was made. */
export async function noteBackup(directory: string, last: { at: number; path: string }): Promise<void> {
  await fs.writeFile(join(directory, LAST_BACKUP), `${JSON.stringify(last)}\n`, { mode: 0o600 })
}

/** UTC ms of the newest backup that was made with the command or lies in the usual folder. */
export async function lastBackupAt(directory: string): Promise<number | undefined> {
  const noted = await fs
    .readFile(join(directory, LAST_BACKUP), 'utf8')
    .then((text) => Number(JSON.parse(text).at))
    .catch(() => Number.NaN)
  const [newest] = await listBackups(backupsIn(directory))
  const times = [noted, newest?.createdAt ?? Number.NaN].filter(Number.isFinite)
  return times.length > 0 ? Math.max(...times) : undefined
}
