// All benchmarks in short sizes, one table: `npm run bench [-- NAME…]`. Each has at most MOST_MS, so it always ends.
// Retrieval has a command of its own, because it needs files: `npm run bench:retrieval`.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Figure } from './support/figures.ts'

/** What is run, with the words that keep it short. */
const BENCHMARKS = {
  path: ['300', '1'],
  speed: [],
  storage: [],
  'law-search': [],
  kill: ['5'],
  backup: ['1000'],
  danger: [],
  'office-files': [],
  'power-cut': ['40'],
  pumping: [],
  'wechat-mix-up': ['10', '5', '1', '5'],
  faults: [],
} as const satisfies Record<string, readonly string[]>

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHMARKS, name))
if (wanted.includes('--help')) {
  console.log(`npm run bench -- [${Object.keys(BENCHMARKS).join('|')}]…`)
  process.exit(0)
}
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}`)
  process.exit(2)
}

const MOST_MS = 150_000

const rows: (Figure & { readonly benchmark: string })[] = []
const failed: string[] = []
for (const [name, words] of Object.entries(BENCHMARKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`… ${name}`)
  const child = fork(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), words, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A group of its own, so that what it started ends with it.
    detached: true,
  })
  const limit = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), MOST_MS)
  child.on('message', (figures: Figure[]) => {
    rows.push(...figures.map((figure) => ({ benchmark: name, ...figure })))
  })
  const [code, signal] = await once(child, 'exit')
  clearTimeout(limit)
  if (code !== 0) failed.push(signal === 'SIGKILL' ? `${name} (not within ${MOST_MS / 1000} s)` : name)
}
console.table(
  rows.map(({ benchmark, what, ours, peer = '', goal = '' }) => ({ benchmark, what, ours, peer, goal })),
)
if (failed.length > 0) {
  console.error(`did not end well: ${failed.join(', ')}`)
  process.exitCode = 1
}
