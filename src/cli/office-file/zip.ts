import { crc32, inflateRawSync } from 'node:zlib'
import { UnreadableFile } from './unreadable.ts'

const MIB = 1024 * 1024
/** Bounds on a file from outside; sizes written in the archive may lie, so what comes out is counted too. */
export const ZIP_LIMITS = {
  packedBytes: 20 * MIB,
  unpackedBytes: 100 * MIB,
  /** One part that is read: a table of stations is far smaller, the longest law as well. */
  partBytes: 8 * MIB,
  entries: 2000,
  ratio: 100,
  /** Small parts may pack well without being a bomb. */
  ratioFromBytes: MIB,
} as const

const END_RECORD = 0x06054b50
const CENTRAL_HEADER = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const STORED = 0
const DEFLATED = 8
const ENCRYPTED_FLAG = 1
const SYMLINK_MODE = 0xa000
const MODE_MASK = 0xf000

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** The parts of an archive by name; each is unpacked when asked for, within a budget. */
export interface Archive {
  readonly names: readonly string[]
  read(name: string): Uint8Array | undefined
}

/** Opens an archive after looking at everything it says about itself. Throws UnreadableFile. */
export function openArchive(file: Uint8Array): Archive {
  if (file.byteLength > ZIP_LIMITS.packedBytes)
    throw new UnreadableFile('too-large', '文件超过 20 兆，应更小。')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const entries = guardBounds(() => readDirectory(view, file))
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (total > ZIP_LIMITS.unpackedBytes)
    throw new UnreadableFile('too-large', '文件解开后超过 100 兆，应更小。')
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  if (byName.size < entries.length) throw damaged()
  let budget: number = ZIP_LIMITS.unpackedBytes
  return {
    names: [...byName.keys()],
    read: (name) => {
      const entry = byName.get(name)
      if (!entry) return undefined
      const part = guardBounds(() => unpack(entry, view, file))
      budget -= part.byteLength
      if (budget < 0) throw new UnreadableFile('too-large', '文件解开后超过 100 兆，应更小。')
      return part
    },
  }
}

/** Offsets that point outside the file make DataView throw. */
function guardBounds<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw damaged()
    throw error
  }
}

function readDirectory(view: DataView, file: Uint8Array): readonly Entry[] {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > ZIP_LIMITS.entries) throw new UnreadableFile('too-large', '文件里的部件超过 2000 个，应更少。')
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = count; left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) throw damaged()
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    entries.push(readEntry(view, at, new TextDecoder().decode(file.subarray(at + 46, at + 46 + (name ?? 0)))))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= earliest; at--)
    if (view.getUint32(at, true) === END_RECORD) return at
  throw damaged()
}

function readEntry(view: DataView, at: number, name: string): Entry {
  const entry = {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  const isEncrypted = (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0
  const isLink = ((view.getUint32(at + 38, true) >>> 16) & MODE_MASK) === SYMLINK_MODE
  const climbs = name.split(/[\\/]/).includes('..') || /^([\\/]|[A-Za-z]:)/.test(name)
  if (isEncrypted) throw new UnreadableFile('forbidden-part', '文件有密码，请去掉密码再导入。')
  if (isLink || climbs) throw damaged()
  const isBomb =
    entry.unpacked > entry.packed * ZIP_LIMITS.ratio && entry.unpacked > ZIP_LIMITS.ratioFromBytes
  if (isBomb) throw new UnreadableFile('too-large', '文件解开后大得不正常，不读。')
  return entry
}

function unpack(entry: Entry, view: DataView, file: Uint8Array): Uint8Array {
  if (view.getUint32(entry.offset, true) !== LOCAL_HEADER) throw damaged()
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > file.byteLength) throw damaged()
  const packed = file.subarray(start, start + entry.packed)
  const part = entry.method === STORED ? packed : inflate(entry, packed)
  if (part.byteLength > ZIP_LIMITS.partBytes) throw partTooLarge()
  if (crc32(part) !== entry.crc) throw damaged()
  return part
}

function inflate(entry: Entry, packed: Uint8Array): Uint8Array {
  if (entry.method !== DEFLATED) throw damaged()
  try {
    return inflateRawSync(packed, { maxOutputLength: ZIP_LIMITS.partBytes })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooLarge ? partTooLarge() : damaged()
  }
}

function partTooLarge(): UnreadableFile {
  return new UnreadableFile('too-large', '文件里有一部分解开后超过 8 兆，请删掉多余的内容和图片。')
}

function damaged(): UnreadableFile {
  return new UnreadableFile(
    'damaged',
    '文件坏了，或者不是 Office 文件。请在 WPS 或 Office 里打开，另存一份再导入。',
  )
}
