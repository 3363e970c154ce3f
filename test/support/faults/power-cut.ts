import { execFile } from 'node:child_process'
import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import BetterSqlite from 'better-sqlite3'

/** What a power cut right after each confirmation would have left. */
export interface PowerCuts {
  readonly acks: number
  /** Confirmed messages that are not there after the cut. */
  readonly lost: number
  /** Cuts after which the file is broken. */
  readonly broken: number
}

/** Absent where strace is not installed or may not look. */
export async function canTrace(): Promise<boolean> {
  return promisify(execFile)('strace', ['-o', '/dev/null', 'true']).then(
    () => true,
    () => false,
  )
}

/**
 * Runs the real storage under strace, keeps what it wrote apart from what it made durable, and opens what is durable
 * at each confirmation: with nothing else, and with a random part of what the disk had not been asked to keep.
 */
export async function cutPowerAtEachAck(count: number, random: () => number): Promise<PowerCuts> {
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-power-'))
  try {
    const file = join(folder, 'xiangfa.db')
    const trace = join(folder, 'trace')
    const worker = fileURLToPath(new URL('./power-cut-worker.ts', import.meta.url))
    const calls = 'trace=pwrite64,write,fsync,fdatasync,ftruncate'
    const words = ['-f', '-y', '-xx', '-s', '100000', '-e', calls, '-o', trace]
    await promisify(execFile)('strace', [...words, process.execPath, worker, file, String(count)])
    const lines = (await fs.readFile(trace, 'latin1')).split('\n')
    const sums = { acks: 0, lost: 0, broken: 0 }
    for (const cut of imagesAtAcks(lines, file, random)) {
      sums.acks = cut.ack
      for (const image of cut.images) {
        const left = await open(image, join(folder, 'after.db'))
        if (left === 'broken') sums.broken += 1
        else sums.lost += Math.max(0, cut.ack - left)
      }
    }
    return sums
  } finally {
    await fs.rm(folder, { recursive: true })
  }
}

interface Image {
  readonly database: Buffer
  readonly log: Buffer
}

/** How many messages are there; each was confirmed or about to be. */
async function open(image: Image, path: string): Promise<number | 'broken'> {
  for (const ending of ['', '-wal', '-shm']) await fs.rm(path + ending, { force: true })
  await fs.writeFile(path, image.database)
  await fs.writeFile(`${path}-wal`, image.log)
  const connection = new BetterSqlite(path)
  try {
    if (connection.pragma('integrity_check', { simple: true }) !== 'ok') return 'broken'
    return Number(connection.prepare('select count(*) from inbox').pluck().get())
  } catch {
    return 'broken'
  } finally {
    connection.close()
  }
}

type Change = (bytes: Buffer) => Buffer

/** One file as its writer sees it, in two parts: what is durable, and what was only written. */
interface TracedFile {
  durable: Buffer
  written: Change[]
}

function* imagesAtAcks(lines: readonly string[], file: string, random: () => number) {
  const files = new Map<string, TracedFile>()
  const traced = (path: string) => {
    const known = files.get(path) ?? { durable: Buffer.alloc(0), written: [] }
    files.set(path, known)
    return known
  }
  const image = (some: (change: Change) => boolean): Image => {
    const of = ({ durable, written }: TracedFile) =>
      written.filter(some).reduce<Buffer>((bytes, change) => change(bytes), Buffer.from(durable))
    return { database: of(traced(file)), log: of(traced(`${file}-wal`)) }
  }
  for (const line of lines) {
    const call = /^\d+ +(\w+)\(\d+<([^>]*)>(?:, (?:"([^"]*)", )?(.*))?\) = /.exec(line)
    if (call === null) continue
    const [, name, where = '', data = '', numbers = ''] = call
    const path = bytesOf(where).toString()
    const ack = name === 'write' ? /^ack (\d+)/.exec(bytesOf(data).toString()) : null
    if (ack !== null) {
      yield { ack: Number(ack[1]), images: [image(() => false), image(() => random() < 0.5)] }
    } else if (name === 'fsync' || name === 'fdatasync') {
      const one = traced(path)
      one.durable = one.written.reduce<Buffer>((bytes, change) => change(bytes), one.durable)
      one.written = []
    } else if (name === 'ftruncate') traced(path).written.push((bytes) => resized(bytes, Number(numbers)))
    else if (name === 'pwrite64')
      traced(path).written.push(writing(bytesOf(data), Number(numbers.split(', ')[1])))
  }
}

function writing(bytes: Buffer, at: number): Change {
  return (before) => {
    const after = before.length < at + bytes.length ? resized(before, at + bytes.length) : before
    bytes.copy(after, at)
    return after
  }
}

function resized(bytes: Buffer, length: number): Buffer {
  const next = Buffer.alloc(length)
  bytes.copy(next)
  return next
}

/** strace's `\x61\x62`. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex')
}
