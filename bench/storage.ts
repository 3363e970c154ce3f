import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboundMessage } from '../src/domain/message/inbound-message.ts'
import { say } from '../src/domain/message/outbound-message.ts'
import type { Database, Stores } from '../src/ports/database.ts'
import type { InboxClaim } from '../src/ports/stores/inbox-store.ts'
import { createCipher } from '../src/storage/cipher.ts'
import { type DatabaseLocation, openDatabase } from '../src/storage/open-database.ts'
import { tell } from './support/figures.ts'

// node bench/storage.ts [postgres://…]: messages a second through the stores, and the cost of a claim.
const NOW = Date.UTC(2026, 10, 22)
const MESSAGES = 5000
const CHATS = 100
const WORDS = '老板跑了，工资怎么要？我在工地干了三个月，一分钱没拿到。'
const ANSWER = '先打 12333。带上考勤、工友的电话、转账记录。'.repeat(12)

function message(chat: string, number: number): InboundMessage {
  const dedupKey = `${chat}-${number}`
  const content = { kind: 'text', text: WORDS } as const
  return { channel: 'telegram', chat, dedupKey, sender: chat, group: false, sentAt: NOW, content }
}

async function handle(stores: Stores, claim: InboxClaim): Promise<void> {
  const address = { channel: claim.message.channel, chat: claim.message.chat }
  const state = { asked: Number((await stores.conversations.load(address))?.state ?? 0) + 1, last: ANSWER }
  await stores.conversations.save({ address, person: claim.message.chat, state }, NOW)
  await stores.consultations.add({
    ...{ id: randomUUID(), at: NOW, channel: address.channel, person: claim.message.chat, topic: 'wages' },
    ...{ entry: 'boss-ran-away', outcome: 'answer', confidence: 0.93, place: {}, words: WORDS },
  })
  await stores.outbox.put([{ ...address, message: say(ANSWER) }], NOW)
  if (!(await stores.inbox.finish(claim, NOW))) throw new Error('lease lost')
}

async function throughput(database: Database, workers: number): Promise<Record<string, number>> {
  const begun = performance.now()
  for (let from = 0; from < MESSAGES; from += 100) {
    await database.stores.inbox.accept(
      Array.from({ length: 100 }, (_, at) => message(`chat-${(from + at) % CHATS}`, from + at)),
      NOW,
    )
  }
  const accepted = performance.now()
  const worker = `${workers}`
  const work = async (): Promise<void> => {
    while ((await database.stores.inbox.backlog()).pending > 0) {
      const claims = await database.stores.inbox.claim({ worker, now: NOW, until: NOW + 30_000, limit: 20 })
      for (const claim of claims) await database.transaction((stores) => handle(stores, claim))
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
  const ended = performance.now()
  return {
    accept_per_s: Math.round((MESSAGES / (accepted - begun)) * 1000),
    handle_per_s: Math.round((MESSAGES / (ended - accepted)) * 1000),
    both_per_s: Math.round((MESSAGES / (ended - begun)) * 1000),
  }
}

/** 10,000 rows wait in one chat, 1,000 other chats have one each. */
async function claimCost(database: Database): Promise<Record<string, number>> {
  const { inbox } = database.stores
  for (let from = 0; from < 10_000; from += 500) {
    await inbox.accept(
      Array.from({ length: 500 }, (_, at) => message('flood', from + at)),
      NOW,
    )
  }
  await inbox.accept(
    Array.from({ length: 1000 }, (_, at) => message(`quiet-${at}`, at)),
    NOW,
  )
  const times: number[] = []
  for (let round = 0; round < 100; round += 1) {
    const begun = performance.now()
    await inbox.claim({ worker: 'one', now: NOW, until: NOW + 30_000, limit: 10 })
    times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  return { claim_of_10_p50_ms: round2(times[50]), claim_of_10_p99_ms: round2(times[98]) }
}

function round2(value: number | undefined): number {
  return Math.round((value ?? 0) * 100) / 100
}

async function measure(name: string, location: DatabaseLocation, workers: number): Promise<void> {
  const database = await openDatabase(location, { cipher: createCipher(randomBytes(32)) })
  const result = { ...(await throughput(database, workers)), ...(await claimCost(database)) }
  tell(Object.entries(result).map(([what, ours]) => ({ what: `${name}, ${workers} workers: ${what}`, ours })))
  await database.close()
}

const [, , url] = process.argv
if (url === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'xiangfa-bench-'))
  await measure('sqlite file', { kind: 'sqlite', file: join(folder, 'bench.db') }, 1)
  await measure('sqlite memory', { kind: 'sqlite', file: ':memory:' }, 1)
  rmSync(folder, { recursive: true })
} else {
  await measure('postgres', { kind: 'postgres', url }, 8)
}
