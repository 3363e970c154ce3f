import { describe, expect, it } from 'vitest'
import { withImportedPlaces } from '../../src/core/knowledge/load-county.ts'
import { routeCase } from '../../src/domain/casework/route-case.ts'
import type { Route } from '../../src/domain/knowledge/route.ts'
import { TOPIC_NAMES } from '../../src/domain/knowledge/topic.ts'
import type { Village } from '../../src/domain/place/place.ts'
import { chainUp, reachOf } from '../../src/domain/place/place-tree.ts'
import type { County, Station } from '../../src/domain/place/station.ts'
import { sharedKnowledge } from '../support/app/test-county.ts'

const VILLAGES = 136
const CONFLICTS = [undefined, 'village', 'town'] as const

/** The county as it stood in 2021: 12 towns, 136 villages, the centre and its units; the villages invented. */
async function wholeCounty(): Promise<County> {
  const { county } = await sharedKnowledge()
  const villages = Array.from({ length: VILLAGES }, (_, at): Village => {
    const town = county.towns[at % county.towns.length]?.code ?? ''
    return { code: `v${at}`, name: `示范${at}村`, town, aliases: [] }
  })
  const stations = villages.map(
    ({ code, name, town }): Station => ({
      ...{
        id: `village-${code}`,
        name,
        level: 'village',
        parent: `town-${town}`,
        town,
        village: code,
        routes: [],
      },
    }),
  )
  return withImportedPlaces(county, { villages, stations })
}

/** Every route an answer of any of the fourteen topics leads to, and the one of matters nobody understood. */
async function routesOfEveryTopic(): Promise<readonly Route[]> {
  const { entries } = (await sharedKnowledge()).loaded.base
  expect(new Set(entries.map(({ topic }) => topic))).toEqual(new Set(TOPIC_NAMES))
  return [...new Set<Route>([...entries.map(({ route }) => route), 'none'])]
}

describe('routing in the whole county', () => {
  it('finds an end station with a person for every node, topic, route and conflict, and never an excluded one', async () => {
    const county = await wholeCounty()
    const { stations } = county
    const centre = stations.find(({ level }) => level === 'county')?.id ?? ''
    const nodes = stations.filter(({ level }) => level !== 'unit')
    expect(nodes).toHaveLength(12 + VILLAGES + 1)
    const everybody = new Set(stations.map(({ id }) => id))
    const crews = [everybody, new Set([centre]), new Set<string>()]
    const routes = await routesOfEveryTopic()
    let asked = 0
    for (const node of nodes)
      for (const route of routes)
        for (const against of CONFLICTS)
          for (const staffed of crews) {
            const place = { town: node.town, village: node.village }
            const result = routeCase({ route, place, against, sealed: false, stations, staffed })
            const { station, hops, excluded } = result
            asked++
            const path = [...hops, station]
            if (path.some((id) => excluded.includes(id)) || !(staffed.has(station) || station === centre))
              expect.fail(`${node.id} ${route} ${against}: ${path.join(' > ')}`)
          }
    expect(asked).toBe(nodes.length * routes.length * CONFLICTS.length * crews.length)
  })

  it('keeps what is against a village or town from that node and all below, and violence at home in the county', async () => {
    const { stations } = await wholeCounty()
    const staffed = new Set(stations.map(({ id }) => id))
    for (const node of stations.filter(({ level }) => level === 'village')) {
      const place = { town: node.town, village: node.village }
      const asked = { route: 'village_station', place, stations, staffed, sealed: false } as const
      const town = stations.find(({ id }) => id === node.parent)
      expect(routeCase({ ...asked, against: 'village' })).toMatchObject({
        station: town?.id,
        excluded: [node.id],
      })
      const higher = routeCase({ ...asked, against: 'town' })
      expect(new Set(higher.excluded)).toEqual(reachOf(town?.id ?? '', stations))
      expect(higher.station).toBe('county')
      const sealed = routeCase({ ...asked, sealed: true, against: undefined })
      expect([...sealed.hops, sealed.station]).toEqual(['county'])
      expect(chainUp(node, stations).map(({ level }) => level)).toEqual(['village', 'town', 'county'])
    }
  })
})
