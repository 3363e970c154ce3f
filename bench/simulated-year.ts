// The whole simulated year through the real commands: `node bench/simulated-year.ts`.

import { skillsOf } from '../src/core/conversation/skills.ts'
import { simulateYear } from '../src/core/demo/simulate-year.ts'
import { collectFacts } from '../src/core/reports/collect-facts.ts'
import { tableToCsv } from '../src/core/reports/csv.ts'
import { officeTables } from '../src/core/reports/index.ts'
import { OPEN_STATES } from '../src/domain/casework/case.ts'
import { yearSpan } from '../src/domain/shanghai-time.ts'
import { createIds } from '../src/storage/ids.ts'
import { DEFAULT_COUNTY, openMemory, readKnowledge } from '../src/wiring/assembly.ts'
import { createLog } from '../src/wiring/log.ts'

const began = performance.now()
const log = createLog('warn')
const now = Date.parse('2026-11-28T15:00:00+08:00')
const knowledge = await readKnowledge(DEFAULT_COUNTY)
const { county, loaded } = knowledge
const { database, cipher } = await openMemory(log)
const entries = loaded.base.entries.filter((entry) => entry.kind === 'answer')
const skills = skillsOf({ ...knowledge, base: loaded.base }, knowledge)
await simulateYear({ database, county, entries, skills, cipher, ids: createIds(), log, now })
const seconds = (performance.now() - began) / 1000

const span = yearSpan('2025')
const { cases, consultations } = database.stores
const opened = await cases.list({ opened: span })
const open = await cases.list({ states: OPEN_STATES })
const wages = opened.filter(({ topic, route }) => topic === 'wages' && route === 'labour_inspection')
const disputes = opened.filter(({ route }) => route === 'mediation' || route === 'village_station')
const sum = (some: typeof opened, of: (one: (typeof opened)[number]) => number | undefined) =>
  some.reduce((total, one) => total + (of(one) ?? 0), 0)
const untold = open.filter(({ nextDue, owner, state }) => !nextDue || (!owner && state !== 'waiting'))
console.log(`${seconds.toFixed(1)} s, processor ${(process.cpuUsage().user / 1e6).toFixed(1)} s`)
console.log(`consultations ${(await consultations.within(span)).length}`)
console.log(`legal aid ${opened.filter(({ route }) => route === 'legal_aid').length}`)
console.log(
  `wages ${wages.length}, people ${sum(wages, (one) => one.outcome?.people)}, yuan ${sum(wages, (one) => one.outcome?.recoveredFen) / 100}`,
)
console.log(`disputes ${disputes.length}, solved ${disputes.filter(({ outcome }) => outcome?.solved).length}`)
console.log(`recovered in all ${sum(opened, (one) => one.outcome?.recoveredFen) / 100} yuan`)
console.log(
  `open ${open.length}, without owner or clock ${untold.length}, alarms in the past ${(await cases.dueForAlarm(now, 9)).length}`,
)
const SHOWN = ['accepted-by-route', 'legal-aid-in-time', 'recovered-by-topic', 'closed-by-result']
const facts = await collectFacts({ stores: database.stores, county, span, now })
for (const table of officeTables(facts).filter(({ id }) => SHOWN.includes(id)))
  console.log(`\n${table.title}\n${tableToCsv(table).slice(1).replaceAll('\r', '')}`)
await database.close()
