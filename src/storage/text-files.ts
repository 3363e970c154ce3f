import { type Dirent, promises as fs } from 'node:fs'
import { join } from 'node:path'
import { StorageError } from './storage-error.ts'

/** One text file of a folder tree; `path` is relative to the root, with `/` on every system. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** Reads all files of a tree that end in one of `extensions`, sorted by path. Hidden files and links are skipped. */
export async function readTextFiles(
  root: string,
  extensions: readonly string[] = ['.md', '.yaml', '.yml'],
): Promise<readonly TextFile[]> {
  const paths = (await listFiles(root, '')).filter((path) => extensions.some((end) => path.endsWith(end)))
  return Promise.all(paths.sort().map((path) => readText(root, path)))
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const found = await fs.readdir(join(root, folder), { withFileTypes: true })
  const lists = await Promise.all(found.map((item) => listOne(root, folder, item)))
  return lists.flat()
}

async function listOne(root: string, folder: string, item: Dirent): Promise<string[]> {
  if (item.name.startsWith('.')) return []
  const path = folder === '' ? item.name : `${folder}/${item.name}`
  if (item.isDirectory()) return listFiles(root, path)
  return item.isFile() ? [path] : []
}

async function readText(root: string, path: string): Promise<TextFile> {
  const bytes = await fs.readFile(join(root, path))
  try {
    // The decoder also drops a byte order mark, which Windows editors like to write.
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch (cause) {
    throw new StorageError('unreadable-file', `文件 ${path} 不是 UTF-8 编码，请另存为 UTF-8 后再试。`, cause)
  }
}
