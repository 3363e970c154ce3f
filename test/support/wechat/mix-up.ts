import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database } from '../../../src/ports/database.ts'
import { createCipher } from '../../../src/storage/cipher.ts'
import { openDatabase } from '../../../src/storage/open-database.ts'
import { type Delivery, type FakeWechat, startFakeWechat } from './fake-wechat.ts'
import { answerOf, bubblesIn, type Found, question } from './mix-up-words.ts'

export interface MixUpOptions {
  readonly people: number
  readonly messages: number
  readonly kills: number
  /** How long the platform waits, in ms; 5 s in life. */
  readonly waitMs: number
  /** How long people pause between two messages, at most. */
  readonly pauseMs: number
}

/** What the storm did. All but `repeated` and `kills` must be 0; `repeated` at most a few a kill. */
export interface MixUpReport {
  readonly messages: number
  readonly bubbles: number
  readonly kills: number
  /** Messages the platform gave up on after three calls: nobody could take them in. */
  readonly refused: number
  /** People who were told that their message could not be stored. */
  readonly toldNotStored: number
  /** Read by somebody who did not ask. */
  readonly toOthers: number
  /** Neither in the response to its own question nor named by it. */
  readonly untied: number
  readonly lost: number
  readonly repeated: number
  readonly inResponse: number
  readonly later: number
  /** What the database says was given, less what people read, each bubble once. */
  readonly unaccounted: number
}

const WORKERS = 2

/** Many people write to two processes on one database that think slowly, fail at random and are killed. */
export async function mixUp(options: MixUpOptions): Promise<MixUpReport> {
  const directory = await mkdtemp(join(tmpdir(), 'xiangfa-mix-up-'))
  const file = join(directory, 'xiangfa.db')
  const key = randomBytes(32)
  const wechat = await startFakeWechat({ waitMs: options.waitMs })
  const crew = createCrew(
    { file, key: key.toString('hex'), root: wechat.api.root, waitMs: options.waitMs },
    wechat,
  )
  const people = Array.from({ length: options.people }, (_, at) => `oPerson_${String(at).padStart(4, '0')}`)
  const database = await openDatabase({ kind: 'sqlite', file }, { cipher: createCipher(key) })
  try {
    await crew.start()
    const failing = failAtRandom(wechat)
    const talking = Promise.all(people.map((person) => talk(wechat, { person, ...options })))
    const killing = crew.killAtRandom(options.kills, talking, options.waitMs)
    await talking
    await killing
    failing.stop()
    await empty(wechat, database, { people, waitMs: options.waitMs })
    return await report(wechat, database, { options, people })
  } finally {
    await crew.stop()
    await database.close()
    await wechat.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** One after the other, as people write; who is told to ask for more mostly does. */
async function talk(wechat: FakeWechat, { person, messages, pauseMs }: MixUpOptions & { person: string }) {
  for (let number = 1; number <= messages; number += 1) {
    await sleep(Math.random() * pauseMs)
    await wechat.says(person, question(person, number))
    if (wechat.heard(person).at(-1)?.text.includes('回复 1') && Math.random() < 0.6)
      await wechat.says(person, '1')
  }
}

/** Until nothing waits any more, those who still wait for something write another word; then what is held comes out. */
async function empty(
  wechat: FakeWechat,
  { stores }: Database,
  { people, waitMs }: { people: readonly string[]; waitMs: number },
): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    for (let look = 0; look < 200; look += 1) {
      const [inbox, outbox] = await Promise.all([stores.inbox.backlog(), stores.outbox.backlog()])
      if (inbox.pending + outbox.pending === 0) break
      await sleep(waitMs / 5)
    }
    if ((await stores.passive.held()) === 0) return
    const waiting = people.filter((person) => missing(wechat, person) > 0)
    for (const person of waiting.length > 0 ? waiting : people) await wechat.says(person, '还有吗')
  }
}

/** How many bubbles of what a person asked they have not read. */
function missing(wechat: FakeWechat, person: string): number {
  const read = new Set(wechat.heard(person).flatMap(({ text }) => bubblesIn(text).map(keyOf)))
  const asked = wechat.deliveries.filter((delivery) => delivery.person === person)
  const due = asked.flatMap(({ xml }) => answerOf(contentOf(xml)).flatMap(bubblesIn))
  return due.filter((bubble) => !read.has(keyOf(bubble))).length
}

function keyOf({ person, number, part }: Found): string {
  return `${person}#${number}/${part}`
}

function failAtRandom(wechat: FakeWechat) {
  const send = '/cgi-bin/message/custom/send'
  const timer = setInterval(() => {
    wechat.api.fail(
      send,
      { kind: 'drop' },
      { kind: 'code', errcode: -1 },
      { kind: 'raw', status: 502, body: '' },
    )
    if (Math.random() < 0.1) wechat.api.expire()
  }, 150)
  return {
    stop() {
      clearInterval(timer)
      wechat.api.heal()
    },
  }
}

function createCrew(
  settings: { file: string; key: string; root: string; waitMs: number },
  wechat: FakeWechat,
) {
  const crew: ({ child: ChildProcess; url: string } | undefined)[] = Array.from({ length: WORKERS })
  const show = () => wechat.callAt(...crew.flatMap((one) => (one ? [`${one.url}/wechat`] : [])))
  const begin = async (at: number) => {
    const path = fileURLToPath(new URL('./worker.ts', import.meta.url))
    const { file, key, root, waitMs } = settings
    const child = spawn(process.execPath, [path, file, key, root, String(waitMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(child.stdout, 'data')
    crew[at] = { child, url: String(line).trim() }
    show()
  }
  const kill = async (at: number) => {
    const child = crew[at]?.child
    crew[at] = undefined
    show()
    child?.kill('SIGKILL')
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return {
    start: () => Promise.all(crew.map((_, at) => begin(at))),
    stop: () => Promise.all(crew.map((_, at) => kill(at))),
    async killAtRandom(kills: number, until: Promise<unknown>, pauseMs: number) {
      let over = false
      until
        .finally(() => {
          over = true
        })
        .catch(() => undefined)
      for (let done = 0; done < kills && !over; done += 1) {
        await sleep(pauseMs * (1 + Math.random()))
        await kill(done % WORKERS)
        await begin(done % WORKERS)
      }
    },
  }
}

async function report(
  wechat: FakeWechat,
  { stores }: Database,
  { options, people }: { options: MixUpOptions; people: readonly string[] },
): Promise<MixUpReport> {
  const told = new Set(
    people.flatMap((person) =>
      wechat.heard(person).flatMap(({ text, to }) => (text.includes('没存上') ? [to] : [])),
    ),
  )
  const isTaken = ({ state, id }: Delivery) => state === 'taken' && !told.has(id)
  const taken = new Set(wechat.deliveries.filter(isTaken).map(({ id }) => id))
  const asked = wechat.deliveries.map(({ id, person, xml }) => ({ id, person, words: contentOf(xml) }))
  const counts = new Map<string, number>()
  const sums = { toOthers: 0, untied: 0, inResponse: 0, later: 0 }
  for (const person of people) {
    let begun = ''
    for (const { text, how, to } of wechat.heard(person)) {
      const own = asked.find(({ id }) => id === to)?.words
      for (const found of bubblesIn(text)) {
        const words = question(found.person, found.number)
        if (found.person !== person) sums.toOthers += 1
        if (own !== words && found.tiedTo !== words && begun !== words) sums.untied += 1
        begun = words
        sums[how === 'response' ? 'inResponse' : 'later'] += 1
        counts.set(keyOf(found), (counts.get(keyOf(found)) ?? 0) + 1)
      }
    }
  }
  const expected = asked.flatMap(({ id, words }) => (taken.has(id) ? answerOf(words) : []))
  const lost = expected.filter((text) => !bubblesIn(text).every((one) => counts.has(keyOf(one))))
  const read = [...counts.values()]
  const { pending, dead } = await stores.outbox.backlog()
  return {
    messages: options.people * options.messages,
    bubbles: expected.length,
    kills: options.kills,
    refused: asked.filter(({ id, words }) => words.startsWith('我是') && !taken.has(id) && !told.has(id))
      .length,
    toldNotStored: told.size,
    ...sums,
    lost: lost.length,
    repeated: read.reduce((sum, count) => sum + count - 1, 0),
    unaccounted: pending + dead + (await stores.passive.held()),
  }
}

function contentOf(xml: string): string {
  return /<Content><!\[CDATA\[([\s\S]*?)\]\]>/.exec(xml)?.[1] ?? ''
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
