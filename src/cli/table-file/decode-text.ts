import { UnreadableFile } from '../office-file/unreadable.ts'

/** Text of a CSV file: UTF-8, UTF-16 with its mark, or GBK, which Excel writes in China. */
export function decodeText(file: Uint8Array): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file)
  // GB 18030 holds all of GBK and GB 2312.
  const text = decodeAs('utf-8', file) ?? decodeAs('gb18030', file)
  if (text === undefined || text.includes('\0')) {
    throw new UnreadableFile('wrong-kind', '这个文件不是表格，应为 .xlsx 或 CSV（UTF-8 或 GBK 编码）。')
  }
  return text
}

function decodeAs(encoding: string, file: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch {
    return undefined
  }
}
