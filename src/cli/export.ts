import { join } from 'node:path'
import { collectFacts } from '../core/reports/collect-facts.ts'
import { tableToCsv } from '../core/reports/csv.ts'
import { officeTables, publicTables } from '../core/reports/index.ts'
import { markPartial, type Period, readPeriod } from '../core/reports/period.ts'
import type { Table } from '../core/reports/table.ts'
import type { County } from '../domain/place/station.ts'
import { shanghaiDay } from '../domain/shanghai-time.ts'
import type { Stores } from '../ports/database.ts'
import type { CommandSpec, ParsedArguments } from './arguments.ts'
import { type CommandOutput, EXIT, withArguments } from './command.ts'
import { type ReportHead, tablesToDocx } from './report-docx.ts'
import { writeWhole } from './write-whole.ts'
import { tablesToXlsx } from './xlsx.ts'

const FORMATS = ['csv', 'xlsx', 'docx', 'all'] as const

export const EXPORT_SPEC = {
  name: 'export',
  summary: '导出月报或年报：咨询和案件的统计表，不含姓名、电话和来信内容',
  examples: ['npm run export -- --month 2026-10', 'npm run export -- --year 2026 --partial --out ./exports'],
  options: {
    month: { value: '年-月', help: '导出哪个月，如 2026-10', check: (value) => checkMonth(value) },
    year: { value: '年', help: '导出哪一年，如 2026', check: (value) => checkYear(value) },
    out: { value: '文件夹', help: '写到哪里（不写就是 ./exports）' },
    format: {
      value: '格式',
      help: 'csv、xlsx、docx 或 all（不写就是 all）',
      check: (value) => checkFormat(value),
    },
    partial: { help: '时间没到头也导出，文件名标明“未完月”或“未完年”' },
    public: { help: '公开版：小于 3 的数不显示，不含案件清单' },
  },
} as const satisfies CommandSpec

/** Everything the export reads from. Hand in stores of one transaction. */
export interface ExportRequest extends CommandOutput {
  readonly stores: Pick<Stores, 'consultations' | 'cases'>
  readonly county: County
  readonly now: number
  readonly args: readonly string[]
}

/** Writes the tables of one month or year. Returns the exit code. */
export function exportCommand(request: ExportRequest): Promise<number> {
  return withArguments(EXPORT_SPEC, request, async (given) => {
    const period = choosePeriod(given)
    if (!period) {
      request.writeError(
        '要写 --month 年-月 或 --year 年，只写一个。例子：npm run export -- --month 2026-10。',
      )
      return EXIT.misused
    }
    const refusal = refuse(period, request.now, given)
    if (!refusal) return writeTables(request, period, given)
    request.writeError(refusal)
    return EXIT.failed
  })
}

function choosePeriod(given: ParsedArguments): Period | undefined {
  const [month, year] = [given.value('month'), given.value('year')]
  return month && year ? undefined : readPeriod(month ?? year ?? '')
}

function refuse({ name, span, unit }: Period, now: number, given: ParsedArguments): string | undefined {
  if (span.from > now) return `${name} 还没开始，今天是 ${shanghaiDay(now)}，请换一个${unit}。`
  if (span.to <= now || given.isOn('partial')) return undefined
  const lastDay = shanghaiDay(span.to - 1)
  return `${name} 要到 ${lastDay} 才过完，数字还会变。请到时再导；现在就要，请加 --partial，文件会标明“未完${unit}”。`
}

async function writeTables(request: ExportRequest, period: Period, given: ParsedArguments): Promise<number> {
  const facts = await collectFacts({ ...request, span: period.span })
  const forPublic = given.isOn('public')
  const isPartial = period.span.to > request.now
  const tables = (forPublic ? publicTables(facts) : officeTables(facts)).map((table) =>
    isPartial ? markPartial(table, period, request.now) : table,
  )
  const marks = [...(isPartial ? [`未完${period.unit}`] : []), ...(forPublic ? ['公开版'] : [])]
  const prefix = [period.name, ...marks].join('-')
  const report = { county: request.county.name, period: period.name, unit: period.unit, marks }
  const files = await render({ tables, prefix, report }, given.value('format') ?? 'all')
  const folder = given.value('out') ?? './exports'
  for (const file of files) {
    await writeWhole(join(folder, file.name), file.content)
    request.write(`✔ ${join(folder, file.name)}（${file.note}）`)
  }
  request.write(summary(facts.consultations.length, facts.cases.length, forPublic))
  return EXIT.done
}

interface RenderedFile {
  readonly name: string
  readonly content: string | Uint8Array
  readonly note: string
}

interface ToRender {
  readonly tables: readonly Table[]
  readonly prefix: string
  readonly report: ReportHead
}

async function render(
  { tables, prefix, report }: ToRender,
  format: string,
): Promise<readonly RenderedFile[]> {
  const csv = tables.map((table) => ({
    name: `${prefix}-${table.title.replaceAll(' ', '-')}.csv`,
    content: tableToCsv(table),
    note: `${table.rows.length} 行`,
  }))
  if (format === 'csv') return csv
  const content = await tablesToXlsx(tables)
  const xlsx = { name: `${prefix}-报表.xlsx`, content, note: `${tables.length} 张表` }
  if (format === 'xlsx') return [xlsx]
  const docx = {
    name: `${prefix}-报告.docx`,
    content: tablesToDocx(tables, report),
    note: 'Word，可直接上报',
  }
  return format === 'docx' ? [docx] : [...csv, xlsx, docx]
}

function summary(consultations: number, cases: number, forPublic: boolean): string {
  if (!forPublic) return `共 ${consultations} 人次咨询，${cases} 件案件。`
  return '公开版里小于 3 的数已隐去，案件清单不公开。月报和年报请只公开一种，两种放在一起能倒推出小数。'
}

function checkMonth(value: string): string | undefined {
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(value) ? undefined : '四位年和两位月，如 2026-10'
}

function checkYear(value: string): string | undefined {
  return /^20\d{2}$/.test(value) ? undefined : '四位年，如 2026'
}

function checkFormat(value: string): string | undefined {
  return FORMATS.some((format) => format === value) ? undefined : '其中一种：csv、xlsx、docx、all'
}
