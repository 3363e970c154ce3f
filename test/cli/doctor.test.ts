import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/cli/doctor/checks.ts'
import {
  type DoctorContext,
  doctorCommand,
  fileMode,
  freeBytes,
  isWritable,
  portState,
} from '../../src/cli/doctor.ts'
import type { Entry } from '../../src/domain/knowledge/entry.ts'
import type { Staff } from '../../src/domain/people/staff.ts'
import { listen } from '../support/command-run.ts'
import { shanghai, testCounty } from '../support/report-records.ts'

const entry: Entry = {
  ...{
    kind: 'smalltalk',
    id: 'e',
    title: '欠薪',
    topic: 'wages',
    questions: [],
    formal: [],
    patterns: [],
    except: [],
    route: 'none',
    urgency: 'normal',
  },
  citations: [{ law: '示范法', article: 1, gist: '' }],
  ...{ reviewedOn: '2026-01-01', reviewBy: '2027-01-01', source: 'e.md', reply: '' },
}
const law = { name: '示范法', full: '示范法', effectiveFrom: '2020-01-01', articles: 9, gists: {} }
const person = (id: string, station: string, role: Staff['role'] = 'station'): Staff => ({
  id,
  name: '测试员',
  role,
  station,
  active: true,
})
const everybody = [
  person('a', 'county', 'admin'),
  ...testCounty.towns.map((town) => person(town.code, `town-${town.code}`)),
  ...testCounty.stations.filter(({ level }) => level === 'unit').map(({ id }) => person(`at-${id}`, id)),
]
const DAY = 86_400_000

/** A place where everything is in order. */
const WELL: DoctorContext = {
  now: shanghai('2026-06-01T10:00'),
  nodeVersion: 'v24.21.0',
  port: 8080,
  portState: async () => 'free',
  dataDir: './data',
  isWritable: async () => true,
  freeBytes: async () => 20 * 1024 ** 3,
  keyFileMode: async () => 0o100600,
  keyMatches: async () => true,
  integrity: async () => 'ok',
  inbox: async () => ({ pending: 1, dead: 0 }),
  outbox: async () => ({ pending: 0, dead: 0 }),
  staff: async () => everybody,
  reachableStaff: async () => everybody,
  lastBackupAt: async () => shanghai('2026-06-01T03:00'),
  county: async () => ({
    ...testCounty,
    stations: testCounty.stations.map((station) => ({ ...station, verifiedOn: '2026-05-01' })),
  }),
  knowledge: async () => ({ entries: [entry], laws: new Map([[law.name, law]]), findings: [] }),
  channels: async () => [{ name: 'web', status: { state: 'on', note: '' } }],
}

async function doctor(changes: Partial<DoctorContext>, ...args: readonly string[]) {
  const said = listen()
  const code = await doctorCommand({ ...said, context: { ...WELL, ...changes }, args })
  return { code, ...said }
}

/** The line about one check and the line after it. */
async function lineOf(title: string, changes: Partial<DoctorContext>) {
  const { code, out } = await doctor(changes)
  const at = out.findIndex((line) => line.includes(` ${title}：`))
  return { code, line: out[at], next: out[at + 1] }
}

describe('the doctor', () => {
  it('finds nothing where all is well, and ends with 0', async () => {
    const { code, out, errors } = await doctor({})
    expect({ code, errors }).toEqual({ code: 0, errors: [] })
    expect(out.filter((line) => !line.startsWith('✔'))).toEqual([
      `查了 ${CHECKS.length} 项：${CHECKS.length} 项正常，0 项要留意，0 项有问题。`,
    ])
    expect(CHECKS.length).toBeGreaterThanOrEqual(12)
  })

  const fail = () => Promise.reject(new Error('数据库打不开'))
  const noCounty = async () => ({ ...testCounty, villages: [], stations: testCounty.stations })
  it.each<readonly [string, Partial<DoctorContext>, '✘' | '！', RegExp]>([
    ['Node 版本', { nodeVersion: 'v20.20.2' }, '✘', /应为 22.18/],
    ['Node 版本', { nodeVersion: 'v22.17.9' }, '✘', /应为 22.18/],
    ['端口', { portState: async () => 'taken' }, '✘', /8080 被别的程序占用/],
    ['数据文件夹', { isWritable: async () => false }, '✘', /不能写/],
    ['磁盘空间', { freeBytes: async () => 1024 ** 3 - 1 }, '✘', /至少 1 GiB/],
    ['时钟', { now: Date.parse('1970-01-02T00:00:00Z') }, '✘', /年份不对/],
    ['密钥文件', { keyFileMode: async () => 0o100644 }, '✘', /权限 644/],
    ['密钥和数据库', { keyMatches: async () => false }, '✘', /打不开/],
    ['数据库', { integrity: async () => '*** in database main ***' }, '✘', /有损坏/],
    ['来信和回复', { outbox: async () => ({ pending: 0, dead: 3 }) }, '！', /3 条回复发不出去/],
    ['备份', { lastBackupAt: async () => undefined }, '！', /没有找到备份/],
    ['备份', { lastBackupAt: async () => WELL.now - 2 * DAY }, '！', /2 天前/],
    ['备份', { lastBackupAt: async () => WELL.now - 8 * DAY }, '✘', /8 天前/],
    [
      '知识库',
      {
        knowledge: async () => ({
          entries: [entry],
          laws: new Map(),
          findings: [{ file: 'a.md', line: 3, rule: 'x', message: '' }],
        }),
      },
      '！',
      /a.md 第 3 行/,
    ],
    ['知识库', { knowledge: async () => ({ entries: [], laws: new Map(), findings: [] }) }, '✘', /没读到/],
    ['复核日期', { now: shanghai('2027-01-02T10:00') }, '！', /1 条过了复核日期：欠薪/],
    [
      '法律时效',
      {
        knowledge: async () => ({
          entries: [entry],
          laws: new Map([[law.name, { ...law, effectiveTo: '2026-08-01' }]]),
          findings: [],
        }),
      },
      '！',
      /示范法（到 2026-08-01）/,
    ],
    ['放假安排', { now: shanghai('2026-11-22T10:00') }, '！', /没有 2027 年/],
    ['村和站点', { county: noCounty }, '！', /还没有导入/],
    ['各镇人员', { reachableStaff: async () => [] }, '！', /12 个镇没有能接单的人/],
    ['站点人员', { reachableStaff: async () => [] }, '！', /14 个站点里有 14 个没人能接/],
    ['县中心人员', { reachableStaff: async () => [] }, '！', /没有人绑定/],
    ['管理员', { staff: async () => [] }, '✘', /还没有管理员/],
    ['联系方式', { county: noCounty }, '！', /14 个站点里有 14 个没有核实/],
    [
      '渠道',
      { channels: async () => [{ name: 'telegram', status: { state: 'failing', note: '令牌不对' } }] },
      '✘',
      /telegram：令牌不对/,
    ],
    ['渠道', { channels: async () => [] }, '！', /一个渠道也没有/],
    ['管理员', { staff: fail }, '✘', /没查成：数据库打不开/],
  ])('tells about %s what is wrong and what to do: %j', async (...[title, changes, mark, found]) => {
    const { code, line, next } = await lineOf(title, changes)
    expect(line?.[0]).toBe(mark)
    expect(line).toMatch(found)
    expect(next).toMatch(/^ {4}怎么办：.+。$/)
    if (mark === '✘') expect(code).toBe(1)
  })

  it('goes on when every part is broken', async () => {
    const broken: DoctorContext = {
      ...WELL,
      ...Object.fromEntries(
        Object.entries(WELL).flatMap(([name, value]) => (typeof value === 'function' ? [[name, fail]] : [])),
      ),
    }
    const { code, out } = await doctor(broken)
    expect(code).toBe(1)
    expect(out.filter((line) => line.startsWith('✘')).length).toBe(CHECKS.length - 2)
  })

  it('counts a town as staffed when a village of it is', async () => {
    const village = {
      id: 'village-v0',
      name: '示范村',
      level: 'village',
      parent: 'town-99990100',
      routes: [],
    } as const
    const others = everybody.filter((staff) => staff.id !== '99990100')
    const staff = [...others, person('v', village.id)]
    const { line } = await lineOf('各镇人员', {
      county: async () => ({ ...testCounty, stations: [...testCounty.stations, village] }),
      reachableStaff: async () => staff,
    })
    expect(line).toBe('✔ 各镇人员：每个镇都有人接单')
  })

  it('says the same as JSON', async () => {
    const { code, out } = await doctor({ keyMatches: async () => false }, '--json')
    const said = JSON.parse(out.join(''))
    expect([code, said.ok, said.bad, said.checks.length]).toEqual([1, false, 1, CHECKS.length])
    expect(said.checks.find((check: { id: string }) => check.id === 'key')).toMatchObject({
      state: 'bad',
      fix: expect.any(String),
    })
  })
})

describe('the probes', () => {
  it('tell a free port from our own service and from somebody else’s', async () => {
    let body = '{"ok":true}'
    const server = createServer((_request, response) => response.end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await portState('127.0.0.1', port)).toBe('serving')
    body = '<html>'
    expect(await portState('127.0.0.1', port)).toBe('taken')
    await new Promise((resolve) => server.close(resolve))
    expect(await portState('127.0.0.1', port)).toBe('free')
  })

  it('look at folders and files as they are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xiangfa-doctor-'))
    const key = join(folder, 'data.key')
    await writeFile(key, 'x')
    await chmod(key, 0o640)
    expect(((await fileMode(key)) ?? 0) & 0o777).toBe(0o640)
    expect(await fileMode(join(folder, 'none'))).toBeUndefined()
    expect(await isWritable(join(folder, 'not', 'yet', 'there'))).toBe(true)
    expect(await isWritable(key)).toBe(false)
    expect(await freeBytes(join(folder, 'not-yet'))).toBeGreaterThan(0)
    await rm(folder, { recursive: true })
  })
})
