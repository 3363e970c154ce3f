import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseAsOf } from '../../../src/core/reports/case-as-of.ts'
import { collectFacts } from '../../../src/core/reports/collect-facts.ts'
import { tableToCsv } from '../../../src/core/reports/csv.ts'
import { isPending } from '../../../src/core/reports/facts.ts'
import { officeTables, REPORTS } from '../../../src/core/reports/index.ts'
import { type Cell, countOf, type Table } from '../../../src/core/reports/table.ts'
import type { Case } from '../../../src/domain/casework/case.ts'
import type { Consultation } from '../../../src/domain/casework/consultation.ts'
import { TOPIC_NAMES } from '../../../src/domain/knowledge/topic.ts'
import { monthSpan } from '../../../src/domain/shanghai-time.ts'
import {
  anyConsultation,
  anyLoggedCase,
  caseNow,
  type LoggedCase,
  openingOf,
  reportStores,
  shanghai,
  testCounty,
} from '../../support/report-records.ts'

const OCTOBER = monthSpan('2026-10')
const NOW = shanghai('2026-12-31T00:00')
const unique = {
  selector: (one: { id?: string; opening?: { serial: number } }) => one.id ?? one.opening?.serial,
}

async function october(consultations: readonly Consultation[], cases: readonly LoggedCase[], now = NOW) {
  const facts = await collectFacts({
    stores: reportStores(consultations, cases),
    county: testCounty,
    span: OCTOBER,
    now,
  })
  return { facts, tables: new Map(officeTables(facts).map((table) => [table.id, table])) }
}

function table(tables: ReadonlyMap<string, Table>, id: string): Table {
  const found = tables.get(id)
  if (!found) throw new Error(`no table ${id}`)
  return found
}

function value(tables: ReadonlyMap<string, Table>, label: string): Cell | undefined {
  return table(tables, 'overview').rows.find((row) => row[0]?.kind === 'text' && row[0].text === label)?.[1]
}

const isInOctober = (at: number) => at >= OCTOBER.from && at < OCTOBER.to
const asOf = (one: LoggedCase, until: number) => caseAsOf(caseNow(one), one.events, until)

const label = (cell: Cell | undefined) => (cell?.kind === 'text' ? cell.text : '')
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

describe('the tables of a month', () => {
  it('have row and column sums equal to their totals, and every cell equals an independent count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyConsultation, { maxLength: 60, ...unique }),
        fc.uniqueArray(anyLoggedCase, { maxLength: 25, ...unique }),
        async (consultations, cases) => {
          const { tables } = await october(consultations, cases)
          const asked = consultations.filter((one) => one.at >= OCTOBER.from && one.at < OCTOBER.to)
          expectCross(table(tables, 'consultations-by-topic-and-town'), asked)
          const opened = cases
            .map((one) => one.opening)
            .filter((one) => one.openedAt >= OCTOBER.from && one.openedAt < OCTOBER.to)
          expectCross(table(tables, 'cases-by-topic-and-town'), opened)
          for (const id of [
            'consultations-by-channel',
            'consultations-by-outcome',
            'consultations-by-class',
          ]) {
            const counts = table(tables, id).rows.map((row) => countOf(row[1]))
            expect(sum(counts.slice(0, -1))).toBe(counts.at(-1))
            expect(counts.at(-1)).toBe(asked.length)
            const persons = table(tables, id).rows.map((row) => countOf(row[2]))
            expect(persons.at(-1)).toBe(new Set(asked.map((one) => one.person)).size)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('count nothing that their rows do not show: every cell of 件 or 人次 is the number of its rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyConsultation, { maxLength: 40, ...unique }),
        fc.uniqueArray(anyLoggedCase, { maxLength: 25, ...unique }),
        async (consultations, cases) => {
          const { facts, tables } = await october(consultations, cases)
          const known = new Map<string, Consultation | Case>()
          for (const record of [...facts.consultations, ...facts.cases, ...facts.endedBefore])
            known.set(record.id, record)
          const cells = [...tables.values()].flatMap((one) => one.rows.flat())
          for (const rows of cells.flatMap((cell) => ('rows' in cell ? [cell.rows] : []))) {
            expect(new Set(rows).size).toBe(rows.length)
            expect(rows.filter((id) => !known.has(id))).toEqual([])
          }
          for (const cell of [...tables.values()].flatMap(countedOneByOne))
            expect(cell.count).toBe(cell.rows.length)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('balance: what was pending before plus what was opened and opened again is closed, withdrawn or pending', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anyLoggedCase, { maxLength: 30, ...unique }), async (cases) => {
        const { tables } = await october([], cases)
        const early = cases.filter(({ opening }) => opening.openedAt < OCTOBER.from)
        const before = early.filter((one) => isPending(asOf(one, OCTOBER.from))).length
        const broughtBack = early.filter(
          (one) =>
            !isPending(asOf(one, OCTOBER.from)) &&
            one.events.some(({ at, body }) => body.kind === 'reopened' && isInOctober(at)),
        ).length
        const of = (name: string) => countOf(value(tables, name))
        expect(before + broughtBack + of('新开案件')).toBe(
          of('办结案件') + of('撤回案件') + of('期末未结案件'),
        )
        expect(of('办结中已解决') + of('办结中未解决')).toBe(of('办结案件'))
        const unsolved = ['办结中解决一部分', '办结中没解决', '办结中转别处', '办结中当事人不办'].map(of)
        expect(sum(unsolved)).toBe(of('办结中未解决'))
        expect(of('期末未结中超时')).toBeLessThanOrEqual(of('期末未结案件'))
      }),
      { numRuns: 100 },
    )
  })

  it('give the same bytes later, whatever happened to the cases since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anyLoggedCase, { maxLength: 20, ...unique }), async (cases) => {
        const asItWas = cases
          .filter((one) => one.opening.openedAt < OCTOBER.to)
          .map((one) => ({ ...one, events: one.events.filter((event) => event.at < OCTOBER.to) }))
        const then = await october([], asItWas, OCTOBER.to)
        const later = await october([], cases)
        const bytes = (tables: ReadonlyMap<string, Table>) => [...tables.values()].map(tableToCsv).join()
        expect(bytes(later.tables)).toBe(bytes(then.tables))
      }),
      { numRuns: 60 },
    )
  })

  it('judge a case at the end of the month: closed in November, it is pending and over time in October', async () => {
    const opening = openingOf({
      serial: 7,
      openedAt: shanghai('2026-10-08T09:00'),
      dueAt: shanghai('2026-10-20T23:59'),
    })
    const outcome = { solved: true, people: 3, recoveredFen: 1_234_567 }
    const { tables } = await october(
      [],
      [
        {
          opening,
          events: [
            {
              at: opening.openedAt,
              actor: { kind: 'system' },
              body: { kind: 'routed', station: 'county', hops: [] },
            },
            {
              at: shanghai('2026-10-09T09:00'),
              actor: { kind: 'staff', id: 's' },
              body: { kind: 'claimed', staff: 's' },
            },
            {
              at: shanghai('2026-11-02T09:00'),
              actor: { kind: 'staff', id: 's' },
              body: { kind: 'transferred', station: 'unit-legal-aid' },
            },
            {
              at: shanghai('2026-11-03T09:00'),
              actor: { kind: 'staff', id: 's' },
              body: { kind: 'closed', outcome },
            },
          ],
        },
      ],
    )
    expect(countOf(value(tables, '期末未结中超时'))).toBe(1)
    expect(countOf(value(tables, '办结案件'))).toBe(0)
    const row = table(tables, 'case-list').rows[0]?.map(label)
    expect(row).toContain('办理中')
    expect(row).toContain('示范县公共法律服务中心')
    expect(row).toContain('超时')
  })

  it('put the minute before midnight in Shanghai into the old month', async () => {
    const consultation = fc.sample(anyConsultation, { seed: 1, numRuns: 1 })[0]
    if (!consultation) throw new Error('no sample')
    const last = { ...consultation, at: Date.parse('2026-10-31T15:59:59Z') }
    const next = { ...consultation, id: 'next', at: Date.parse('2026-10-31T16:00:00Z') }
    const { facts } = await october([last, next], [])
    expect(facts.consultations).toEqual([last])
  })

  it('print recovered money in yuan with two decimals and no float dust', async () => {
    const cases = [10, 20].map((fen, at): LoggedCase => {
      const opening = openingOf({ serial: at + 1, openedAt: shanghai('2026-10-08T09:00') })
      const outcome = {
        ...{ solved: true, people: 1, recoveredFen: fen },
        ...(at === 0 ? { claimedFen: 50, confirmedFen: 40 } : {}),
      }
      return {
        opening,
        events: [
          {
            at: opening.openedAt,
            actor: { kind: 'system' },
            body: { kind: 'routed', station: 'county', hops: [] },
          },
          { at: opening.openedAt + 1, actor: { kind: 'system' }, body: { kind: 'closed', outcome } },
        ],
      }
    })
    const { tables } = await october([], cases)
    expect(tableToCsv(table(tables, 'recovered-by-topic'))).toContain('劳动报酬,2,2,2,0.30,0.50,0.40\r\n')
  })

  it('keep the words, the asker and the place of a sealed case out of the case list', async () => {
    const place = { town: '99990100', village: 'v0', villageAsTyped: '张三家旁边' }
    const opening = openingOf({
      serial: 1,
      openedAt: shanghai('2026-10-08T09:00'),
      place,
      person: 'person-key',
      sealed: true,
    })
    const open = openingOf({
      serial: 2,
      openedAt: shanghai('2026-10-08T09:00'),
      place: { villageAsTyped: '张三家旁边' },
    })
    const logged = [opening, open].map((one) => ({ opening: one, events: [] }))
    const { tables } = await october([], logged)
    const csv = tableToCsv(table(tables, 'case-list'))
    expect(csv).not.toMatch(/来信内容,|秘密的|person-key|张三|甲示范村|示范甲镇|case-1/)
    expect(csv).toContain('保密,保密')
    expect(csv).toContain('名册外')
  })

  it('carry the id and title under which they are registered', async () => {
    const { facts } = await october([], [])
    for (const report of REPORTS) {
      const { id, title } = report.build(facts)
      expect({ id, title }).toEqual({ id: report.id, title: report.title })
    }
  })

  it('replays the log to the state of today when nothing happened since', () => {
    fc.assert(
      fc.property(anyLoggedCase, (logged) => {
        const now = caseNow(logged)
        expect(now.version).toBe(logged.events.length)
      }),
    )
  })
})

/** The cells of 件 and 人次; 人数 counts people, not rows. */
function countedOneByOne(one: Table) {
  const isPeople = (x: number) => /人数/.test(one.columns[x]?.title ?? '')
  const rows = one.rows.filter((row) => !/人数/.test(label(row[0]) + label(row[2])))
  return rows.flatMap((row) => row.filter((_, x) => !isPeople(x))).filter((cell) => cell.kind === 'count')
}

/** Recounts a cross table the slow way. */
function expectCross(
  cross: Table,
  records: readonly { topic: string; place: { town?: string | undefined }; person: string }[],
) {
  const codes = [...testCounty.towns.map((town) => town.code), undefined]
  const known = new Set<string | undefined>(codes)
  const townOf = (record: { place: { town?: string | undefined } }) =>
    known.has(record.place.town) ? record.place.town : undefined
  for (const [y, topic] of TOPIC_NAMES.entries()) {
    const row = cross.rows[y]?.map(countOf) ?? []
    for (const [x, code] of codes.entries()) {
      expect(row[x + 1]).toBe(records.filter((one) => one.topic === topic && townOf(one) === code).length)
    }
    expect(row[14]).toBe(sum(row.slice(1, 14)))
  }
  const totals = cross.rows[TOPIC_NAMES.length]?.map(countOf) ?? []
  for (let x = 1; x <= 14; x++) {
    expect(totals[x]).toBe(sum(cross.rows.slice(0, TOPIC_NAMES.length).map((row) => countOf(row[x]))))
  }
  expect(totals[14]).toBe(records.length)
}
