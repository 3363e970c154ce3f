import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/open-database.ts'
import { KEY, OPTIONS } from '../contracts/database/under-test.ts'
import { startServer } from '../support/app/server-process.ts'
import { runCommand, startCommand } from '../support/command-process.ts'
import { liveTogether } from '../support/lived-records.ts'
import { startFakeTelegram } from '../support/telegram/fake-telegram.ts'

const QUESTION = '老板跑了工钱咋办'
const MESSAGES = 60
let root = ''
const at = (...parts: string[]) => join(root, ...parts)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

beforeAll(async () => {
  root = await fs.mkdtemp(join(tmpdir(), 'xiangfa-drill-'))
})
afterAll(() => fs.rm(root, { recursive: true, force: true }))

async function countsOf(path: string, directory: string, more = {}): Promise<Record<string, number>> {
  const { out, errors, code } = await runCommand(['restore', path, '--check', '--json'], {
    DATA_DIR: directory,
    ...more,
  })
  expect({ errors, code }).toEqual({ errors: '', code: 0 })
  return JSON.parse(out).counts
}

describe('the restore drill', () => {
  it('backs up under load, restores elsewhere, and goes on there with nothing missing', async () => {
    const fake = await startFakeTelegram({ token: '123456:abcdefghijklmnopqrstuvwxyz' })
    const telegram = { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.apiRoot }
    const server = startServer({ DATA_DIR: at('live'), ...telegram })
    try {
      await server.ready
      let said = 0
      const writing = (async () => {
        for (; said < MESSAGES; said++) {
          fake.userSays(1000 + said, QUESTION)
          await pause(50)
        }
      })()
      const underLoad: Record<string, number>[] = []
      while (said < MESSAGES) {
        const path = at(`load-${underLoad.length}.backup`)
        const { code, errors } = await runCommand(['backup', path], { DATA_DIR: at('live') })
        expect({ code, errors }).toEqual({ code: 0, errors: '' })
        underLoad.push(await countsOf(path, at('live')))
      }
      await writing
      await fake.waitFor(() => fake.messagesTo(1000 + MESSAGES - 1).length === 2, 'the last answer')
      expect((await server.stop()) ?? 0).toBe(0)
      // Each copy is one moment: whatever was handled has its consultation.
      for (const counts of underLoad) {
        expect(counts.consultation).toBeLessThanOrEqual(counts.inbox ?? 0)
        expect(counts.outbox).toBe((counts.consultation ?? 0) * 2)
      }
      await runCommand(['backup', at('last.backup')], { DATA_DIR: at('live') })
      await fs.mkdir(at('new'))
      await fs.copyFile(at('live', 'data.key'), at('new', 'data.key'))
      const restored = await runCommand(['restore', at('last.backup')], { DATA_DIR: at('new') })
      expect(restored).toMatchObject({ code: 0, errors: '' })
      const counts = await countsOf(at('last.backup'), at('new'))
      expect(counts).toMatchObject({ inbox: MESSAGES, consultation: MESSAGES, outbox: MESSAGES * 2 })
      const again = startServer({ DATA_DIR: at('new'), ...telegram })
      await again.ready
      fake.userSays(1000, '再问一句：老板跑了工钱咋办')
      await fake.waitFor(() => fake.messagesTo(1000).length === 4, 'an answer from the restored place')
      await again.stop()
    } finally {
      await server.kill()
      await fake.stop()
    }
  }, 90_000)

  it('needs the key: without one, or with a new one, it says which key is missing', async () => {
    await fs.mkdir(at('keyless'))
    const without = await runCommand(['restore', at('last.backup')], { DATA_DIR: at('keyless') })
    expect(without.code).toBe(1)
    expect(without.errors).toMatch(/data\.key/)
    const wrong = await runCommand(['restore', at('last.backup')], {
      DATA_DIR: at('keyless'),
      DATA_KEY: 'ab'.repeat(32),
    })
    expect(wrong.code).toBe(1)
    expect(wrong.errors).toMatch(/编号/)
    expect(await fs.readdir(at('keyless'))).toEqual([])
  })

  it('is not for a place that serves: it says to stop first', async () => {
    const server = startServer({ DATA_DIR: at('new') })
    await server.ready
    const { code, errors } = await runCommand(['restore', at('last.backup')], { DATA_DIR: at('new') })
    expect(code).toBe(1)
    expect(errors).toMatch(/先停下服务/)
    await server.stop()
  })
})

describe('a kill', () => {
  const settings = () => ({ DATA_DIR: at('killed'), DATA_KEY: KEY.toString('hex') })
  const file = () => at('killed', 'xiangfa.db')
  const persons = async () => {
    const database = await openDatabase({ kind: 'sqlite', file: file() }, OPTIONS)
    const { length } = await database.stores.staff.list()
    await database.close()
    return length
  }

  beforeAll(async () => {
    const database = await openDatabase({ kind: 'sqlite', file: file() }, OPTIONS)
    await liveTogether(database, 400)
    await database.close()
    await runCommand(['backup', at('of-400.backup')], settings())
  }, 60_000)

  it.each([200, 350, 500])('in the middle of a backup (%i ms) leaves no half file', async (ms) => {
    const target = at('killed', `a-${ms}.backup`)
    const { child, ended } = startCommand(['backup', target], settings())
    await pause(ms)
    child.kill('SIGKILL')
    await ended
    const names = await fs.readdir(at('killed'))
    if (names.includes(`a-${ms}.backup`))
      expect(await countsOf(target, at('killed'), settings())).toMatchObject({ staff: 400 })
    expect(await persons()).toBe(400)
    const next = await runCommand(['backup', at('killed', `b-${ms}.backup`)], settings())
    expect(next.code).toBe(0)
  })

  it('in the middle of a restore leaves the old data or the new, whole', async () => {
    for (let ms = 200; ms <= 600; ms += 100) {
      const small = at('killed', 'xiangfa.db')
      await fs.rm(small, { force: true })
      const database = await openDatabase({ kind: 'sqlite', file: small }, OPTIONS)
      await liveTogether(database, 5)
      await database.close()
      const { child, ended } = startCommand(['restore', at('of-400.backup')], settings())
      await pause(ms)
      child.kill('SIGKILL')
      await ended
      expect([5, 400]).toContain(await persons())
    }
  }, 60_000)
})
