import { ROUTES, type Route } from '../../domain/knowledge/route.ts'
import type { AskerPlace } from '../../domain/place/place.ts'
import type { County, Station } from '../../domain/place/station.ts'

/**
 * The door to knock on, for one body and one asker: name, and address, hours and phone where a person
 * has verified them. Otherwise the national hotline, which always works.
 */
export function stationLines(route: Route, place: AskerPlace, county: County): string {
  const { label, hotline } = ROUTES[route]
  const station = stationFor(route, place, county)
  const name = station?.name ?? nameWithTown(route, place, county) ?? label
  if (!station?.verifiedOn) return `${name}。先打 ${hotline} 问清地址再去。`
  const parts = [station.address, station.hours, station.phone ? `电话 ${station.phone}` : undefined]
  const known = parts.filter((part) => part !== undefined)
  return known.length > 0
    ? `${name}：${known.join('，')}。也可以打 ${hotline}。`
    : `${name}。先打 ${hotline} 问清地址再去。`
}

function stationFor(route: Route, place: AskerPlace, county: County): Station | undefined {
  if (route === 'village_station' && place.village) {
    return county.stations.find((station) => station.level === 'village' && station.village === place.village)
  }
  if (route === 'town_station' || route === 'village_station') {
    return county.stations.find((station) => station.level === 'town' && station.town === place.town)
  }
  return county.stations.find((station) => station.level === 'unit' && station.routes.includes(route))
}

function nameWithTown(route: Route, place: AskerPlace, county: County): string | undefined {
  const town = county.towns.find((candidate) => candidate.code === place.town)
  if (!town) return undefined
  if (route === 'town_station') return `${town.name}司法所`
  if (route === 'police') return `${town.name}派出所`
  return undefined
}
