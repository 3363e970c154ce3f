import type { Town, Village } from '../../domain/place/place.ts'
import type { County, Station, StationLevel } from '../../domain/place/station.ts'
import { COUNTY_CENTRE } from '../knowledge/load-county.ts'
import { nearest } from '../text/nearest.ts'
import { readDuties } from './duties.ts'
import { keyOfName } from './place-key.ts'
import { overlongCell, type PlaceRow } from './place-row.ts'
import { readContact } from './read-contact.ts'

/** What one row stands for, or what is wrong with it. */
export type PlaceResult =
  | { readonly kind: 'place'; readonly station: Station; readonly village?: Village | undefined }
  | { readonly kind: 'wrong'; readonly message: string }

const LEVELS: ReadonlyMap<string, StationLevel> = new Map([
  ['县', 'county'],
  ['镇', 'town'],
  ['村', 'village'],
  ['社区', 'village'],
  ['单位', 'unit'],
])

/** Reads one row of the table of places. `today` is an Asia/Shanghai day. */
export function readPlace(row: PlaceRow, county: County, today: string): PlaceResult {
  const word = row.cell('level')
  const level = LEVELS.get(word)
  const overlong = overlongCell(row)
  if (overlong) return wrong(overlong)
  if (!level) return wrong(`级别写的是“${word}”，应为：镇、村、单位、县。`)
  const contact = readContact(row, today)
  if (contact.kind === 'wrong') return contact
  const base = READERS[level](row, county)
  if (base.kind === 'wrong') return base
  return { ...base, station: { ...base.station, ...contact.contact } }
}

type Reader = (row: PlaceRow, county: County) => PlaceResult
const READERS: Readonly<Record<StationLevel, Reader>> = {
  county: readCentre,
  town: readTown,
  village: readVillage,
  unit: readUnit,
}

function readCentre(row: PlaceRow, county: County): PlaceResult {
  const configured = county.stations.find((station) => station.id === COUNTY_CENTRE)
  const name = row.cell('name') || configured?.name || `${county.name}公共法律服务中心`
  return place({ id: COUNTY_CENTRE, name, level: 'county', routes: [] })
}

function readTown(row: PlaceRow, county: County): PlaceResult {
  const found = findTown(row, county)
  if (found.kind === 'wrong') return found
  const { code, name } = found.town
  const parent = { level: 'town', parent: COUNTY_CENTRE, town: code, routes: [] } as const
  return place({ id: `town-${code}`, name: row.cell('name') || `${name}司法所`, ...parent })
}

function readVillage(row: PlaceRow, county: County): PlaceResult {
  const found = findTown(row, county)
  if (found.kind === 'wrong') return found
  const { town } = found
  const name = row.cell('village')
  if (!/^[\p{Script=Han}\d（）()·-]{2,20}$/u.test(name))
    return wrong(`村写的是“${name}”，应为 2 到 20 个字的村名，如“示范一村”。`)
  const code = `${town.code}-${keyOfName(name)}`
  const village: Village = { code, name, town: town.code, aliases: aliasesOf(row, name) }
  const parent = {
    level: 'village',
    parent: `town-${town.code}`,
    town: town.code,
    village: code,
    routes: [],
  } as const
  const station: Station = {
    id: `village-${code}`,
    name: row.cell('name') || `${name}公共法律服务室`,
    ...parent,
  }
  return { kind: 'place', station, village }
}

function readUnit(row: PlaceRow, county: County): PlaceResult {
  const name = row.cell('name')
  if (!name) return wrong('单位这一行缺站点名称，应写单位的全名。')
  const configured = county.stations.find((station) => station.level === 'unit' && station.name === name)
  const duties = readDuties(listOf(row.cell('duties')))
  if (duties.kind === 'unknown') {
    return wrong(`负责事项写的是“${duties.word}”，应为：${duties.expected.join('、')} 等。`)
  }
  const routes = duties.routes.length > 0 ? duties.routes : configured?.routes
  if (!routes) return wrong(`“${name}”缺负责事项，应写它管哪些事，如“法律援助；人民调解”。`)
  const id = configured?.id ?? `unit-${keyOfName(name)}`
  return place({ id, name, level: 'unit', parent: COUNTY_CENTRE, routes })
}

type TownResult =
  | { readonly kind: 'town'; readonly town: Town }
  | { readonly kind: 'wrong'; readonly message: string }

function findTown(row: PlaceRow, { towns }: County): TownResult {
  const name = row.cell('town')
  const town = towns.find((one) => one.name === name || one.code === name || one.aliases.includes(name))
  if (town) return { kind: 'town', town }
  const names = towns.map((one) => one.name)
  const near = nearest(name.endsWith('镇') ? name : `${name}镇`, names, 3)
  const found = name === '' ? '镇是空的' : `没有叫“${name}”的镇`
  return wrong(`${found}，应为：${(name !== '' && near.length > 0 ? near : names).join('、')}。`)
}

/** Aliases of one character would match everywhere. */
function aliasesOf(row: PlaceRow, name: string): readonly string[] {
  return listOf(row.cell('aliases')).filter((alias) => alias.length >= 2 && alias !== name)
}

function listOf(text: string): readonly string[] {
  const words = text.split(/[；;、,，|]/).map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}

function place(station: Station): PlaceResult {
  return { kind: 'place', station }
}

function wrong(message: string): { readonly kind: 'wrong'; readonly message: string } {
  return { kind: 'wrong', message }
}
