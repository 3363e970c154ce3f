import { expect, it } from 'vitest'
import { skillsOf } from '../../../src/core/conversation/skills.ts'
import { simulateYear } from '../../../src/core/demo/simulate-year.ts'
import { isOpen, OPEN_STATES } from '../../../src/domain/casework/case.ts'
import { yearSpan } from '../../../src/domain/shanghai-time.ts'
import { createIds } from '../../../src/storage/ids.ts'
import { openMemory } from '../../../src/wiring/assembly.ts'
import { createRememberingLog } from '../../support/app/silent-log.ts'
import { MONDAY_MORNING, sharedKnowledge } from '../../support/app/test-county.ts'

it('plays a small year through the real commands, leaves nothing open without owner and alarm, and only once', async () => {
  const knowledge = await sharedKnowledge()
  const { county, loaded } = knowledge
  const log = createRememberingLog()
  const { database, cipher } = await openMemory(log)
  const parts = {
    ...{ database, county, cipher, log, ids: createIds(), now: MONDAY_MORNING, scale: 0.04 },
    entries: loaded.base.entries.filter((entry) => entry.kind === 'answer'),
    skills: skillsOf({ ...knowledge, base: loaded.base }, knowledge),
  }
  expect(await simulateYear(parts)).toEqual({ seeded: true })
  const { cases, consultations } = database.stores
  const opened = await cases.list({ opened: yearSpan('2025') })
  expect(await consultations.within(yearSpan('2025'))).toHaveLength(31)
  expect(opened.filter(({ route }) => route === 'legal_aid')).toHaveLength(9)
  expect(opened.every((theCase) => !isOpen(theCase))).toBe(true)
  const wages = opened.filter(({ topic, route }) => topic === 'wages' && route === 'labour_inspection')
  expect(wages.reduce((sum, { outcome }) => sum + (outcome?.recoveredFen ?? 0), 0)).toBe(7_985_200)
  const open = await cases.list({ states: OPEN_STATES })
  for (const one of open) expect(one).toMatchObject({ nextDue: { rule: 'county-term' } })
  expect(await cases.dueForAlarm(MONDAY_MORNING, 9)).toEqual([])
  expect(await cases.dueForAlarm(MONDAY_MORNING + 30 * 86_400_000, 99)).toHaveLength(open.length)
  expect(await simulateYear(parts)).toEqual({ seeded: false })
  await database.close()
}, 60_000)
