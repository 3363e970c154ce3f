import { promises as fs } from 'node:fs'
import { type LawHints, type ReadLaw, readMarkdownLaw, readPlainLaw } from '../../core/laws/read-law.ts'
import { UnreadableFile } from '../office-file/unreadable.ts'
import { ZIP_LIMITS } from '../office-file/zip.ts'
import { readDocx } from './docx.ts'

/** A law read from a file, or one sentence saying why it could not be opened. */
export type LawFile = ReadLaw | { readonly kind: 'unreadable'; readonly message: string }

/** Reads one file by what it is called: Markdown or Word. */
export async function readLawFile(path: string, hints: LawHints): Promise<LawFile> {
  try {
    const { size } = await fs.stat(path)
    if (size > ZIP_LIMITS.packedBytes) throw new UnreadableFile('too-large', '文件超过 20 兆，应更小。')
    return readBytes(path, await fs.readFile(path), hints)
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'unreadable', message: error.message }
    if (error instanceof Error && 'code' in error)
      return { kind: 'unreadable', message: '打不开，请看权限。' }
    throw error
  }
}

function readBytes(path: string, bytes: Uint8Array, hints: LawHints): ReadLaw {
  if (/\.docx$/i.test(path)) return readPlainLaw(readDocx(bytes), hints)
  if (/\.md$/i.test(path)) return readMarkdownLaw(decodeUtf8(bytes), hints)
  throw new UnreadableFile(
    'wrong-kind',
    '不是法律全文，应为 .docx 或 .md。旧的 .doc 请在 WPS 里另存为 .docx。',
  )
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableFile('damaged', '不是 UTF-8 编码，请另存为 UTF-8 再导入。')
  }
}
