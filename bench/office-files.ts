// How long refusing each of forty hostile files takes, and how much memory: `node bench/office-files.ts`.
// Each is opened in a process of its own, so that its memory is its own.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { promises as fs, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocx } from '../src/cli/laws/docx.ts'
import { readTableFile } from '../src/cli/table-file/index.ts'
import { tell } from './support/figures.ts'

interface Opened {
  readonly refused: boolean
  readonly ms: number
  readonly megabytes: number
}

function open(path: string, kind: string | undefined): Opened {
  const bytes = readFileSync(path)
  const before = memory('VmRSS')
  const began = performance.now()
  let refused = false
  try {
    refused = kind === 'table' ? readTableFile(bytes).kind === 'unreadable' : readDocx(bytes) === ''
  } catch (error) {
    refused = error instanceof Error && error.name === 'UnreadableFile'
  }
  const ms = performance.now() - began
  return { refused, ms, megabytes: memory('VmHWM') - before }
}

/** Of this process alone; what `resourceUsage` says is inherited from its parent. */
function memory(name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
}

async function openAll(): Promise<readonly Opened[]> {
  const { HOSTILE_FILES } = await import('../test/support/hostile-office-files.ts')
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-hostile-'))
  const all: Opened[] = []
  for (const [at, { kind, bytes }] of HOSTILE_FILES.entries()) {
    const path = join(folder, String(at))
    await fs.writeFile(path, bytes)
    const child = fork(fileURLToPath(import.meta.url), [path, kind])
    child.on('message', (opened: Opened) => all.push(opened))
    await once(child, 'exit')
  }
  await fs.rm(folder, { recursive: true })
  return all
}

const [, , path, kind] = process.argv
if (path !== undefined) process.send?.(open(path, kind))
else {
  const all = await openAll()
  const worst = (of: (one: Opened) => number) => Math.round(Math.max(...all.map(of)))
  const refused = all.filter((one) => one.refused).length
  tell([
    { what: 'hostile files refused', ours: `${refused}/${all.length}`, goal: '40/40' },
    { what: 'slowest refusal, ms', ours: worst(({ ms }) => ms), goal: '≤ 2000' },
    { what: 'most memory beside the file, MB', ours: worst(({ megabytes }) => megabytes), goal: '≤ 150' },
  ])
}
