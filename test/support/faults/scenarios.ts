import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseLocation } from '../../../src/storage/open-database.ts'
import { type History, PARTS, type Said, violations } from './history.ts'
import type { Mutant } from './mutants.ts'
import { openPlatform, type Platform } from './platform.ts'

/** What became of one scenario. */
export interface Outcome {
  readonly messages: number
  readonly kills: number
  readonly settled: boolean
  readonly violations: ReturnType<typeof violations>
  /** Bubbles that arrived more than once. */
  readonly repeats: number
}

export async function withFile<T>(work: (location: DatabaseLocation) => Promise<T>): Promise<T> {
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-faults-'))
  try {
    return await work({ kind: 'sqlite', file: join(folder, 'xiangfa.db') })
  } finally {
    await fs.rm(folder, { recursive: true, force: true })
  }
}

let serial = 0
const newId = () => `m${serial++}`

/** Messages of chats in turn; every fifth opens a case. */
export function messages(count: number, chats: number): Said[] {
  return Array.from({ length: count }, (_, at) => ({
    id: newId(),
    chat: `chat-${at % chats}`,
    kind: at % 5 === 4 ? 'case' : 'ask',
  }))
}

export async function judge(platform: Platform, settled: boolean, kills = 0): Promise<Outcome> {
  const history = await platform.history()
  return {
    messages: history.offered.length,
    kills,
    settled,
    violations: violations(history),
    repeats: repeatsOf(history),
  }
}

function repeatsOf({ sends }: History): number {
  return sends.length - new Set(sends.map(({ id, part }) => `${id}/${part}`)).size
}

/** The names of all steps that one message goes through, in order. */
export async function stepsOfPath(location: DatabaseLocation): Promise<readonly string[]> {
  const platform = openPlatform(location)
  try {
    const worker = platform.start()
    await worker.ready
    platform.offer({ id: newId(), chat: 'only', kind: 'case' })
    await platform.settle(10_000)
    return [...new Set(await worker.stop())]
  } finally {
    await platform.stop()
  }
}

/** Kills one worker at each of these steps while it has work, then lets another finish. */
export async function killAtEachStep(
  location: DatabaseLocation,
  steps: readonly string[],
  mutant?: Mutant,
): Promise<Outcome> {
  const platform = openPlatform(location)
  let kills = 0
  try {
    for (const killAtStep of steps) {
      const worker = platform.start({ killAtStep, mutant })
      await worker.ready
      platform.offer(...messages(5, 5))
      // The last steps come after everything is done.
      await Promise.race([worker.exited, platform.settle(3000).then(() => pause(300))])
      if (worker.child.signalCode === 'SIGKILL') kills++
      else await platform.kill(worker)
    }
    return await finish(platform, kills)
  } finally {
    await platform.stop()
  }
}

/** Kills at a random step, again and again, each life with messages of its own. */
export async function killAtRandom(
  location: DatabaseLocation,
  how: { kills: number; messagesPerKill: number },
): Promise<Outcome> {
  const platform = openPlatform(location)
  let kills = 0
  try {
    for (let life = 0; life < how.kills; life++) {
      const killAt = 1 + Math.floor(Math.random() * 12 * how.messagesPerKill)
      const worker = platform.start({ killAt })
      await worker.ready
      platform.offer(...messages(how.messagesPerKill, 10))
      await Promise.race([worker.exited, platform.settle(3000)])
      if (worker.child.signalCode !== 'SIGKILL') await platform.kill(worker)
      kills++
    }
    return await finish(platform, kills)
  } finally {
    await platform.stop()
  }
}

async function finish(platform: Platform, kills: number): Promise<Outcome> {
  const last = platform.start()
  await last.ready
  const settled = await platform.settle(30_000)
  await last.stop()
  return judge(platform, settled, kills)
}

/** Every message handed over one to five times to several workers at once, which also die. */
export async function deliverManyTimes(
  location: DatabaseLocation,
  how: {
    messages: number
    workers: number
    chats: number
    mutant?: Mutant
    restart?: boolean
    withinMs?: number
  },
): Promise<Outcome> {
  const platform = openPlatform(location)
  try {
    const orders = { mutant: how.mutant }
    const workers = Array.from({ length: how.workers }, () => platform.start(orders))
    await Promise.all(workers.map(({ ready }) => ready))
    platform.copies = 5
    platform.offer(...messages(how.messages, how.chats))
    if (how.restart && workers[0]) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      await platform.kill(workers[0])
      await platform.start(orders).ready
    }
    const settled = await platform.settle(how.withinMs ?? 60_000)
    return await judge(platform, settled, how.restart ? 1 : 0)
  } finally {
    await platform.stop()
  }
}

/** Chats with many numbered messages each, and handlers of random length. */
export async function keepOrder(
  location: DatabaseLocation,
  how: { chats: number; perChat: number; workers: number; slowMs: number; withinMs?: number },
): Promise<Outcome & { readonly ms: number }> {
  const platform = openPlatform(location)
  try {
    const workers = Array.from({ length: how.workers }, () => platform.start({ slowMs: how.slowMs }))
    await Promise.all(workers.map(({ ready }) => ready))
    const began = Date.now()
    platform.offer(...messages(how.chats * how.perChat, how.chats))
    const settled = await platform.settle(how.withinMs ?? 60_000)
    return { ...(await judge(platform, settled)), ms: Date.now() - began }
  } finally {
    await platform.stop()
  }
}

/** A worker is stopped between its lease and its effects, another finishes, then the first goes on. */
export async function wakeZombies(
  location: DatabaseLocation,
  how: { rounds: number; mutant?: Mutant },
): Promise<Outcome> {
  const platform = openPlatform(location, { speed: 20 })
  try {
    const other = platform.start({ mutant: how.mutant })
    await other.ready
    for (let round = 0; round < how.rounds; round++) {
      const zombie = platform.start({ mutant: how.mutant, stopAtStep: 'committed inbox.claim' })
      await zombie.ready
      platform.offer(...messages(8, 8))
      await new Promise((resolve) => setTimeout(resolve, 700))
      zombie.child.kill('SIGCONT')
      await new Promise((resolve) => setTimeout(resolve, 200))
      await zombie.stop()
    }
    const settled = await platform.settle(20_000)
    return await judge(platform, settled)
  } finally {
    await platform.stop()
  }
}

/** The platform refuses for now, or takes a bubble and says that it did not. */
export async function platformFaults(
  location: DatabaseLocation,
  how: { messages: number; mutant?: Mutant; withinMs?: number },
): Promise<Outcome> {
  const platform = openPlatform(location, { speed: 20 })
  platform.outcome = () => {
    const dice = Math.random()
    if (dice < 0.1) return { kind: 'retry', reason: '502' }
    return dice < 0.15 ? { kind: 'hidden' } : { kind: 'sent' }
  }
  try {
    const workers = [platform.start({ mutant: how.mutant }), platform.start({ mutant: how.mutant })]
    await Promise.all(workers.map(({ ready }) => ready))
    platform.offer(...messages(how.messages, 20))
    const settled = await platform.settle(how.withinMs ?? 30_000)
    return await judge(platform, settled)
  } finally {
    await platform.stop()
  }
}

/** One message that can never be handled, among many. `ms`: until all others are answered. */
export async function onePoison(
  location: DatabaseLocation,
  how: { messages: number; poison: number; withinMs?: number },
): Promise<Outcome & { readonly ms: number }> {
  const platform = openPlatform(location, { speed: 20 })
  try {
    await platform.start().ready
    const began = Date.now()
    const bad = Array.from(
      { length: how.poison },
      (_, at): Said => ({ id: newId(), chat: `bad-${at}`, kind: 'poison' }),
    )
    platform.offer(...bad, ...messages(how.messages, 50))
    while (platform.heard() < how.messages * PARTS && Date.now() - began < 60_000) await pause(5)
    const ms = Date.now() - began
    const settled = await platform.settle(how.withinMs ?? 30_000)
    return { ...(await judge(platform, settled)), ms }
  } finally {
    await platform.stop()
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Fifty people reach for each case at once. */
export async function claimTogether(
  location: DatabaseLocation,
  how: { cases: number; claimers: number; workers: number; mutant?: Mutant },
): Promise<Outcome> {
  const platform = openPlatform(location)
  try {
    const workers = Array.from({ length: how.workers }, () => platform.start({ mutant: how.mutant }))
    await Promise.all(workers.map(({ ready }) => ready))
    const cases: Said[] = Array.from({ length: how.cases }, (_, at) => ({
      id: newId(),
      chat: `asker-${at}`,
      kind: 'case',
    }))
    platform.offer(...cases)
    await platform.settle(10_000)
    platform.offer(
      ...cases.flatMap(({ id: about }) =>
        Array.from(
          { length: how.claimers },
          (_, at): Said => ({ id: newId(), chat: `staff-${at}`, kind: 'claim', about }),
        ),
      ),
    )
    const settled = await platform.settle(30_000)
    return await judge(platform, settled)
  } finally {
    await platform.stop()
  }
}
