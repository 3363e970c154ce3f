import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createPulse } from '../../src/core/delivery/pulse.ts'
import { createReceive } from '../../src/core/delivery/receive.ts'
import { openMemory } from '../../src/wiring/assembly.ts'
import { NOW, textMessage } from '../contracts/database/samples.ts'
import { createFakeChannel } from '../support/app/fake-channel.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'
import { openTestCounty, sharedKnowledge } from '../support/app/test-county.ts'
import { holdLock, serveChannelsIn, smallDisk } from '../support/faults/served.ts'

const HOUR = 3_600_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function until(look: () => boolean | Promise<boolean>, withinMs: number): Promise<number> {
  const began = Date.now()
  while (!(await look())) {
    if (Date.now() - began > withinMs) throw new Error(`not within ${withinMs} ms`)
    await pause(50)
  }
  return Date.now() - began
}

describe('a clock that is set back an hour', () => {
  it('delays nobody: what waited goes on, and in its order', async () => {
    const county = await openTestCounty()
    try {
      await county.says('zhang', '菜单')
      // Two kinds of waiting: a reply whose sending failed, and a message behind it.
      county.channel.willAnswer({ kind: 'retry', reason: '502' })
      const address = { channel: county.channel.name, chat: 'li', sender: 'li', group: false, sentAt: 0 }
      const say = (text: string, dedupKey: string) =>
        county.app.receive([{ ...address, dedupKey, content: { kind: 'text', text } }])
      await say('菜单', 'before')
      await until(async () => (await county.data.database.stores.inbox.backlog()).pending === 0, 5000)
      await pause(3200)
      county.clock.time -= HOUR
      await say('老板跑了工钱咋办', 'after')
      const isSetBack = () => county.log.lines.some(({ event }) => event === 'clock.set-back')
      await until(isSetBack, 10_000)
      county.clock.time += 5000
      await until(() => county.heard('li').length >= 3, 10_000)
      expect(county.heard('li')[1]?.text).toMatch(/工钱|工资|12333/)
    } finally {
      await county.stop()
    }
  }, 30_000)
})

describe('too much that waits', () => {
  it('is not added to: nothing is confirmed, until workers have caught up', async () => {
    const log = createRememberingLog()
    const { database } = await openMemory(log)
    const clock = { now: () => NOW }
    const pulse = createPulse({ database, clock, log, mostWaiting: 3 })
    const receive = createReceive({ database, clock, onAccepted: () => {}, isFull: pulse.isFull })
    pulse.start()
    try {
      await receive([1, 2, 3].map((number) => textMessage(`chat-${number}`, 1)))
      await until(pulse.isFull, 5000)
      await expect(receive([textMessage('late', 1)])).rejects.toMatchObject({ code: 'backlog-full' })
      const claims = await database.stores.inbox.claim({ worker: 'w', now: NOW, until: NOW + 1, limit: 9 })
      await database.transaction(async ({ inbox }) => {
        for (const claim of claims) await inbox.finish(claim, NOW)
      })
      await until(() => !pulse.isFull(), 5000)
      await receive([textMessage('late', 1)])
      expect((await database.stores.inbox.backlog()).pending).toBe(1)
    } finally {
      await pulse.stop()
      await database.close()
    }
  }, 30_000)
})

describe('a stop', () => {
  it('ends within ten seconds although a platform never answers', async () => {
    const channel = { ...createFakeChannel(), send: () => new Promise<never>(() => {}) }
    const log = createRememberingLog()
    const data = await openMemory(log, [])
    const app = await createApp({
      settings: {},
      knowledge: await sharedKnowledge(),
      data,
      log,
      channels: [channel],
    })
    await app.start()
    await app.receive([{ ...textMessage('a', 1, '菜单'), channel: channel.name }])
    await until(async () => (await data.database.stores.outbox.backlog()).pending > 0, 5000)
    const began = Date.now()
    await app.stop()
    expect(Date.now() - began).toBeLessThan(10_000)
  }, 30_000)
})

const folders: string[] = []
const folder = () => folders.at(-1) ?? ''

describe('a database that takes no writes', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-fault-')))
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('on a full disk: says so at once with numbers to dial, is not ready within ten seconds, and recovers', async () => {
    const disk = await smallDisk(6)
    if (disk === undefined)
      return console.log('No disk can be mounted here: the test of a full disk is skipped.')
    const served = await serveChannelsIn(disk.folder)
    try {
      expect(await served.web.says('菜单')).toMatchObject({ status: 202 })
      disk.fill()
      const began = Date.now()
      const texts = Array.from({ length: 10 }, () => '老板跑了工钱咋办'.repeat(200))
      const refused = []
      for (const text of texts) refused.push(await served.web.says(text))
      const last = refused.at(-1)
      expect(last).toMatchObject({ status: 503, retryAfter: '30' })
      expect(last?.words).toMatch(/110/)
      expect(Date.now() - began).toBeLessThan(10_000)
      await until(async () => (await served.web.readyz()) === 503, 10_000)
      await disk.empty()
      await until(async () => (await served.web.readyz()) === 200, 10_000)
      expect(await served.web.says('菜单')).toMatchObject({ status: 202 })
    } finally {
      await served.stop()
      await disk.remove()
    }
  }, 60_000)

  it('while another program holds its lock: waits that out and confirms nothing before', async () => {
    const served = await serveChannelsIn(folder())
    try {
      await served.web.says('菜单')
      const lock = await holdLock(join(folder(), 'xiangfa.db'))
      let released = false
      const said = served.web.says('老板跑了工钱咋办').then((answer) => ({ ...answer, released }))
      await pause(1500)
      released = true
      await lock.release()
      expect(await said).toMatchObject({ status: 202, released: true })
      await until(async () => (await served.web.readyz()) === 200, 10_000)
    } finally {
      await served.stop()
    }
  }, 60_000)

  it('whose log was torn by a power cut: opens with all that was whole', async () => {
    const first = await serveChannelsIn(folder())
    await first.web.says('菜单')
    const wal = join(folder(), 'xiangfa.db-wal')
    const torn = Buffer.concat([await fs.readFile(wal), Buffer.alloc(3000, 7)])
    await first.stop()
    await fs.writeFile(wal, torn.subarray(0, torn.length - 1500))
    const again = await serveChannelsIn(folder())
    expect(await again.web.readyz()).toBe(200)
    expect(await again.web.says('菜单')).toMatchObject({ status: 202 })
    await again.stop()
  }, 60_000)
})
