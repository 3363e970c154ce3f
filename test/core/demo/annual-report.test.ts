import { expect, it } from 'vitest'
import { skillsOf } from '../../../src/core/conversation/skills.ts'
import { simulateYear } from '../../../src/core/demo/simulate-year.ts'
import { collectFacts } from '../../../src/core/reports/collect-facts.ts'
import { officeTables } from '../../../src/core/reports/index.ts'
import { countOf, type Table } from '../../../src/core/reports/table.ts'
import { ROUTES, type Route } from '../../../src/domain/knowledge/route.ts'
import { yearSpan } from '../../../src/domain/shanghai-time.ts'
import { createIds } from '../../../src/storage/ids.ts'
import { openMemory } from '../../../src/wiring/assembly.ts'
import { createRememberingLog } from '../../support/app/silent-log.ts'
import { MONDAY_MORNING, sharedKnowledge } from '../../support/app/test-county.ts'

// The figures are those of the county for 2021.
it('yields the figures of the county in the annual report of the simulated year', async () => {
  const tables = await annualReport()
  const head = (table: Table, label: string) =>
    table.rows.find(([cell]) => cell?.kind === 'text' && cell.text === label) ?? []
  const numbers = (table: Table, label: string) =>
    head(table, label)
      .slice(1)
      .map((cell) => (cell.kind === 'money' ? cell.fen / 100 : countOf(cell)))
  const [overview, byRoute, inTime] = ['overview', 'accepted-by-route', 'legal-aid-in-time'].map((id) =>
    tables.find((table) => table.id === id),
  )
  if (!overview || !byRoute || !inTime) throw new Error('tables are missing')
  const of = (route: Route) => numbers(byRoute, ROUTES[route].label)
  expect(countOf(head(overview, '咨询')[1])).toBe(768)
  // 受理, 协调处理, 办结, 已解决, 人数, 元.
  expect(of('labour_inspection')).toEqual([4, 42, 46, 46, 147, 1_996_300])
  expect(of('legal_aid')).toEqual([220, 0, 220, 220, 220, 19_500_000])
  expect(numbers(inTime, '合计')).toEqual([220])
  expect(numbers(inTime, '7 日内受理')).toEqual([220])
  const [settled, left] = [of('mediation'), of('village_station')]
  const disputes = settled.map((count, at) => count + (left[at] ?? 0))
  expect(disputes.slice(0, 4)).toEqual([0, 231, 231, 226])
  expect(Math.round((226 / 231) * 100)).toBe(98)
}, 120_000)

async function annualReport(): Promise<readonly Table[]> {
  const knowledge = await sharedKnowledge()
  const { county, loaded } = knowledge
  const log = createRememberingLog()
  const { database, cipher } = await openMemory(log)
  await simulateYear({
    ...{ database, county, cipher, log, ids: createIds(), now: MONDAY_MORNING },
    entries: loaded.base.entries.filter((entry) => entry.kind === 'answer'),
    skills: skillsOf({ ...knowledge, base: loaded.base }, knowledge),
  })
  const { stores } = database
  const facts = await collectFacts({ stores, county, span: yearSpan('2025'), now: MONDAY_MORNING })
  await database.close()
  return officeTables(facts)
}
