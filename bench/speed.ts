// Start to ready, memory at rest, and `ask` in process after start: `node bench/speed.ts`.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toAnswer } from '../src/core/answering/answer.ts'
import { DEFAULT_COUNTY, readKnowledge } from '../src/wiring/assembly.ts'
import { startWords } from '../test/support/app/start-words.ts'
import { tell } from './support/figures.ts'

const RUNS = 5

async function startOnce(): Promise<{ ms: number; megabytes: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'xiangfa-speed-'))
  const began = performance.now()
  const child = spawn(process.execPath, startWords(), {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const ms = performance.now() - began
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  child.kill('SIGTERM')
  await once(child, 'exit')
  await rm(directory, { recursive: true, force: true })
  return { ms, megabytes }
}

const at = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

const starts: { ms: number; megabytes: number }[] = []
for (let run = 0; run < RUNS; run++) starts.push(await startOnce())

const { answerer, county, loaded } = await readKnowledge(DEFAULT_COUNTY)
const questions = loaded.base.entries.flatMap((entry) => entry.questions)
const today = '2026-11-22'
const ask = (question: string) =>
  toAnswer(answerer.decide(question, today), {
    place: {},
    county,
    today,
    explain: answerer.explain,
    laws: answerer.laws,
  })
for (const question of questions.slice(0, 200)) ask(question)
const times = questions.map((question) => {
  const began = performance.now()
  ask(question)
  return performance.now() - began
})

tell([
  {
    what: 'start to ready, ms (median of 5)',
    ours: Math.round(
      at(
        starts.map(({ ms }) => ms),
        0.5,
      ),
    ),
    goal: '≤ 1500',
  },
  {
    what: 'resident memory, MB (median of 5)',
    ours: Math.round(
      at(
        starts.map(({ megabytes }) => megabytes),
        0.5,
      ),
    ),
    goal: '≤ 200',
  },
  { what: `ask p50, ms (${questions.length} questions)`, ours: at(times, 0.5).toFixed(2) },
  { what: 'ask p99, ms', ours: at(times, 0.99).toFixed(2), goal: '≤ 10' },
])
