import { collectFacts } from '../../core/reports/collect-facts.ts'
import type { ReportFacts } from '../../core/reports/facts.ts'
import { officeTables, publicTables } from '../../core/reports/index.ts'
import { markPartial, type Period, readPeriod } from '../../core/reports/period.ts'
import type { Table } from '../../core/reports/table.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { goTo, sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { REPORTS_PATH } from './paths.ts'
import { reportPage } from './report-page.ts'
import { rowsPage } from './rows-page.ts'

/** The month before this one, whole; or what was asked for. */
export async function showReports(visit: StaffVisit): Promise<Response> {
  const { now, context } = visit
  const asked = context.req.query('of')
  const period = readPeriod(asked ?? lastMonth(now))
  if (!period) return goTo(visit, REPORTS_PATH, '没看懂是哪个月。请写 2026-10 或者 2026。')
  if (period.span.from > now) return goTo(visit, REPORTS_PATH, `${period.name} 还没开始。`)
  const facts = await factsOf(visit, period)
  const tables = officeTables(facts).filter(({ id }) => id !== 'case-list')
  return sendPage(visit, reportPage({ period, tables, isPartial: period.span.to > now }))
}

function lastMonth(now: number): string {
  const [year = 0, month = 1] = shanghaiDay(now).split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}

/** All tables see one instant. */
function factsOf({ office, now }: StaffVisit, { span }: Period): Promise<ReportFacts> {
  return office.database.transaction((stores) => collectFacts({ stores, county: office.county(), span, now }))
}

/** The records behind one number. */
export async function showRows(visit: StaffVisit): Promise<Response> {
  const { office, context } = visit
  const { of = '', table: id, row, column } = context.req.query()
  const period = readPeriod(of)
  if (!period) return sendPage(visit, NOT_FOUND, 404)
  const facts = await factsOf(visit, period)
  const table = officeTables(facts).find((one) => one.id === id)
  const cell = table?.rows[Number(row)]?.[Number(column)]
  if (!table || (cell?.kind !== 'count' && cell?.kind !== 'money')) return sendPage(visit, NOT_FOUND, 404)
  const ids = new Set(cell.rows)
  const cases = [...facts.cases, ...facts.endedBefore].filter((one) => ids.has(one.id))
  const consultations = facts.consultations.filter((one) => ids.has(one.id))
  return sendPage(
    visit,
    rowsPage({ period, title: titleOf(table, Number(row)), county: office.county(), cases, consultations }),
  )
}

function titleOf(table: Table, row: number): string {
  const head = table.rows[row]?.[0]
  return head?.kind === 'text' ? `${table.title}：${head.text}` : table.title
}

/** A workbook: for the office with the list of cases, or for everybody with small numbers hidden. */
export async function sendFile(visit: StaffVisit): Promise<Response> {
  const { office, context, now, me } = visit
  const { of = '', kind } = context.req.query()
  const period = readPeriod(of)
  if (!period || period.span.from > now) return sendPage(visit, NOT_FOUND, 404)
  const forPublic = kind === 'public'
  const facts = await factsOf(visit, period)
  const isPartial = period.span.to > now
  const tables = (forPublic ? publicTables(facts) : officeTables(facts)).map((table) =>
    isPartial ? markPartial(table, period, now) : table,
  )
  await office.database.stores.audit.add({
    ...{
      at: now,
      actor: me.id,
      action: 'report.export',
      object: `${period.name} ${forPublic ? 'public' : 'office'}`,
    },
    result: 'done',
  })
  const marks = [...(isPartial ? [`未完${period.unit}`] : []), ...(forPublic ? ['公开版'] : [])]
  const name = encodeURIComponent(`${[period.name, ...marks].join('-')}-报表.xlsx`)
  return context.body(new Uint8Array(await office.workbook(tables)), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
  })
}
