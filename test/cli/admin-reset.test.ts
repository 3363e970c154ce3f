import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Staff } from '../../src/domain/people/staff.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { staff } from '../contracts/database/samples.ts'
import { KEY, OPTIONS } from '../contracts/database/under-test.ts'
import { runCommand } from '../support/command-process.ts'

const folders: string[] = []
const location = () => ({ kind: 'sqlite', file: join(folders.at(-1) ?? '', 'xiangfa.db') }) as const
const reset = (...words: string[]) =>
  runCommand(['admin:reset', ...words], { DATA_DIR: folders.at(-1) ?? '', DATA_KEY: KEY.toString('hex') })

async function hire(...members: readonly Staff[]): Promise<void> {
  const database = await openDatabase(location(), OPTIONS)
  for (const member of members) {
    await database.stores.staff.put(member)
    await database.stores.accounts.setPasswordHash(member.id, 'forgotten')
    const session = { purpose: 'session', value: `session of ${member.id}`, staffId: member.id } as const
    await database.stores.accounts.putToken({ ...session, expiresAt: Date.now() + 60_000 })
  }
  await database.close()
}

describe('a forgotten administrator password', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-reset-')))
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('is reset in one command: a link for that person, and whoever was signed in is out', async () => {
    await hire(staff('a', { role: 'admin', name: '测试员甲' }), staff('b', { name: '测试员乙' }))
    const { code, out } = await reset()
    expect(code).toBe(0)
    const token = /\/console\/setup\?token=([\w-]+)/.exec(out)?.[1] ?? ''
    const database = await openDatabase(location(), OPTIONS)
    const { accounts, audit } = database.stores
    expect(await accounts.findToken('setup', token, Date.now())).toBe('a')
    expect(await accounts.findToken('session', 'session of a', Date.now())).toBeUndefined()
    expect(await accounts.findToken('session', 'session of b', Date.now())).toBe('b')
    expect(await audit.list('a')).toMatchObject([{ actor: 'command', action: 'account.reset' }])
    await database.close()
  })

  it('of one among several asks for the name, and lists them', async () => {
    await hire(
      staff('a', { role: 'admin', name: '测试员甲' }),
      staff('b', { role: 'admin', name: '测试员乙' }),
    )
    expect(await reset()).toMatchObject({ code: 2, errors: expect.stringContaining('测试员甲、测试员乙') })
    expect(await reset('测试员丙')).toMatchObject({ code: 2 })
    expect(await reset('测试员乙')).toMatchObject({ code: 0, out: expect.stringContaining('测试员乙') })
  })

  it('where nobody is administrator yet, is the first link', async () => {
    expect(await reset()).toMatchObject({ code: 0, out: expect.stringContaining('还没有管理员') })
  })
})
