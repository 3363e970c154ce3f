import type { County, Station } from '../../domain/place/station.ts'

/** A station by id, full name, or the part of a name people say: `城关`, `法援中心`, `县里`. */
export function findStationByName(words: string, county: County): Station | undefined {
  const name = words.trim()
  if (!name) return undefined
  if (/^(县里|县上|县|县中心)$/.test(name))
    return county.stations.find((station) => station.level === 'county')
  const exact = county.stations.find((station) => station.id === name || station.name === name)
  if (exact) return exact
  const town = county.towns.find((candidate) => [candidate.name, ...candidate.aliases].includes(name))
  if (town) return county.stations.find((station) => station.level === 'town' && station.town === town.code)
  return county.stations.find((station) => station.name.includes(name))
}
