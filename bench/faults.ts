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
  platformFaults,
  stepsOfPath,
  wakeZombies,
  withFile,
} from '../test/support/faults/scenarios.ts'
import { postgresIsInstalled, startPostgres } from '../test/support/postgres-server.ts'

const words = process.argv.slice(2)
const full = words.includes('--full')
const onPostgres = words.includes('--postgres')
const wanted = words.filter((word) => !word.startsWith('--'))
const size = (short: number, whole: number) => (full ? whole : short)

type Scene = (location: DatabaseLocation) => Promise<Outcome & { readonly ms?: number }>

/** Every scene by name; the sizes of --full are those of the goals. */
const SCENES: Readonly<Record<string, Scene>> = {
  'kill at every step': async (location) => killAtEachStep(location, await withFile(stepsOfPath)),
  'kill at random steps': (location) => killAtRandom(location, { kills: size(20, 500), messagesPerKill: 20 }),
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
const rows: object[] = []
for (const [name, scene] of Object.entries(SCENES)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue
  const began = Date.now()
  const { messages, kills, settled, violations, repeats } = await run(scene)
  rows.push({
    fault: name,
    ...{ messages, kills, repeats },
    promises: Object.keys(violations).join('; ') || (settled ? 'all kept' : 'kept, but not done in time'),
    seconds: Math.round((Date.now() - began) / 1000),
  })
  console.log(JSON.stringify(rows.at(-1)))
}
console.table(rows)
