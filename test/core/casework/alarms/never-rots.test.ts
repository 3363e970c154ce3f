import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onRung, presence, readCrew } from '../../../../src/core/casework/alarms/crew.ts'
import { sendMorningLists } from '../../../../src/core/casework/alarms/morning-lists.ts'
import { runAlarms } from '../../../../src/core/casework/alarms/run-alarms.ts'
import type { Desk } from '../../../../src/core/casework/desk.ts'
import { openCase } from '../../../../src/core/casework/open-case.ts'
import { parseStaffCommand } from '../../../../src/core/casework/parse-staff-command.ts'
import { runStaffCommand } from '../../../../src/core/casework/run-staff-command.ts'
import { demoVillages } from '../../../../src/core/demo/demo-places.ts'
import { withImportedPlaces } from '../../../../src/core/knowledge/load-county.ts'
import { type Case, isOpen } from '../../../../src/domain/casework/case.ts'
import type { Staff } from '../../../../src/domain/people/staff.ts'
import type { County } from '../../../../src/domain/place/station.ts'
import type { Database, Stores } from '../../../../src/ports/database.ts'
import { createIds } from '../../../../src/storage/ids.ts'
import { openMemory } from '../../../../src/wiring/assembly.ts'
import { createRememberingLog } from '../../../support/app/silent-log.ts'
import { MONDAY_MORNING, sharedKnowledge } from '../../../support/app/test-county.ts'

const HOUR = 3_600_000
const ids = createIds()
const CREW: readonly Staff[] = [
  { id: 'v', name: '示范村员', role: 'station', station: 'village-demo-610925100-一', active: true },
  { id: 't1', name: '示范镇员甲', role: 'station', station: 'town-610925100', active: true },
  { id: 't2', name: '示范镇员乙', role: 'station', station: 'town-610925100', active: true },
  { id: 'law', name: '示范律师', role: 'lawyer', station: 'county', active: true },
  { id: 'duty', name: '示范值班', role: 'duty', station: 'county', active: true },
]

interface World {
  readonly database: Database
  readonly county: County
  now: number
}

const deskOf =
  (world: World) =>
  (stores: Stores): Desk => ({
    ...{ stores, ids, county: world.county, now: world.now },
    capabilitiesOf: () => ({ maxTextBytes: 16_384, maxTextChars: 4096, buttons: true, pull: false }),
  })

async function openWorld(): Promise<World> {
  const { county } = await sharedKnowledge()
  const { database } = await openMemory(createRememberingLog(), [])
  await database.transaction(async (stores) => {
    for (const member of CREW) {
      await stores.staff.put(member)
      await stores.staff.putBindingCode(member.id, `CODE${member.id}`, MONDAY_MORNING + HOUR)
      await stores.staff.bind(`CODE${member.id}`, { channel: 'fake', chat: member.id }, MONDAY_MORNING)
    }
  })
  return { database, county: withImportedPlaces(county, demoVillages(county)), now: MONDAY_MORNING }
}

const tick = async (world: World) => {
  const parts = { database: world.database, deskOf: deskOf(world), log: createRememberingLog() }
  // Two rounds: what a second process does at the same time must change nothing.
  while ((await runAlarms(parts)) > 0) await Promise.all([runAlarms(parts), runAlarms(parts)])
  await world.database.transaction((stores) => sendMorningLists(deskOf(world)(stores)))
}

type Move =
  | { readonly kind: 'say'; readonly who: number; readonly text: string }
  | { readonly kind: 'switch'; readonly who: number; readonly active: boolean }
  | { readonly kind: 'pass'; readonly hours: number }

const who = fc.nat({ max: CREW.length - 1 })
const says = fc.constantFrom(
  ...['接 0001', '退 0001 不归我们', '转 0001 城关', '转 0001 县里', '补 0001 欠条', '办 0001 打了电话'],
  ...['受理 0001', '延长 0001 复杂', '结 0001 解决 1人', '撤销', '请假 11-25', '销假'],
  ...['请假 11-23 11-30 示范镇员乙', '请假 11-24 12-05 示范律师', '请假 11-23 12-30 示范村员'],
)
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('say' as const), who, text: says }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('switch' as const), who, active: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 200 }) }),
    },
  ),
  { maxLength: 14 },
)

async function move(world: World, one: Move): Promise<void> {
  if (one.kind === 'pass') {
    world.now += one.hours * HOUR
    return
  }
  await world.database.transaction(async (stores) => {
    const member = await stores.staff.byId(CREW[one.who]?.id ?? '')
    if (!member) return
    if (one.kind === 'switch') return stores.staff.put({ ...member, active: one.active })
    const command = parseStaffCommand(one.text)
    if (command && member.active) await runStaffCommand(deskOf(world)(stores), { staff: member, command })
  })
}

/** Open: somebody reachable has it, or it waits where it will be spoken of again; and the alarms will look. */
async function expectKept(world: World, theCase: Case): Promise<void> {
  const { stores } = world.database
  const crew = await readCrew(deskOf(world)(stores))
  if (theCase.owner !== undefined) expect(presence(crew, theCase.owner)).toBe('here')
  else expect(theCase.state).toBe('waiting')
  const people = onRung('station', theCase, { crew, county: world.county })
  const atTop = theCase.station === 'county'
  expect(theCase.owner !== undefined || people.length > 0 || atTop).toBe(true)
  expect(await stores.cases.dueForAlarm(world.now, 10)).toEqual([])
  expect(await stores.cases.dueForAlarm(world.now + 40 * 24 * HOUR, 10)).toEqual([theCase.id])
}

it('leaves no open case without somebody who has it and a next alarm, whatever staff do or leave undone', async () => {
  await fc.assert(
    fc.asyncProperty(moves, fc.boolean(), async (all, sealed) => {
      const world = await openWorld()
      const opened = await world.database.transaction((stores) =>
        openCase(deskOf(world)(stores), {
          ...{
            person: 'p',
            chat: { channel: 'fake', chat: 'asker' },
            topic: 'neighbours',
            route: 'village_station',
          },
          ...{ reason: 'asked-for-person', sealed, words: '隔壁占了路' },
          place: { town: '610925100', village: 'demo-610925100-一' },
        }),
      )
      for (const one of all) {
        await move(world, one)
        await tick(world)
        const theCase = await world.database.stores.cases.byId(opened.id)
        if (theCase && isOpen(theCase)) await expectKept(world, theCase)
      }
      await world.database.close()
    }),
    {
      numRuns: 60,
      endOnFailure: true,
      // A leave of the only person where a case waits.
      examples: [
        [
          [
            { kind: 'say', who: 1, text: '转 0001 城关' },
            { kind: 'say', who: 0, text: '请假 11-23 11-30 示范镇员乙' },
          ],
          false,
        ],
      ],
    },
  )
}, 120_000)
