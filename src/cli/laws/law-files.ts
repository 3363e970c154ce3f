import { type Dirent, promises as fs } from 'node:fs'
import { join } from 'node:path'

const LAW_FILE = /\.(md|docx)$/i

/** The law files that a path names: itself, or all below it when it is a folder. Undefined when nothing is there. */
export async function lawFilesAt(path: string): Promise<readonly string[] | undefined> {
  const found = await fs.stat(path).catch(() => undefined)
  if (!found) return undefined
  return found.isDirectory() ? (await filesBelow(path)).sort() : [path]
}

async function filesBelow(folder: string): Promise<string[]> {
  const items = await fs.readdir(folder, { withFileTypes: true })
  const lists = await Promise.all(items.map((item) => filesOf(folder, item)))
  return lists.flat()
}

/** Hidden files, the lock files of an open Word document and links are skipped. */
async function filesOf(folder: string, item: Dirent): Promise<string[]> {
  if (/^(\.|~\$)/.test(item.name)) return []
  const path = join(folder, item.name)
  if (item.isDirectory()) return filesBelow(path)
  return item.isFile() && LAW_FILE.test(item.name) ? [path] : []
}
