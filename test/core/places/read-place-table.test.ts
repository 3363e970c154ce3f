import { describe, expect, it } from 'vitest'
import { readDay } from '../../../src/core/places/read-contact.ts'
import { readPlaceTable } from '../../../src/core/places/read-place-table.ts'
import { testCounty } from '../../support/report-records.ts'

const HEADINGS = [
  '级别（镇/村/单位/县）',
  '镇',
  '村',
  '站点名称',
  '别名（；分隔）',
  '地址',
  '开放时间',
  '电话',
  '核实日期',
  '负责事项',
]
const TODAY = '2026-11-22'

const read = (...rows: readonly (readonly string[])[]) =>
  readPlaceTable([HEADINGS, ...rows], testCounty, TODAY)
const faultOf = (...row: readonly string[]) => read(row).faults[0]?.message

describe('the table of places', () => {
  it('becomes villages and stations with ids and parents the routing knows', () => {
    const { villages, stations, faults } = read(
      [
        '村',
        '示范甲镇',
        '示范一村',
        '',
        '示范一；一队',
        '示范路 1 号',
        '周一到周五',
        '000-0000000',
        '2026/10/8',
      ],
      ['镇', '示范甲', '', '', '', '', '', '', ''],
      ['单位', '', '', '示范法律援助中心', '', '', '', '', '', ''],
      ['县', '', '', '', '', '', '', '', '', ''],
    )
    expect(faults).toEqual([])
    expect(villages).toEqual([
      {
        code: expect.stringMatching(/^99990100-[\da-f]{8}$/),
        name: '示范一村',
        town: '99990100',
        aliases: ['示范一', '一队'],
      },
    ])
    expect(stations).toMatchObject([
      {
        id: `village-${villages[0]?.code}`,
        name: '示范一村公共法律服务室',
        level: 'village',
        parent: 'town-99990100',
        phone: '000-0000000',
        verifiedOn: '2026-10-08',
      },
      { id: 'town-99990100', name: '示范甲镇司法所', level: 'town', parent: 'county' },
      { id: 'unit-legal-aid', routes: ['legal_aid'], parent: 'county' },
      { id: 'county', level: 'county' },
    ])
  })

  it('gives a village the same code wherever its row stands', () => {
    const one = ['村', '示范甲镇', '示范一村', '']
    const two = ['村', '示范甲镇', '示范二村', '']
    const codes = (villages: readonly { name: string; code: string }[]) =>
      new Map(villages.map((each) => [each.name, each.code]))
    expect(codes(read(one, two).villages)).toEqual(codes(read(two, one).villages))
  })

  it('keeps a phone without a day of verification, but such a station is never shown', () => {
    const { stations } = read(['村', '示范甲镇', '示范一村', '', '', '', '', '000-0000000'])
    expect(stations[0]).toMatchObject({ phone: '000-0000000', verifiedOn: undefined })
  })

  it('skips empty rows and remarks, and counts rows as the clerk sees them', () => {
    const { faults } = read(['', ' '], ['# 村', '随便'], ['组', '示范甲镇'])
    expect(faults).toEqual([{ row: 4, message: '级别写的是“组”，应为：镇、村、单位、县。' }])
  })

  it.each([
    [['村', '示范申镇', '示范一村'], '没有叫“示范申镇”的镇，应为：示范甲镇、示范乙镇、示范丙镇。'],
    [['村', '', '示范一村'], /^镇是空的，应为：示范甲镇、.*示范丑镇。$/],
    [['村', '示范甲镇', ''], '村写的是“”，应为 2 到 20 个字的村名，如“示范一村”。'],
    [['村', '示范甲镇', '=cmd()'], '村写的是“=cmd()”，应为 2 到 20 个字的村名，如“示范一村”。'],
    [['村', '示范甲镇', '示范一村', '', '', '', '', '打我手机'], /^电话写的是“打我手机”，应为数字/],
    [
      ['村', '示范甲镇', '示范一村', '', '', '', '', '', '去年'],
      '核实日期写的是“去年”，应为年-月-日，如 2026-10-08。',
    ],
    [['村', '示范甲镇', '示范一村', '', '', '', '', '', '2026-02-30'], /应为年-月-日/],
    [
      ['村', '示范甲镇', '示范一村', '', '', '', '', '', '2027-01-01'],
      '核实日期 2027-01-01 在今天（2026-11-22）之后，应为打通或走访的那一天。',
    ],
    [['单位', '', '', ''], '单位这一行缺站点名称，应写单位的全名。'],
    [['单位', '', '', '示范新单位'], '“示范新单位”缺负责事项，应写它管哪些事，如“法律援助；人民调解”。'],
    [
      ['单位', '', '', '示范新单位', '', '', '', '', '', '法律缓助'],
      /^负责事项写的是“法律缓助”，应为：法律援助/,
    ],
    [['村', '示范甲镇', '示范一村', '长'.repeat(201)], '“站点名称”有 201 个字，应不超过 200 个字。'],
  ])('tells what was found and what is expected: %j', (row, expected) => {
    if (typeof expected === 'string') expect(faultOf(...row)).toBe(expected)
    else expect(faultOf(...row)).toMatch(expected)
  })

  it('names the earlier row of a repeated station', () => {
    const row = ['村', '示范甲镇', '示范一村', '']
    expect(read(row, row).faults).toEqual([
      { row: 3, message: '“示范一村公共法律服务室”和第 2 行是同一个站点，应只写一行。' },
    ])
  })

  it.each([
    [['级别', '镇', '村', '站点名', '__proto__'], '不认识表头“站点名”，应为“站点名称”。'],
    [['级别', '镇', '村', '站点名称', '__proto__'], /^不认识表头“__proto__”，可用的有：级别、/],
    [['级别', '镇'], '表头缺：村、站点名称。'],
    [['级别', '镇', '村', '站点名称', '镇'], '表头“镇”写了两列，请只留一列。'],
    [['备注'], /^不认识表头“备注”/],
  ])('refuses headings it does not know: %j', (headings, expected) => {
    const { faults, stations } = readPlaceTable(
      [headings, ['村', '示范甲镇', '示范一村', '']],
      testCounty,
      TODAY,
    )
    expect(stations).toEqual([])
    if (typeof expected === 'string') expect(faults[0]?.message).toBe(expected)
    else expect(faults[0]?.message).toMatch(expected)
    expect(Object.hasOwn(Object.prototype, '站点名称')).toBe(false)
  })

  it('reads days as clerks and Excel write them', () => {
    expect(
      [
        '2026-10-08',
        '2026/10/8',
        '2026.10.8',
        '2026年10月8日',
        '２０２６年１０月８日',
        '46303',
        '2026-10-08 00:00:00',
      ].map(readDay),
    ).toEqual(Array(7).fill('2026-10-08'))
  })
})
