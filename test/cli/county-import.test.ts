import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countyImport } from '../../src/cli/county-import.ts'
import { withImportedPlaces } from '../../src/core/knowledge/load-county.ts'
import { routeCase } from '../../src/domain/casework/route-case.ts'
import { listen } from '../support/command-run.ts'
import { memoryPlaces } from '../support/memory-places.ts'
import { shanghai, testCounty } from '../support/report-records.ts'

const HEAD = '级别,镇,村,站点名称,别名,地址,开放时间,电话,核实日期,负责事项'
const GOOD = '村,示范甲镇,示范一村,,,,,000-0000000,,'
const BAD = '村,示范申镇,示范二村,,,,,,,'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangfa-import-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function importing(lines: readonly string[], ...flags: readonly string[]) {
  const path = join(folder, '站点表.csv')
  await writeFile(path, lines.join('\r\n'))
  return run(path, ...flags)
}

const stores = { ...memoryPlaces() }
beforeEach(() => stores.places.replace({ villages: [], stations: [] }))

async function run(...args: readonly string[]) {
  const said = listen()
  const request = {
    ...said,
    database: stores.database,
    county: testCounty,
    now: shanghai('2026-11-22T10:00'),
    args,
  }
  return { code: await countyImport(request), ...said }
}

describe('county:import', () => {
  it('stores the places and says what it did and which phones stay hidden', async () => {
    const { code, out, errors } = await importing([HEAD, GOOD])
    expect({ code, errors }).toEqual({ code: 0, errors: [] })
    expect(out).toEqual([
      '！1 个站点有电话但没有核实日期，电话先不给群众看。打通后请填上核实日期。',
      '✔ 已导入：1 个村，1 个站点。正在运行的服务会自己读到，不用重启。',
    ])
    expect(await stores.places.villages()).toHaveLength(1)
  })

  it('imports nothing when one row is wrong, and names every wrong row', async () => {
    const { code, errors } = await importing([HEAD, BAD, GOOD, 'x,,,,'])
    expect(code).toBe(1)
    expect(errors).toEqual([
      '第 2 行：没有叫“示范申镇”的镇，应为：示范甲镇、示范乙镇、示范丙镇。',
      '第 4 行：级别写的是“x”，应为：镇、村、单位、县。',
      '有 2 处不对，什么也没导入。请改好再导入；想先导入其余的行，请加 --skip-bad。',
    ])
    expect(await stores.places.stations()).toEqual([])
  })

  it('leaves the wrong rows out with --skip-bad', async () => {
    const { code, out } = await importing([HEAD, BAD, GOOD], '--skip-bad')
    expect(code).toBe(0)
    expect(out.at(-1)).toContain('1 个村，1 个站点，跳过 1 行')
  })

  it('only looks with --dry-run', async () => {
    const { code, out } = await importing([HEAD, GOOD], '--dry-run')
    expect([code, out.at(-1)]).toEqual([0, '只检查，没有导入。去掉 --dry-run 就会导入。'])
    expect(await stores.places.stations()).toEqual([])
  })

  it('says which stations of the last import are gone', async () => {
    await importing([HEAD, GOOD])
    const { out } = await importing([HEAD, '村,示范乙镇,示范二村,,,,,,,'])
    expect(out[0]).toBe('！上次导入的 1 个站点这次没有了：示范一村公共法律服务室。')
  })

  it.each([
    [['没有这个文件.csv'], 1, '打不开“没有这个文件.csv”，应为一个能读的文件。请看路径写对没有。'],
    [[], 2, '缺文件。用法看 npm run county:import -- --help。'],
    [
      ['a.csv', '--skipbad'],
      2,
      '不认识 --skipbad，您要的是 --skip-bad 吗？用法看 npm run county:import -- --help。',
    ],
  ])('ends with one sentence: %j', async (args, code, message) => {
    expect(await run(...args)).toMatchObject({ code, errors: [message] })
  })

  it('finds nothing to import in the empty template, and everything in a filled one', async () => {
    const template = await readFile('docs/templates/county-places.csv', 'utf8')
    const path = join(folder, '样表.csv')
    await writeFile(path, template)
    expect((await run(path)).errors).toEqual([
      '第 1 行：表头下面没有内容，应每行写一个站点。',
      '有 1 处不对，什么也没导入。请改好再导入。',
    ])
    await writeFile(
      path,
      template
        .replaceAll('\n# ', '\n')
        .replaceAll('示范镇,', '示范甲镇,')
        .replace(/以 # 开头.*/, ''),
    )
    expect((await run(path, '--skip-bad')).out.at(-1)).toContain('1 个村，3 个站点')
  })

  it('makes stations that a case reaches', async () => {
    await importing([HEAD, GOOD])
    const places = { villages: await stores.places.villages(), stations: await stores.places.stations() }
    const county = withImportedPlaces(testCounty, places)
    const village = county.villages[0]
    const staffed = new Set(county.stations.map((station) => station.id))
    const place = { town: village?.town, village: village?.code }
    const route = {
      route: 'village_station',
      place,
      sealed: false,
      stations: county.stations,
      staffed,
    } as const
    expect(routeCase(route).station).toBe(`village-${village?.code}`)
    expect(routeCase({ ...route, staffed: new Set(['county']) })).toMatchObject({
      station: 'county',
      hops: [`village-${village?.code}`, 'town-99990100'],
    })
  })
})
