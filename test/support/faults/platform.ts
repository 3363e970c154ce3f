import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { SendResult } from '../../../src/ports/channel.ts'
import { createCipher } from '../../../src/storage/cipher.ts'
import { type DatabaseLocation, openDatabase } from '../../../src/storage/open-database.ts'
import type { History, Said, Sent } from './history.ts'
import type { FromWorker, ToWorker, WorkerOrders } from './wire.ts'

const WORKER = fileURLToPath(new URL('./fault-worker.ts', import.meta.url))
const KEY = 'ab'.repeat(32)

/** One worker process as the platform sees it. */
export interface WorkerProcess {
  readonly child: ChildProcess
  readonly ready: Promise<void>
  readonly exited: Promise<void>
  tell(words: ToWorker): void
  /** Ends it in order; resolves with the steps it went through. */
  stop(): Promise<readonly string[]>
}

/** A platform that delivers until it is told that a message arrived, and takes what is sent. */
export interface Platform {
  readonly workers: Set<WorkerProcess>
  start(more?: Partial<WorkerOrders>): WorkerProcess
  /** Somebody writes; delivered at once, and again to others until it is confirmed. */
  offer(...said: readonly Said[]): void
  /** How often a message is handed over at most, to several workers at once though nobody asked. */
  copies: number
  /** What a send comes to. `hidden`: taken, but the program is told that it failed. */
  outcome: () => SendResult | { readonly kind: 'hidden' }
  kill(worker: WorkerProcess): Promise<void>
  /** Waits until everything offered was confirmed, handled and sent. False when it takes too long. */
  settle(withinMs: number): Promise<boolean>
  /** Bubbles taken so far, each counted once. */
  heard(): number
  history(): Promise<History>
  stop(): Promise<void>
}

const REDELIVER_MS = 400
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export function openPlatform(location: DatabaseLocation, how: { speed?: number } = {}): Platform {
  const offered: Said[] = []
  /** Of each chat, what is not confirmed yet; only the first is under way, as platforms keep a chat's order. */
  const waiting = new Map<string, Said[]>()
  const acked = new Set<string>()
  const sends: Sent[] = []
  const epoch = Date.now()
  let mayRepeat = 0
  const database = openDatabase(location, { cipher: createCipher(Buffer.from(KEY, 'hex')) })

  const deliver = (said: Said, most = platform.copies) => {
    const live = [...platform.workers]
    const copies = Math.ceil(Math.random() * most)
    for (let copy = 0; copy < copies; copy++) {
      live[Math.floor(Math.random() * live.length)]?.tell({ kind: 'deliver', said })
    }
  }
  const redelivery = setInterval(() => {
    for (const [head] of waiting.values()) if (head) deliver(head, 1)
  }, REDELIVER_MS)

  const confirm = ({ id, chat }: { id: string; chat: string }) => {
    if (acked.size === acked.add(id).size) return
    const rest = (waiting.get(chat) ?? []).slice(1)
    waiting.set(chat, rest)
    if (rest[0]) deliver(rest[0])
    else waiting.delete(chat)
  }

  const takeSend = (worker: WorkerProcess, words: Extract<FromWorker, { kind: 'send' }>) => {
    const outcome = platform.outcome()
    if (outcome.kind === 'sent' || outcome.kind === 'hidden') {
      const [id, part, said] = JSON.parse(words.text)
      sends.push({ chat: words.chat, id, part, words: said })
    }
    if (outcome.kind === 'hidden') mayRepeat++
    const result = outcome.kind === 'hidden' ? ({ kind: 'retry', reason: 'timeout' } as const) : outcome
    worker.tell({ kind: 'outcome', call: words.call, result })
  }

  const platform: Platform = {
    workers: new Set(),
    copies: 1,
    outcome: () => ({ kind: 'sent' }),
    start(more = {}) {
      const orders: WorkerOrders = { location, key: KEY, speed: how.speed ?? 1, epoch, ...more }
      const child = fork(WORKER, [JSON.stringify(orders)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
      const ready = Promise.withResolvers<void>()
      const steps = Promise.withResolvers<readonly string[]>()
      const exited = once(child, 'exit').then(([, signal]) => {
        platform.workers.delete(worker)
        if (signal === 'SIGKILL') mayRepeat++
        ready.resolve()
        steps.resolve([])
      })
      const worker: WorkerProcess = {
        child,
        ready: ready.promise,
        exited,
        tell: (words) => void (child.connected && child.send(words, () => {})),
        async stop() {
          worker.tell({ kind: 'stop' })
          const gone = await steps.promise
          await exited
          return gone
        },
      }
      child.on('message', (words: FromWorker) => {
        if (words.kind === 'ready') {
          platform.workers.add(worker)
          ready.resolve()
        }
        if (words.kind === 'ack') confirm(words)
        if (words.kind === 'send') takeSend(worker, words)
        if (words.kind === 'steps') steps.resolve(words.steps)
      })
      return worker
    },
    offer(...said) {
      offered.push(...said)
      for (const one of said) {
        const queue = waiting.get(one.chat) ?? []
        waiting.set(one.chat, [...queue, one])
        if (queue.length === 0) deliver(one)
      }
    },
    async kill(worker) {
      worker.child.kill('SIGKILL')
      await worker.exited
    },
    async settle(withinMs) {
      const { stores } = await database
      const end = Date.now() + withinMs
      while (Date.now() < end) {
        const [inbox, outbox] = [await stores.inbox.backlog(), await stores.outbox.backlog()]
        if (waiting.size === 0 && inbox.pending + outbox.pending === 0) return true
        await pause(30)
      }
      return false
    },
    heard: () => new Set(sends.map(({ id, part }) => `${id}/${part}`)).size,
    async history() {
      const { stores } = await database
      const consultations = await stores.consultations.within({ from: 0, to: Number.MAX_SAFE_INTEGER })
      const cases = await Promise.all(
        (await stores.cases.list({})).map(async ({ id, words, owner }) => ({
          id: words,
          owner,
          claims: (await stores.cases.events(id)).filter(({ body }) => body.kind === 'claimed').length,
        })),
      )
      const effects = consultations.map(({ words = '', person, confidence }) => ({
        id: words,
        chat: person,
        order: confidence,
      }))
      return { offered, acked, sends, effects, cases, mayRepeat }
    },
    async stop() {
      clearInterval(redelivery)
      for (const { child } of platform.workers) child.kill('SIGKILL')
      await Promise.all([...platform.workers].map(({ exited }) => exited))
      await (await database).close()
    },
  }
  return platform
}
