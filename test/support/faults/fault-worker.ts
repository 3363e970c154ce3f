import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createInboxWorker } from '../../../src/core/delivery/inbox-worker.ts'
import { createOutboxSender } from '../../../src/core/delivery/outbox-sender.ts'
import { createReceive } from '../../../src/core/delivery/receive.ts'
import type { InboundMessage } from '../../../src/domain/message/inbound-message.ts'
import { say } from '../../../src/domain/message/outbound-message.ts'
import type { Channel, SendResult } from '../../../src/ports/channel.ts'
import type { Stores } from '../../../src/ports/database.ts'
import { createCipher } from '../../../src/storage/cipher.ts'
import { createIds } from '../../../src/storage/ids.ts'
import { openDatabase } from '../../../src/storage/open-database.ts'
import { isGone, workerName } from '../../../src/wiring/worker-name.ts'
import { event, opening, textOf } from '../../contracts/database/samples.ts'
import { withFailpoints } from './failpoints.ts'
import { PARTS, type Said } from './history.ts'
import { spoil } from './mutants.ts'
import type { FromWorker, ToWorker, WorkerOrders } from './wire.ts'

// One process with the real inbox, outbox and database, talking to a platform that outlives it.
const orders: WorkerOrders = JSON.parse(process.argv[2] ?? '{}')
const tell = (words: FromWorker) => void process.send?.(words)

let offset = 0
const clock = { now: () => Math.round(orders.epoch + (Date.now() - orders.epoch) * orders.speed + offset) }

const steps: string[] = []
let hasStopped = false
function reach(step: string): void {
  steps.push(step)
  if (steps.length === orders.killAt || step === orders.killAtStep) process.kill(process.pid, 'SIGKILL')
  if (step !== orders.stopAtStep || hasStopped) return
  hasStopped = true
  process.kill(process.pid, 'SIGSTOP')
}

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const opened = await openDatabase(orders.location, { cipher: createCipher(Buffer.from(orders.key, 'hex')) })
const database = withFailpoints(spoil(opened, orders.mutant), reach)
const ids = createIds()
const worker = workerName(ids.code())

/** What a claimer saw of a case when the message arrived; deciding on it later is the mistake of a mutant. */
const seenFree = new Set<string>()

async function handle(stores: Stores, message: InboundMessage, isGivenUp = false): Promise<undefined> {
  const said: Said = JSON.parse(textOf(message))
  const address = { channel: message.channel, chat: message.chat }
  const order = Number((await stores.conversations.load(address))?.state ?? 0)
  await stores.conversations.save({ address, person: said.chat, state: order + 1 }, clock.now())
  if (orders.slowMs) await sleep(Math.random() * orders.slowMs)
  await stores.consultations.add({
    ...{ id: randomUUID(), at: clock.now(), channel: address.channel, person: said.chat, topic: 'other' },
    ...{ outcome: 'answer', confidence: order, place: {}, words: said.id },
  })
  if (said.kind === 'poison' && !isGivenUp) throw new Error('this message cannot be handled')
  const words = await actOn(stores, said)
  const bubbles = Array.from({ length: PARTS }, (_, part) => say(JSON.stringify([said.id, part, words])))
  await stores.outbox.put(
    bubbles.map((bubble) => ({ ...address, message: bubble })),
    clock.now(),
  )
  return undefined
}

async function actOn(stores: Stores, said: Said): Promise<string> {
  if (said.kind === 'case') {
    const serial = await stores.cases.nextSerial(2026)
    await stores.cases.open(
      opening(randomUUID(), serial, { words: said.id }),
      event({ kind: 'routed', station: 's', hops: [] }),
    )
  }
  if (said.kind !== 'claim') return 'answer'
  const theCase = (await stores.cases.list({})).find(({ words }) => words === said.about)
  if (theCase === undefined) throw new Error('the case is not there yet')
  const isFree = orders.mutant === 'non-atomic-claim' ? seenFree.has(said.id) : theCase.state === 'waiting'
  if (!isFree) return 'lost'
  return (await stores.cases.append(theCase, event({ kind: 'claimed', staff: said.id }))) ? 'won' : 'lost'
}

const outcomes = new Map<number, (result: SendResult) => void>()
const channel: Channel = {
  name: 'platform',
  capabilities: { maxTextBytes: 9999, maxTextChars: 9999, buttons: true, pull: false },
  start: async () => {},
  stop: async () => {},
  status: () => ({ state: 'on', note: '' }),
  send: async (chat, message) => {
    reach('before send')
    const call = outcomes.size
    const outcome = new Promise<SendResult>((resolve) => outcomes.set(call, resolve))
    tell({ kind: 'send', call, chat, text: textOf(message) })
    const result = await outcome
    reach('after send')
    return result
  },
}

const shared = { database, clock, log: quiet, worker }
const sender = createOutboxSender({ ...shared, channels: new Map([[channel.name, channel]]) })
/** Given up after five kills in a row: a person answers instead, which is an answer too. */
const inbox = createInboxWorker({
  ...shared,
  handle: (stores, message) => handle(stores, message),
  onPoison: (stores, message) => handle(stores, message, true),
  onHandled: sender.wake,
})
const receive = createReceive({ database, clock, onAccepted: inbox.wake })

async function deliver(said: Said): Promise<void> {
  const { id, chat } = said
  const content = { kind: 'text', text: JSON.stringify(said) } as const
  const message = {
    channel: channel.name,
    chat,
    dedupKey: id,
    sender: chat,
    group: false,
    sentAt: 0,
    content,
  }
  if (said.kind === 'claim' && orders.mutant === 'non-atomic-claim') {
    const theCase = (await opened.stores.cases.list({})).find(({ words }) => words === said.about)
    if (theCase?.state === 'waiting') seenFree.add(id)
  }
  try {
    if (orders.mutant === 'ack-before-commit') tell({ kind: 'ack', id, chat })
    reach('before receive')
    await receive([message])
    reach('before ack')
    tell({ kind: 'ack', id, chat })
  } catch {
    // Not confirmed: the platform delivers it again.
  }
}

process.on('message', (words: ToWorker) => {
  if (words.kind === 'deliver') void deliver(words.said)
  if (words.kind === 'outcome') outcomes.get(words.call)?.(words.result)
  if (words.kind === 'shift-clock') offset += words.ms
  if (words.kind === 'stop') void stop()
})
process.on('disconnect', () => process.exit(0))

async function stop(): Promise<void> {
  await Promise.all([inbox.stop(), sender.stop()])
  await opened.close()
  tell({ kind: 'steps', steps })
  process.disconnect()
}

await opened.transaction(async (stores) => {
  await stores.inbox.freeLeases({ isGone, now: clock.now() })
  await stores.outbox.freeLeases({ isGone, now: clock.now() })
})
inbox.start()
sender.start()
tell({ kind: 'ready' })
