import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isOpen } from '../../../src/domain/casework/case.ts'
import { canOnCase, caseScope } from '../../../src/domain/people/policy.ts'
import type { Staff } from '../../../src/domain/people/staff.ts'
import { openMemory } from '../../../src/wiring/assembly.ts'
import { createRememberingLog } from '../../support/app/silent-log.ts'
import { openingOf } from '../../support/report-records.ts'

const STATIONS = ['county', 'town-1', 'village-1', 'town-2'] as const
const REACH: Readonly<Record<string, readonly string[]>> = {
  county: STATIONS,
  'town-1': ['town-1', 'village-1'],
  'village-1': ['village-1'],
  'town-2': ['town-2'],
}
const anyStaff = fc.record({
  id: fc.constantFrom('s1', 's2', 's3'),
  name: fc.constant('示范员'),
  role: fc.constantFrom(...(['admin', 'duty', 'lawyer', 'station', 'reader'] as const)),
  station: fc.constantFrom(...STATIONS),
  active: fc.boolean(),
})
const anyCase = fc.record({
  station: fc.constantFrom(...STATIONS),
  sealed: fc.boolean(),
  excluded: fc.subarray([...STATIONS]),
  owner: fc.option(fc.constantFrom('s1', 's2', 's3')),
  danger: fc.boolean(),
  closed: fc.boolean(),
  due: fc.nat({ max: 9 }),
})

it('shows each member of staff on their desk exactly what the policy lets them see, the most urgent on top', async () => {
  await fc.assert(
    fc.asyncProperty(anyStaff, fc.array(anyCase, { maxLength: 12 }), async (staff: Staff, some) => {
      const { database } = await openMemory(createRememberingLog(), [])
      await database.transaction(async ({ cases }) => {
        for (const [serial, one] of some.entries()) {
          const opening = openingOf({
            ...{
              serial: serial + 1,
              openedAt: serial,
              dueAt: one.due,
              sealed: one.sealed,
              excluded: one.excluded,
            },
            reason: one.danger ? 'danger' : 'route',
          })
          const actor = { kind: 'system' } as const
          let now = await cases.open(opening, {
            at: 1,
            actor,
            body: { kind: 'routed', station: one.station, hops: [] },
          })
          if (one.owner !== null)
            now =
              (await cases.append(now, { at: 2, actor, body: { kind: 'claimed', staff: one.owner } })) ?? now
          const outcome = { solved: true, people: 1, recoveredFen: 0 }
          if (one.closed) await cases.append(now, { at: 3, actor, body: { kind: 'closed', outcome } })
        }
      })
      const actor = { kind: 'staff', staff, reach: new Set(REACH[staff.station]) } as const
      const scope = caseScope(actor)
      const all = await database.stores.cases.list({})
      const seen = all.filter((theCase) => canOnCase(actor, 'see', theCase))
      const parts = ['waiting', 'mine', 'others', { endedSince: 0 }] as const
      const shown = scope
        ? await Promise.all(parts.map((part) => database.stores.cases.queue(scope, part, 50)))
        : []
      const [waiting, mine, others, ended] = shown
      const ids = shown.flatMap(({ cases }) => cases.map(({ id }) => id))
      expect(new Set(ids)).toEqual(new Set(seen.map(({ id }) => id)))
      expect(ids).toHaveLength(seen.length)
      expect(shown.map(({ total }) => total)).toEqual(shown.map(({ cases }) => cases.length))
      expect(ended?.cases.every((theCase) => !isOpen(theCase)) ?? true).toBe(true)
      expect(mine?.cases.every(({ owner }) => owner === staff.id) ?? true).toBe(true)
      for (const part of [waiting, mine, others]) {
        const urgency = part?.cases.map(({ reason, dueAt }) => (reason === 'danger' ? 0 : 100) + dueAt) ?? []
        expect(urgency).toEqual(urgency.toSorted((one, two) => one - two))
      }
      await database.close()
    }),
    { numRuns: 60 },
  )
}, 60_000)
