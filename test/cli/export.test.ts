import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import PizZip from 'pizzip'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportCommand } from '../../src/cli/export.ts'
import { openArchive } from '../../src/cli/office-file/zip.ts'
import { readTableFile } from '../../src/cli/table-file/index.ts'
import { tablesToXlsx } from '../../src/cli/xlsx.ts'
import { parseCsv } from '../../src/core/places/parse-csv.ts'
import { tableToCsv } from '../../src/core/reports/csv.ts'
import { count, money, text } from '../../src/core/reports/table.ts'
import { listen } from '../support/command-run.ts'
import {
  anyConsultation,
  anyLoggedCase,
  reportStores,
  shanghai,
  testCounty,
} from '../support/report-records.ts'

const consultations = fc.sample(anyConsultation, { seed: 7, numRuns: 300 })
const cases =
  fc.sample(
    fc.uniqueArray(anyLoggedCase, { minLength: 20, maxLength: 40, selector: (one) => one.opening.serial }),
    { seed: 7, numRuns: 1 },
  )[0] ?? []
const stores = reportStores(consultations, cases)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangfa-export-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(now: string, ...args: readonly string[]) {
  const said = listen()
  const code = await exportCommand({ ...said, stores, county: testCounty, now: shanghai(now), args })
  return { code, ...said }
}

const intoFolder = (...args: readonly string[]) => run('2026-11-22T10:00', ...args, '--out', folder)
const bytesOf = async (path: string) => (await readFile(join(folder, path))).toString('base64')

describe('export', () => {
  it('writes a table for every report, once as CSV and together as XLSX and as a Word report, and says so with counts', async () => {
    const { code, out, errors } = await intoFolder('--month', '2026-10')
    expect({ code, errors }).toEqual({ code: 0, errors: [] })
    expect((await readdir(folder)).sort()).toEqual(
      [
        '概况',
        '咨询-事项和镇',
        '咨询-渠道',
        '咨询-结果',
        '咨询-大类',
        '新开案件-事项和镇',
        '办结和追回-事项',
        '办结-事项和结果',
        '受理和协调处理-去向',
        '法律援助-受理时限',
        '满意度',
        '回访-钱到手没有',
        '案件清单',
      ]
        .map((name) => `2026-10-${name}.csv`)
        .concat('2026-10-报表.xlsx', '2026-10-报告.docx')
        .sort(),
    )
    expect(out[0]).toBe(`✔ ${join(folder, '2026-10-概况.csv')}（19 行）`)
    expect(out.at(-1)).toMatch(/^共 \d+ 人次咨询，\d+ 件案件。$/)
  })

  it('gives the same bytes again, weeks later', async () => {
    await intoFolder('--month', '2026-10')
    const names = await readdir(folder)
    const before = await Promise.all(names.map(bytesOf))
    await run('2027-03-01T10:00', '--month', '2026-10', '--out', folder)
    expect(await Promise.all(names.map(bytesOf))).toEqual(before)
  })

  it('writes the Word report in 仿宋_GB2312 三号 with all its numbers, marked when it is for the public', async () => {
    await intoFolder('--month', '2026-10', '--format', 'docx')
    await intoFolder('--month', '2026-10', '--format', 'docx', '--public')
    expect((await readdir(folder)).sort()).toEqual(['2026-10-公开版-报告.docx', '2026-10-报告.docx'])
    const [inside, outside] = ['2026-10-报告.docx', '2026-10-公开版-报告.docx'].map((name) => {
      const zip = new PizZip(readFileSync(join(folder, name)))
      return (part: string) => zip.file(`word/${part}.xml`)?.asText() ?? ''
    })
    expect(inside?.('styles')).toMatch(/w:eastAsia="仿宋_GB2312"[^>]*\/><w:sz w:val="32"\/>/)
    expect(inside?.('fontTable')).toContain('仿宋,FangSong')
    for (const word of ['月报（2026年10月）', '人次是', '人数是', '件是', '元是', '一、概况'])
      expect(inside?.('document')).toContain(word)
    expect(inside?.('document')).not.toContain('公开版')
    expect(outside?.('document')).toContain('（公开版）')
    expect(outside?.('document')).not.toContain('案件清单')
    expect(outside?.('footer1')).toContain('公开版')
  })

  it('takes a year', async () => {
    const { code } = await run('2027-01-02T10:00', '--year', '2026', '--out', folder, '--format', 'xlsx')
    expect([code, await readdir(folder)]).toEqual([0, ['2026-报表.xlsx']])
  })

  it('refuses a month that has not ended, and marks it when it is wanted anyway', async () => {
    const refused = await intoFolder('--month', '2026-11')
    expect(refused).toMatchObject({
      code: 1,
      errors: [
        '2026-11 要到 2026-11-30 才过完，数字还会变。请到时再导；现在就要，请加 --partial，文件会标明“未完月”。',
      ],
    })
    expect((await intoFolder('--month', '2026-11', '--partial', '--format', 'csv')).code).toBe(0)
    const names = await readdir(folder)
    expect(names.every((name) => name.startsWith('2026-11-未完月-'))).toBe(true)
    expect(await readFile(join(folder, '2026-11-未完月-概况.csv'), 'utf8')).toContain(
      '注：未完月，只算到 2026-11-22 10:00。',
    )
  })

  it('ends a month at midnight in Shanghai', async () => {
    expect((await run('2026-10-31T23:59', '--month', '2026-10', '--out', folder)).code).toBe(1)
    expect((await run('2026-11-01T00:00', '--month', '2026-10', '--out', folder)).code).toBe(0)
  })

  it.each([
    [[], 2, '要写 --month 年-月 或 --year 年，只写一个。例子：npm run export -- --month 2026-10。'],
    [
      ['--month', '2026-10', '--year', '2026'],
      2,
      '要写 --month 年-月 或 --year 年，只写一个。例子：npm run export -- --month 2026-10。',
    ],
    [
      ['--month', '2026-13'],
      2,
      '--month 写的是“2026-13”，应为四位年和两位月，如 2026-10。用法看 npm run export -- --help。',
    ],
    [['--month', '2027-01', '--partial'], 1, '2027-01 还没开始，今天是 2026-11-22，请换一个月。'],
    [
      ['--month', '2026-10', '--format', 'pdf'],
      2,
      '--format 写的是“pdf”，应为其中一种：csv、xlsx、docx、all。用法看 npm run export -- --help。',
    ],
  ])('ends with one sentence: %j', async (args, code, message) => {
    expect(await intoFolder(...args)).toMatchObject({ code, errors: [message], out: [] })
  })

  it('hides small numbers and the case list in the public version', async () => {
    await intoFolder('--month', '2026-10', '--public', '--format', 'csv')
    const names = await readdir(folder)
    expect(names.length).toBeGreaterThan(2)
    expect(names.some((name) => name.includes('清单') || !name.startsWith('2026-10-公开版-'))).toBe(false)
    for (const name of names) {
      const rows = parseCsv(await readFile(join(folder, name), 'utf8'))
      expect(rows.flat().filter((cell) => /^[12](\.00)?$/.test(cell))).toEqual([])
    }
    expect(await readFile(join(folder, '2026-10-公开版-咨询-事项和镇.csv'), 'utf8')).toContain('＜3')
  })

  it('prints help that leads with an example', async () => {
    const { code, out } = await run('2026-11-22T10:00', '--help')
    expect([code, out[0]?.split('\n')[1]]).toEqual([0, '  npm run export -- --month 2026-10'])
  })
})

const PAYLOADS = [
  '=1+1',
  '=HYPERLINK("http://example.invalid","x")',
  '+1',
  '-1',
  '@SUM(1)',
  '＝1＋1',
  '\t=1',
  'a;=1+1',
  '"=1',
  '00000000000',
  '123456789012345678',
  '他说"不给"',
]
const TABLE = {
  ...{ id: 't', title: '试[表]:一/二', note: '单位：件。' },
  columns: ['文字', '数', '钱'].map((title) => ({ title, width: 20 })),
  rows: PAYLOADS.map((payload) => [text(payload), count(['a', 'b']), money(123_450, [])]),
}

describe('a spreadsheet file', () => {
  it('types text as text and numbers as numbers, freezes the header and sets widths', async () => {
    const file = await tablesToXlsx([TABLE])
    const sheet = Buffer.from(openArchive(file).read('xl/worksheets/sheet1.xml') ?? []).toString()
    expect(sheet).not.toContain('<f>')
    expect(sheet).toMatch(/<pane [^>]*state="frozen"/)
    expect(sheet).toMatch(/<col [^>]*width="20"/)
    expect(sheet).toMatch(/<c [^>]*r="B2"(?![^>]*t="s")[^>]*><v>2<\/v>/)
    expect(sheet).toMatch(/<v>1234.5<\/v>/)
    const read = readTableFile(file)
    expect(read.kind === 'rows' && read.rows.slice(1, -1).map((row) => row[0])).toEqual(PAYLOADS)
  })

  const office = spawnSync('soffice', ['--version']).status === 0
  it.skipIf(!office)(
    'opens in LibreOffice without running a formula (needs soffice; skipped where it is not installed)',
    async () => {
      const { writeWhole } = await import('../../src/cli/write-whole.ts')
      await writeWhole(join(folder, 'x.csv'), tableToCsv(TABLE))
      await writeWhole(join(folder, 'y.xlsx'), await tablesToXlsx([TABLE]))
      for (const name of ['x.csv', 'y.xlsx']) {
        execFileSync('soffice', [
          '--headless',
          '--convert-to',
          'fods',
          '--outdir',
          folder,
          join(folder, name),
        ])
        const opened = await readFile(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8')
        expect(opened).not.toContain('table:formula')
      }
    },
  )
})
