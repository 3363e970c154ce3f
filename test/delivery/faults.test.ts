import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createPulse } from '../../src/core/delivery/pulse.ts'
import { createReceive } from '../../src/core/delivery/receive.ts'
import { openData, openMemory } from '../../src/wiring/assembly.ts'
import { NOW, textMessage } from '../contracts/database/samples.ts'
import { createFakeChannel } from '../support/app/fake-channel.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'
import { openTestCounty, sharedKnowledge } from '../support/app/test-county.ts'

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

/** The whole program with its web page on a folder that can be filled up or locked. */
async function serveIn(directory: string) {
  const log = createRememberingLog()
  const data = await openData(readConfig({}), log, directory)
  const app = await createApp({ settings: readConfig({}), knowledge: await sharedKnowledge(), data, log })
  const { url = '' } = await app.start({ host: '127.0.0.1', port: 0 })
  let cookie = ''
  let number = 0
  return {
    stop: () => app.stop(),
    ready: async () => (await fetch(`${url}/readyz`)).status,
    async says(text: string) {
      const id = `00000000-0000-4000-8000-${String(number++).padStart(12, '0')}`
      const send = () =>
        fetch(`${url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
          body: JSON.stringify({ id, text }),
        })
      let response = await send()
      if (response.status === 401) {
        cookie = response.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; ')
        response = await send()
      }
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        body: await response.json(),
      }
    },
  }
}

const HOLD_LOCK = `
  const connection = new (require('better-sqlite3'))(process.argv[1])
  connection.exec('begin immediate')
  console.log('held')
  setTimeout(() => connection.exec('commit'), 2500)
`

describe('a database that takes no writes', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-fault-')))
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('on a full disk: says so at once with numbers to dial, is not ready within ten seconds, and recovers', async () => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder()], { stdio: 'ignore' })
    } catch {
      return console.log('No disk can be mounted here: the test of a full disk is skipped.')
    }
    const served = await serveIn(folder())
    try {
      expect(await served.says('菜单')).toMatchObject({ status: 202 })
      execFileSync('sh', ['-c', `cat /dev/zero > ${folder()}/ballast || true`], { stdio: 'ignore' })
      const began = Date.now()
      const texts = Array.from({ length: 10 }, () => '我男人拿刀要砍我'.repeat(200))
      const refused = []
      for (const text of texts) refused.push(await served.says(text))
      const last = refused.at(-1)
      expect(last).toMatchObject({ status: 503, retryAfter: '30' })
      expect(JSON.stringify(last?.body)).toMatch(/110/)
      expect(Date.now() - began).toBeLessThan(10_000)
      await until(async () => (await served.ready()) === 503, 10_000)
      await fs.rm(join(folder(), 'ballast'))
      await until(async () => (await served.ready()) === 200, 10_000)
      expect(await served.says('菜单')).toMatchObject({ status: 202 })
    } finally {
      await served.stop()
      execFileSync('umount', [folder()])
    }
  }, 60_000)

  it('while another program holds its lock: waits that out and confirms nothing before', async () => {
    const served = await serveIn(folder())
    try {
      await served.says('菜单')
      const holder = spawn(process.execPath, ['-e', HOLD_LOCK, join(folder(), 'xiangfa.db')], {
        stdio: 'pipe',
      })
      await once(holder.stdout, 'data')
      const began = Date.now()
      expect(await served.says('老板跑了工钱咋办')).toMatchObject({ status: 202 })
      expect(Date.now() - began).toBeGreaterThan(1000)
      await until(async () => (await served.ready()) === 200, 10_000)
    } finally {
      await served.stop()
    }
  }, 60_000)

  it('whose log was torn by a power cut: opens with all that was whole', async () => {
    const first = await serveIn(folder())
    await first.says('菜单')
    const wal = join(folder(), 'xiangfa.db-wal')
    const torn = Buffer.concat([await fs.readFile(wal), Buffer.alloc(3000, 7)])
    await first.stop()
    await fs.writeFile(wal, torn.subarray(0, torn.length - 1500))
    const again = await serveIn(folder())
    expect(await again.ready()).toBe(200)
    expect(await again.says('菜单')).toMatchObject({ status: 202 })
    await again.stop()
  }, 60_000)
})
