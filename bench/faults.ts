// What happens to messages while things break, as a table: `node bench/faults.ts [SCENE…] [--full] [postgres://…]`.
// Without --full the sizes are short. Every history is judged by test/support/faults/history.ts.
import type { DatabaseLocation } from '../src/storage/open-database.ts'
import {
  claimTogether,
  deliverManyTimes,
  keepOrder,
  killAtEachStep,
  killAtRandom,
  type Outcome,
  onePoison,
  platformFaults,
  stepsOfPath,
  wakeZombies,
  withFile,
} from '../test/support/faults/scenarios.ts'
import { postgresIsInstalled, startPostgres } from '../test/support/postgres-server.ts'
import { type Figure, tell } from './support/figures.ts'

const words = process.argv.slice(2)
const full = words.includes('--full')
const onPostgres = words.includes('--postgres')
const wanted = words.filter((word) => !word.startsWith('--'))
const size = (short: number, whole: number) => (full ? whole : short)

type Scene = (location: DatabaseLocation) => Promise<Outcome & { readonly ms?: number }>

/** Every scene by name; the sizes of --full are those of the goals. */
const SCENES: Readonly<Record<string, Scene>> = {
  'kill at every step': async (location) => killAtEachStep(location, await withFile(stepsOfPath)),
  'kill at random steps': (location) =>
    killAtRandom(location, { kills: size(12, 50), messagesPerKill: size(100, 200) }),
  'delivered 1–5×, 4 processes, one killed': (location) =>
    deliverManyTimes(location, {
      ...{ messages: size(500, 5000), workers: 4, chats: 200, restart: true, withinMs: 600_000 },
    }),
  'order, 4 processes': (location) =>
    keepOrder(location, {
      ...{ chats: size(40, 200), perChat: size(20, 50), workers: 4, slowMs: 3, withinMs: 600_000 },
    }),
  'stopped past its lease, then woken': (location) => wakeZombies(location, { rounds: size(5, 60) }),
  'platform refuses or hides its yes': (location) =>
    platformFaults(location, { messages: size(200, 2000), withinMs: 300_000 }),
  'no poison': (location) => onePoison(location, { messages: size(300, 1000), poison: 0 }),
  'one poison row': (location) => onePoison(location, { messages: size(300, 999), poison: 1 }),
  'fifty claims of one case': (location) =>
    claimTogether(location, { cases: size(3, 20), claimers: 50, workers: 3 }),
}

async function run(scene: Scene): Promise<Outcome & { readonly ms?: number }> {
  if (!onPostgres) return withFile(scene)
  const server = await startPostgres()
  try {
    return await scene({ kind: 'postgres', url: await server.newDatabase() })
  } finally {
    await server.stop()
  }
}

if (onPostgres && !postgresIsInstalled()) throw new Error('PostgreSQL is not installed here.')
const rows: Figure[] = []
for (const [name, scene] of Object.entries(SCENES)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue
  const began = Date.now()
  const { messages, kills, settled, violations, repeats, ms } = await run(scene)
  const time = ms === undefined ? '' : `, answered in ${(ms / 1000).toFixed(1)} s`
  const broken = Object.keys(violations).join('; ')
  const kept = settled ? 'all promises kept' : 'not done in time'
  rows.push({
    what: `${name}: ${messages} messages, ${kills} kills, ${repeats} bubbles repeated${time}, ${seconds(began)} s`,
    ours: broken || kept,
    goal: 'all promises kept',
  })
  console.error(rows.at(-1)?.what, rows.at(-1)?.ours)
}
tell(rows)
if (rows.some(({ ours, goal }) => ours !== goal)) process.exitCode = 1

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000)
}
