import type { Route } from '../knowledge/route.ts'
import type { AskerPlace } from '../place/place.ts'
import { chainUp, reachOf } from '../place/place-tree.ts'
import type { Station, StationLevel } from '../place/station.ts'

/** What routing looks at. */
export interface RoutingQuestion {
  readonly route: Route
  readonly place: AskerPlace
  /** Family violence, sexual assault, children: never below the county. */
  readonly sealed: boolean
  /** The matter is against this level of the asker's own place. */
  readonly against?: 'village' | 'town' | undefined
  readonly stations: readonly Station[]
  /** Stations where somebody can be reached now. */
  readonly staffed: ReadonlySet<string>
}

/** Where a case goes, by which steps, and who must never see it. */
export interface RoutingResult {
  readonly station: string
  /** Stations tried before, nearest first. */
  readonly hops: readonly string[]
  readonly excluded: readonly string[]
}

/** The level a matter starts at; from there it only climbs. Source: the county's routing table. */
const START = {
  village_station: 'village',
  mediation: 'village',
  town_station: 'town',
  labour_inspection: 'town',
  arbitration: 'town',
  court: 'town',
  police: 'town',
  hotline_12345: 'town',
  none: 'town',
  legal_aid: 'unit',
  women_federation: 'unit',
} as const satisfies Record<Route, StationLevel>

/**
 * Finds the station for a case: the nearest one that may see it and where somebody can be reached, else
 * one level up, at the end the county centre. Pure; there is always an end station.
 */
export function routeCase(question: RoutingQuestion): RoutingResult {
  const centre = question.stations.find((station) => station.level === 'county')
  if (!centre) throw new Error('the place tree has no county centre')
  const excluded = excludedStations(question)
  const path = chainUp(startStation(question) ?? centre, question.stations).filter(
    (station) => !excluded.includes(station.id),
  )
  const end = path.find((station) => question.staffed.has(station.id)) ?? centre
  const hops = path.slice(0, Math.max(path.indexOf(end), 0)).map((station) => station.id)
  return { station: end.id, hops, excluded }
}

function startStation(question: RoutingQuestion): Station | undefined {
  if (question.sealed) return undefined
  const level = START[question.route]
  if (level === 'unit') return question.stations.find((station) => station.routes.includes(question.route))
  const { town, village } = question.place
  const inVillage = question.stations.find(
    (station) => station.level === 'village' && station.village === village,
  )
  const inTown = question.stations.find((station) => station.level === 'town' && station.town === town)
  return level === 'village' && village ? (inVillage ?? inTown) : town ? inTown : undefined
}

function excludedStations(question: RoutingQuestion): readonly string[] {
  const { against, place, stations } = question
  if (!against) return []
  const inTown = stations.find((station) => station.level === 'town' && station.town === place.town)
  const town = inTown ? [...reachOf(inTown.id, stations)] : []
  if (against === 'town') return town
  const inVillage = stations.find(
    (station) => station.level === 'village' && station.village === place.village,
  )
  if (place.village && inVillage) return [...reachOf(inVillage.id, stations)]
  // The village is known only in the asker's own words: any village of the town may be the one.
  return town.filter((id) => id !== inTown?.id)
}
