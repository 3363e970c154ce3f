import type { Town, Village } from '../../domain/place/place.ts'
import type { County } from '../../domain/place/station.ts'
import { findPlaces, findVillages } from '../understanding/find-place.ts'
import { AWAY } from './plan.ts'
import type { Reading, ReadingGround } from './reading.ts'
import type { Answer } from './run.ts'

const LONGEST_VILLAGE = 30

/** A town, and its village when both are said in one breath. */
export function readTown(text: string, { county }: ReadingGround): Reading {
  if (text === AWAY || /不在(本|这个)?县|外地|外县/.test(text))
    return { kind: 'read', text: '不在本县', value: AWAY }
  const code = /^town:(.+)$/.exec(text)?.[1]
  const named = code ? county.towns.find((town) => town.code === code) : findPlaces(text, county.towns)[0]
  const villages = findVillages(text, county.villages, named?.code)
  const village = villages.length === 1 ? villages[0] : undefined
  const town = named ?? county.towns.find((candidate) => candidate.code === village?.town)
  if (town) return townAnd(town, village ?? villageAsTyped(text, town))
  if (villages.length > 1) return { kind: 'many', options: villageOptions(villages, county) }
  return { kind: 'unclear', hint: '没听出是哪个镇。按数字选，或者写镇名。' }
}

function townAnd(town: Town, village: Village | string | undefined): Reading {
  const read = { kind: 'read', text: town.name, value: town.code } as const
  if (village === undefined) return read
  const answer: Answer =
    typeof village === 'string'
      ? { text: village, from: 'said' }
      : { text: village.name, value: village.code, from: 'said' }
  return { ...read, also: { village: answer } }
}

/** A village of the town, or the asker's own words for it. */
export function readVillage(text: string, { county, town }: ReadingGround): Reading {
  const code = /^village:(.+)$/.exec(text)?.[1]
  const found = code
    ? county.villages.filter((village) => village.code === code)
    : findVillages(text, county.villages, town)
  const [village] = found
  if (found.length > 1) return { kind: 'many', options: villageOptions(found, county) }
  if (village) return { kind: 'read', text: village.name, value: village.code }
  const typed = text.trim().slice(0, LONGEST_VILLAGE)
  return typed ? { kind: 'read', text: typed } : { kind: 'unclear', hint: '直接写村名就行。' }
}

function villageOptions(villages: readonly Village[], county: County) {
  return villages.slice(0, 3).map((village) => {
    const town = county.towns.find((candidate) => candidate.code === village.town)?.name ?? ''
    return { label: `${town}${village.name}`, value: `village:${village.code}` }
  })
}

function villageAsTyped(text: string, town: Town): string | undefined {
  const rest = text
    .replace(town.name, '')
    .replace(town.name.replace(/镇$/, ''), '')
    .replace(/[\s，。,的]/g, '')
  return /^.{2,20}(村|社区|组)/.test(rest) ? rest.slice(0, LONGEST_VILLAGE) : undefined
}
