import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routeCase } from '../../src/domain/casework/route-case.ts'
import { ROUTE_NAMES } from '../../src/domain/knowledge/route.ts'
import type { AskerPlace } from '../../src/domain/place/place.ts'
import { reachOf } from '../../src/domain/place/place-tree.ts'
import type { Station } from '../../src/domain/place/station.ts'

const TOWNS = ['t1', 't2', 't3'] as const
const station = (one: Partial<Station> & Pick<Station, 'id' | 'level'>): Station => ({
  name: one.id,
  routes: [],
  ...one,
})
const STATIONS: readonly Station[] = [
  station({ id: 'county', level: 'county' }),
  station({ id: 'aid', level: 'unit', parent: 'county', routes: ['legal_aid'] }),
  ...TOWNS.map((town) => station({ id: town, level: 'town', parent: 'county', town })),
  ...TOWNS.flatMap((town) =>
    [1, 2].map((number) =>
      station({
        id: `${town}v${number}`,
        level: 'village',
        parent: town,
        town,
        village: `${town}v${number}`,
      }),
    ),
  ),
]
const ids = STATIONS.map(({ id }) => id)
const places: readonly AskerPlace[] = [
  {},
  ...TOWNS.map((town) => ({ town })),
  ...TOWNS.map((town) => ({ town, village: `${town}v1` })),
]

const question = fc.record({
  route: fc.constantFrom(...ROUTE_NAMES),
  place: fc.constantFrom(...places),
  sealed: fc.boolean(),
  against: fc.constantFrom('village' as const, 'town' as const, undefined),
  staffed: fc.subarray(ids).map((some) => new Set(some)),
})

describe('routing a case', () => {
  it('always finds an end station, never an excluded one, and one with people whenever the way up has any', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { station: end, hops, excluded } = routeCase({ ...asked, stations: STATIONS })
        expect(ids).toContain(end)
        expect(excluded).not.toContain(end)
        expect(hops.some((hop) => excluded.includes(hop) || asked.staffed.has(hop))).toBe(false)
        if (asked.staffed.has('county')) expect(asked.staffed.has(end)).toBe(true)
      }),
    )
  })

  it('keeps a matter against the village or the town from that station and everything below it', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { excluded } = routeCase({ ...asked, stations: STATIONS })
        const { town, village } =
          'village' in asked.place ? asked.place : { ...asked.place, village: undefined }
        if (asked.against === 'town' && town) expect(new Set(excluded)).toEqual(reachOf(town, STATIONS))
        if (asked.against === 'village' && village) expect(excluded).toEqual([village])
      }),
    )
  })

  it('never lets a sealed matter stop below the county', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(routeCase({ ...asked, sealed: true, stations: STATIONS }).station).toBe('county')
      }),
    )
  })

  it.each([
    ['village_station', { town: 't1', village: 't1v1' }, 't1v1', []],
    ['mediation', { town: 't1', village: 't1v2' }, 't1', ['t1v2']],
    ['labour_inspection', { town: 't2', village: 't2v1' }, 't2', []],
    ['legal_aid', { town: 't3' }, 'aid', []],
    ['court', {}, 'county', []],
  ] as const)('sends %s from %j to %s', (route, place, end, hops) => {
    const staffed = new Set(['county', 'aid', 't1', 't2', 't1v1'])
    const result = routeCase({ route, place, sealed: false, against: undefined, stations: STATIONS, staffed })
    expect(result).toMatchObject({ station: end, hops })
  })
})
