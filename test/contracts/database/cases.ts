import { describe, expect, it } from 'vitest'
import { event, NOW, opening, ROUTED } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

export function caseContract(setUp: SetUp): void {
  describe('cases', () => {
    const fresh = freshDatabase(setUp)

    it('opens a case as waiting at the station it was routed to', async () => {
      const { cases } = fresh.database.stores
      const opened = await cases.open(opening('c1', 1, { sealed: true }), ROUTED)
      expect(opened).toEqual({
        ...opening('c1', 1, { sealed: true }),
        state: 'waiting',
        station: 'town-1-station',
        version: 1,
      })
      expect(await cases.byId('c1')).toEqual(opened)
      expect(await cases.byNumber(2026, 1)).toEqual(opened)
      expect(await cases.events('c1')).toEqual([ROUTED])
      expect(await cases.byId('c2')).toBeUndefined()
      expect(await cases.byNumber(2025, 1)).toBeUndefined()
    })

    it('writes every event and keeps the case as its log says', async () => {
      const { cases } = fresh.database.stores
      const opened = await cases.open(opening('c1', 1), ROUTED)
      const claim = {
        ...event({ kind: 'claimed', staff: 's1' }, NOW + 1),
        actor: { kind: 'staff', id: 's1' },
      } as const
      const claimed = await cases.append(opened, claim)
      expect(claimed).toMatchObject({ state: 'active', owner: 's1', claimedAt: NOW + 1, version: 2 })
      const outcome = { solved: true, people: 12, recoveredFen: 1_996_300_00 }
      const close = event({ kind: 'closed', outcome }, NOW + 2)
      const closed = claimed && (await cases.append(claimed, close))
      expect(closed).toMatchObject({ state: 'closed', outcome, closedAt: NOW + 2, version: 3 })
      expect(await cases.byId('c1')).toEqual(closed)
      expect(await cases.events('c1')).toEqual([ROUTED, claim, close])
    })

    it('lets exactly one of 50 parallel claims win', async () => {
      const { database } = fresh
      const opened = await database.stores.cases.open(opening('c1', 1), ROUTED)
      const claim = (at: number) =>
        database.transaction(({ cases }) => cases.append(opened, event({ kind: 'claimed', staff: `s${at}` })))
      const results = await Promise.all(Array.from({ length: 50 }, (_, at) => claim(at)))
      const winners = results.filter((result) => result !== undefined)
      expect(winners).toHaveLength(1)
      expect(await database.stores.cases.byId('c1')).toEqual(winners[0])
      expect(await database.stores.cases.events('c1')).toHaveLength(2)
    })

    it('refuses an event on a case nobody opened', async () => {
      const { cases } = fresh.database.stores
      const unknown = { ...opening('ghost', 9), state: 'waiting', station: 's', version: 1 } as const
      expect(await cases.append(unknown, event({ kind: 'withdrawn' }))).toBeUndefined()
    })

    it('counts serials within a year without gaps, also when 200 transactions race and some roll back', async () => {
      const { database } = fresh
      const take = async (at: number) => {
        try {
          return await database.transaction(async ({ cases }) => {
            const serial = await cases.nextSerial(2026)
            if (at % 5 === 0) throw new Error('given up')
            return serial
          })
        } catch {
          return undefined
        }
      }
      const taken = await Promise.all(Array.from({ length: 200 }, (_, at) => take(at)))
      const serials = taken.filter((serial) => serial !== undefined).sort((a, b) => a - b)
      expect(serials).toEqual(Array.from({ length: 160 }, (_, at) => at + 1))
      expect(await database.stores.cases.nextSerial(2027)).toBe(1)
    })

    it('never gives one number to two cases', async () => {
      const { cases } = fresh.database.stores
      await cases.open(opening('c1', 7), ROUTED)
      await expect(cases.open(opening('c2', 7), ROUTED)).rejects.toThrow()
      expect(await cases.byId('c2')).toBeUndefined()
      expect(await cases.events('c2')).toEqual([])
    })

    it('lists the cases of a person newest first', async () => {
      const { cases } = fresh.database.stores
      for (const serial of [1, 2, 3]) await cases.open(opening(`c${serial}`, serial), ROUTED)
      const newest = await cases.list({ person: 'person-1', limit: 2 })
      expect(newest.map(({ serial }) => serial)).toEqual([3, 2])
    })

    it('lists what matches every filter, who waits longest first', async () => {
      const { cases } = fresh.database.stores
      const first = await cases.open(opening('c1', 1, { openedAt: NOW + 2 }), ROUTED)
      await cases.open(opening('c2', 2, { openedAt: NOW + 1, person: 'person-2' }), ROUTED)
      const mine = await cases.append(first, event({ kind: 'claimed', staff: 's1' }))
      const done = mine && (await cases.append(mine, event({ kind: 'withdrawn' }, NOW + 9)))
      const ids = async (filter: Parameters<typeof cases.list>[0]) =>
        (await cases.list(filter)).map(({ id }) => id)
      expect(await ids({})).toEqual(['c2', 'c1'])
      expect(await ids({ limit: 1 })).toEqual(['c2'])
      expect(await ids({ states: ['waiting', 'active'] })).toEqual(['c2'])
      expect(await ids({ states: [] })).toEqual([])
      expect(await ids({ person: 'person-2' })).toEqual(['c2'])
      expect(await ids({ owner: 's1', states: ['withdrawn'] })).toEqual(['c1'])
      expect(await ids({ owner: 's1', person: 'person-2' })).toEqual([])
      expect(await ids({ opened: { from: NOW + 1, to: NOW + 2 } })).toEqual(['c2'])
      expect(await ids({ closed: { from: NOW + 9, to: NOW + 10 } })).toEqual(['c1'])
      expect(await cases.list({ owner: 's1' })).toEqual([done])
    })
  })
}
