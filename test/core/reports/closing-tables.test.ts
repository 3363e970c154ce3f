import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseAsOf } from '../../../src/core/reports/case-as-of.ts'
import { collectFacts } from '../../../src/core/reports/collect-facts.ts'
import { tableToCsv } from '../../../src/core/reports/csv.ts'
import { officeTables, publicTables } from '../../../src/core/reports/index.ts'
import { type Cell, countOf, type Table } from '../../../src/core/reports/table.ts'
import { RESULT_LABELS, resultOf } from '../../../src/domain/casework/case.ts'
import type { CaseEventBody } from '../../../src/domain/casework/case-event.ts'
import type { ROUTE_NAMES } from '../../../src/domain/knowledge/route.ts'
import { TOPIC_NAMES } from '../../../src/domain/knowledge/topic.ts'
import { monthSpan } from '../../../src/domain/shanghai-time.ts'
import {
  anyLoggedCase,
  caseNow,
  type LoggedCase,
  openingOf,
  reportStores,
  shanghai,
  testCounty,
} from '../../support/report-records.ts'

const LATER = shanghai('2027-06-30T00:00')
const uniqueSerial = { maxLength: 30, selector: (one: LoggedCase) => one.opening.serial }
const SUMMED = ['ratings', 'follow-ups', 'legal-aid-in-time', 'accepted-by-route', 'recovered-by-topic']
const amount = (cell: Cell | undefined) => (cell?.kind === 'money' ? cell.fen : countOf(cell))
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

async function factsOf(month: string, cases: readonly LoggedCase[], now = LATER) {
  const stores = reportStores([], cases)
  return collectFacts({ stores, county: testCounty, span: monthSpan(month), now })
}

async function tableOf(id: string, month: string, cases: readonly LoggedCase[]): Promise<Table> {
  const found = officeTables(await factsOf(month, cases)).find((one) => one.id === id)
  if (!found) throw new Error(`no table ${id}`)
  return found
}

/** Head and first number of each row. */
async function lines(id: string, month: string, cases: readonly LoggedCase[]) {
  const { rows } = await tableOf(id, month, cases)
  return Object.fromEntries(
    rows.map(([head, cell]) => [head?.kind === 'text' ? head.text : '', countOf(cell)]),
  )
}

let serial = 0
/** A case opened on 2026-09-28 with these lines of its log. */
function logged(
  route: (typeof ROUTE_NAMES)[number],
  ...events: readonly (readonly [string, CaseEventBody])[]
): LoggedCase {
  serial += 1
  const opening = openingOf({ serial, openedAt: shanghai('2026-09-28T09:00'), route })
  const log = events.map(
    ([minute, body]) => ({ at: shanghai(minute), actor: { kind: 'system' }, body }) as const,
  )
  return { opening, events: log }
}

const step = (name: 'filed' | 'accepted' | 'refused', day: string): CaseEventBody => ({
  ...{ kind: 'step-taken', step: name, day },
})
const closed = (fields: { solved?: boolean; result?: 'partly' | 'referred' | 'dropped' } = {}) =>
  ({ kind: 'closed', outcome: { solved: true, people: 2, recoveredFen: 100, ...fields } }) as const

describe('the tables of how cases end', () => {
  it('have cells that are counts of their rows and sums that are counted apart and agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anyLoggedCase, uniqueSerial), async (cases) => {
        const tables = new Map(officeTables(await factsOf('2026-10', cases)).map((one) => [one.id, one]))
        const then = cases.map((one) => caseAsOf(caseNow(one), one.events, monthSpan('2026-10').to))
        const { from, to } = monthSpan('2026-10')
        const ended = then.filter(
          ({ state, closedAt = 0 }) => state === 'closed' && closedAt >= from && closedAt < to,
        )
        const cross = tables.get('closed-by-result')?.rows.map((row) => row.slice(1).map(countOf)) ?? []
        for (const [y, topic] of TOPIC_NAMES.entries()) {
          const own = ended.filter((one) => one.topic === topic)
          const of = Object.keys(RESULT_LABELS).map(
            (result) => own.filter(({ outcome }) => outcome && resultOf(outcome) === result).length,
          )
          expect(cross[y]).toEqual([...of, own.length])
        }
        expect(cross.at(-1)?.at(-1)).toBe(ended.length)
        for (const id of SUMMED) {
          const rows = tables.get(id)?.rows ?? []
          for (const x of rows[0]?.keys() ?? []) {
            const counts = rows.map((row) => amount(row[x]))
            expect(sum(counts.slice(0, -1))).toBe(counts.at(-1))
          }
          const last = rows.at(-1)?.[1]
          expect(last?.kind === 'count' && last.rows.length).toBe(countOf(last))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('count every first 受理 in exactly one month, whenever the case was closed', async () => {
    const months = ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03']
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anyLoggedCase, uniqueSerial), async (cases) => {
        const accepted = cases.filter(({ events }) =>
          events.some(({ body }) => body.kind === 'step-taken' && body.step === 'accepted'),
        )
        const rows: string[] = []
        for (const month of months) {
          const cell = (await tableOf('accepted-by-route', month, cases)).rows.at(-1)?.[1]
          rows.push(...(cell?.kind === 'count' ? cell.rows : []))
        }
        expect(rows.toSorted()).toEqual(accepted.map(({ opening }) => opening.id).toSorted())
      }),
      { numRuns: 30 },
    )
  })

  it('count 受理 in the month it was written down and 办结 in the month of the end', async () => {
    const one = logged(
      'labour_inspection',
      ['2026-10-08T10:00', step('accepted', '2026-10-08')],
      ['2026-11-20T10:00', closed()],
    )
    expect(await lines('accepted-by-route', '2026-10', [one])).toMatchObject({ 合计: 1 })
    expect(await lines('closed-by-result', '2026-10', [one])).toMatchObject({ 劳动报酬: 0 })
    expect(await lines('accepted-by-route', '2026-11', [one])).toMatchObject({ 合计: 0 })
    expect(await lines('closed-by-result', '2026-11', [one])).toMatchObject({ 劳动报酬: 1 })
  })

  it('put what was settled without 受理 under 协调处理, but not what went elsewhere or was dropped', async () => {
    const end = (fields: Parameters<typeof closed>[0]) =>
      logged('labour_inspection', ['2026-10-20T10:00', closed(fields)])
    const cases = [
      end({}),
      end({ solved: false, result: 'partly' }),
      end({ solved: false }),
      end({ solved: false, result: 'referred' }),
      end({ solved: false, result: 'dropped' }),
      logged(
        'labour_inspection',
        ['2026-10-08T10:00', step('accepted', '2026-10-08')],
        ['2026-10-20T10:00', closed()],
      ),
    ]
    const table = await tableOf('accepted-by-route', '2026-10', cases)
    expect(table.rows.at(-1)?.map(countOf)).toEqual([0, 1, 3, 6, 2, 12, 0])
  })
})

describe('法律援助 in time', () => {
  const asked = (...more: readonly (readonly [string, CaseEventBody])[]) =>
    lines('legal-aid-in-time', '2026-10', [
      logged('legal_aid', ['2026-10-12T09:00', step('filed', '2026-10-12')], ...more),
    ])

  // 法律援助法 43: seven days from the application. 2026-10-12 is a Monday; the seventh day after it is Monday 19.
  it.each([
    ['2026-10-19', '7 日内受理'],
    ['2026-10-20', '超过 7 日受理'],
  ])('says of an acceptance on %s: %s', async (day, kind) => {
    expect(await asked([`${day}T17:00`, step('accepted', day)])).toMatchObject({ [kind]: 1, 合计: 1 })
  })

  it('goes by the day the acceptance says it was, when it is written down later', async () => {
    const counts = await asked(['2026-10-23T17:00', step('accepted', '2026-10-19')])
    expect(counts).toMatchObject({ '7 日内受理': 1 })
  })

  it('does not count the days spent waiting for papers', async () => {
    const counts = await asked(
      ['2026-10-13T09:00', { kind: 'material-requested', note: '收入证明' }],
      ['2026-10-26T17:00', step('accepted', '2026-10-26')],
    )
    expect(counts).toMatchObject({ '7 日内受理': 1 })
  })

  it('says so when nobody wrote down when the application came', async () => {
    const one = logged('legal_aid', ['2026-10-13T09:00', step('accepted', '2026-10-13')])
    expect(await lines('legal-aid-in-time', '2026-10', [one])).toMatchObject({ '没记收件，算不出': 1 })
  })
})

describe('what askers say', () => {
  it('is counted in the month they say it, though the case ended before', async () => {
    const one = logged(
      'mediation',
      ['2026-09-29T09:00', closed()],
      ['2026-10-02T09:00', { kind: 'rated', rating: 2 }],
      ['2026-10-30T09:00', { kind: 'followed-up', paid: 'part' }],
      ['2026-11-02T09:00', { kind: 'followed-up', paid: 'yes' }],
    )
    expect(await lines('ratings', '2026-10', [one])).toMatchObject({ 一般: 1, 合计: 1 })
    expect(await lines('follow-ups', '2026-10', [one])).toMatchObject({ 只到了一部分: 1, 合计: 1 })
    expect(await lines('follow-ups', '2026-11', [one])).toMatchObject({ 钱到手了: 1, 合计: 1 })
    expect(await lines('closed-by-result', '2026-10', [one])).toMatchObject({ 合计: 0 })
    expect((await tableOf('case-list', '2026-10', [one])).rows).toEqual([])
  })

  it('opens a case again in its month, and leaves the months before as they were printed', async () => {
    const before = logged('mediation', ['2026-09-29T09:00', closed()])
    const body = { kind: 'reopened', station: 'county' } as const
    const event = { at: shanghai('2026-11-02T09:00'), actor: { kind: 'asker' }, body } as const
    const after = { ...before, events: [...before.events, event] }
    expect(await lines('overview', '2026-11', [after])).toMatchObject({ 重开案件: 1 })
    for (const month of ['2026-09', '2026-10']) {
      const printed = officeTables(await factsOf(month, [before])).map(tableToCsv)
      expect(officeTables(await factsOf(month, [after])).map(tableToCsv)).toEqual(printed)
    }
  })

  it('is shown to the public without rows, and 受理, 协调处理 and 重开 not at all', async () => {
    const many = Array.from({ length: 5 }, () =>
      logged('mediation', ['2026-10-08T09:00', closed()], ['2026-10-09T09:00', { kind: 'rated', rating: 1 }]),
    )
    const tables = publicTables(await factsOf('2026-10', many))
    expect(tables.map(({ id }) => id)).not.toContain('accepted-by-route')
    expect(tables.map(({ id }) => id)).not.toContain('closed-by-result')
    const shown = tables.find(({ id }) => id === 'ratings')
    expect(shown?.rows.map((row) => row[1])).toContainEqual({ kind: 'count', count: 5, rows: [] })
  })
})
