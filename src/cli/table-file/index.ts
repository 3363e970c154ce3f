import { parseCsv } from '../../core/places/parse-csv.ts'
import { UnreadableFile } from '../office-file/unreadable.ts'
import { ZIP_LIMITS } from '../office-file/zip.ts'
import { decodeText } from './decode-text.ts'
import { readXlsx } from './xlsx.ts'

/** The rows of a table file, or one sentence saying why there are none. */
export type TableFileResult =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'unreadable'; readonly message: string }

const ZIP_START = [0x50, 0x4b, 0x03, 0x04]
/** Excel before 2007, and files with a password. */
const OLD_EXCEL_START = [0xd0, 0xcf, 0x11, 0xe0]

/** Reads XLSX or CSV by what the file is, not by what it is called. */
export function readTableFile(file: Uint8Array): TableFileResult {
  try {
    return { kind: 'rows', rows: rowsOf(file) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'unreadable', message: error.message }
    throw error
  }
}

function rowsOf(file: Uint8Array): readonly (readonly string[])[] {
  const startsWith = (start: readonly number[]) => start.every((byte, at) => file[at] === byte)
  if (file.byteLength > ZIP_LIMITS.packedBytes)
    throw new UnreadableFile('too-large', '文件超过 20 兆，应更小。')
  if (startsWith(ZIP_START)) return readXlsx(file)
  if (startsWith(OLD_EXCEL_START)) {
    throw new UnreadableFile(
      'wrong-kind',
      '这是旧版 .xls 或带密码的表，请在 WPS 或 Excel 里另存为不带密码的 .xlsx。',
    )
  }
  return parseCsv(decodeText(file))
}
