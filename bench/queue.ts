// The console's first page with 200 staff and 20,000 open cases, in process: `node bench/queue.ts`.

import { performance } from 'node:perf_hooks'
import { createRandom } from '../src/core/random/random.ts'
import { startConsole } from '../test/support/console-rig.ts'

const STAFF = 200
const OPEN = 20_000
const ROUNDS = 60

const random = createRandom(7)
const rig = await startConsole()
const stations = ['county', 'town-t1', 'town-t2', 'village-v1'] as const
await rig.database.transaction(async ({ staff, cases }) => {
  for (let at = 0; at < STAFF; at++) {
    const station = random.pick(stations)
    await staff.put({ id: `s${at}`, name: `示范员${at}号`, role: 'station', station, active: true })
  }
  for (let serial = 1; serial <= OPEN; serial++) {
    const openedAt = rig.now() - random.below(30 * 86_400_000)
    const opened = await cases.open(
      {
        ...{
          id: `case-${serial}`,
          year: 2025,
          serial,
          openedAt,
          dueAt: openedAt + random.below(40 * 86_400_000),
        },
        ...{ person: `p${serial % 5000}`, chat: { channel: 'web', chat: `c${serial}` }, topic: 'wages' },
        ...{ route: 'labour_inspection', reason: random.chance(0.01) ? 'danger' : 'route', place: {} },
        ...{ sealed: random.chance(0.05), excluded: [], words: '老板欠我三个月工钱，说了好几次都不给' },
      },
      {
        ...{ at: openedAt, actor: { kind: 'system' } },
        body: { kind: 'routed', station: random.pick(stations), hops: [] },
      },
    )
    const owner = `s${random.below(STAFF)}`
    if (random.chance(0.6))
      await cases.append(opened, {
        ...{ at: openedAt + 1, actor: { kind: 'staff', id: owner } },
        body: { kind: 'claimed', staff: owner },
      })
  }
})

for (const person of ['admin', 'here', 'village'] as const) {
  const browser = await rig.signedIn(person)
  const times: number[] = []
  const before = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    const { status } = await browser.get('/console')
    if (status !== 200) throw new Error(`answered ${status}`)
    times.push(performance.now() - began)
  }
  const spent = process.cpuUsage(before)
  const cpu = ((spent.user + spent.system) / 1000 / ROUNDS).toFixed(1)
  times.sort((one, two) => one - two)
  const share = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1)
  console.log(
    `${person}: p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, worst ${share(0.999)} ms, processor ${cpu} ms`,
  )
}
// Where it goes, without the page around it.
for (const part of ['waiting', 'mine', 'others', { endedSince: 0 }] as const) {
  const scope = { staff: 's1', station: 'county', reach: new Set(stations), seesSealed: true }
  const before = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round++) await rig.database.stores.cases.queue(scope, part, 50)
  const { user, system } = process.cpuUsage(before)
  console.log(`queue ${JSON.stringify(part)}: processor ${((user + system) / 1000 / ROUNDS).toFixed(1)} ms`)
}
await rig.close()
