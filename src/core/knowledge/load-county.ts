import { z } from 'zod'
import { ROUTE_NAMES } from '../../domain/knowledge/route.ts'
import type { Town, Village } from '../../domain/place/place.ts'
import type { County, Station } from '../../domain/place/station.ts'
import type { SourceFile } from './parse-entry.ts'
import { readYaml } from './read-yaml.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-10-01')

const time = z.string().regex(/^\d{2}:\d{2}$/, 'expected a time such as 08:30')

const countySchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  handleWithinWorkingDays: z.number().int().positive(),
  closedDays: z.array(day),
  workDays: z.array(day),
  officeHours: z.strictObject({ opens: time, closes: time }).optional(),
  towns: z.array(
    z.strictObject({
      code: z.string().min(1),
      name: z.string().min(1),
      aliases: z.array(z.string().min(2)),
      ambiguous: z.boolean().default(false),
    }),
  ),
  units: z.array(
    z.strictObject({ id: z.string().min(1), name: z.string().min(1), routes: z.array(z.enum(ROUTE_NAMES)) }),
  ),
})

const conflictsSchema = z.strictObject({ village: z.array(z.string()), town: z.array(z.string()) })

/** How people say that a matter is against the village or the town, as patterns. */
export type ConflictPatterns = z.infer<typeof conflictsSchema>

/** The configured county cannot be read; the message is for the operator. */
export class CountyError extends Error {
  readonly code = 'bad-county'
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

/** The id of the county centre: the root of the place tree and the end station of every route. */
export const COUNTY_CENTRE = 'county'

/** Reads the configured county. A county without its file cannot serve, so faults here are errors. */
export function loadCounty(files: readonly SourceFile[], id: string): County {
  const path = `county/${id}/county.yaml`
  const config = required(files, path, countySchema)
  return {
    ...config,
    villages: [],
    stations: [
      { id: COUNTY_CENTRE, name: `${config.name}公共法律服务中心`, level: 'county', routes: [] },
      ...config.towns.map(townStation),
      ...config.units.map((unit): Station => ({ ...unit, level: 'unit', parent: COUNTY_CENTRE })),
    ],
  }
}

/** Reads the patterns of matters against a village or town. */
export function loadConflictPatterns(files: readonly SourceFile[]): ConflictPatterns {
  return required(files, 'county/conflicts.yaml', conflictsSchema)
}

function required<T>(files: readonly SourceFile[], path: string, schema: z.ZodType<T>): T {
  const file = files.find((candidate) => candidate.path === path)
  if (!file) {
    throw new CountyError(`没有县域配置 knowledge/${path}。请检查设置 COUNTY，或者照 langao 建一个。`, 1)
  }
  const result = readYaml(file.text, schema, { file: path, linesBefore: 0 })
  if (result.kind === 'ok') return result.value
  const { line = 1, message = '' } = result.findings[0] ?? {}
  throw new CountyError(`县域配置 knowledge/${path} 第 ${line} 行不对：${message}`, line)
}

function townStation(town: Town): Station {
  return {
    id: `town-${town.code}`,
    name: `${town.name}司法所`,
    level: 'town',
    parent: COUNTY_CENTRE,
    town: town.code,
    routes: [],
  }
}

/** The county with what the bureau imported: villages join their towns, imported stations replace configured ones. */
export function withImportedPlaces(
  county: County,
  imported: { readonly villages: readonly Village[]; readonly stations: readonly Station[] },
): County {
  const replaced = new Map(imported.stations.map((station) => [station.id, station]))
  const kept = county.stations.map((station) => replaced.get(station.id) ?? station)
  const known = new Set(county.stations.map((station) => station.id))
  const added = imported.stations.filter((station) => !known.has(station.id))
  return { ...county, villages: imported.villages, stations: [...kept, ...added] }
}
