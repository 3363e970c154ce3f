import type { Staff } from '../../domain/people/staff.ts'
import type { Village } from '../../domain/place/place.ts'
import type { County, Station } from '../../domain/place/station.ts'
import { COUNTY_CENTRE } from '../knowledge/load-county.ts'

const VILLAGES_PER_TOWN = 3
const NUMERALS = ['一', '二', '三'] as const

/** Plainly invented villages, three to a town: 示范一村 … */
export function demoVillages(county: County): {
  readonly villages: readonly Village[]
  readonly stations: readonly Station[]
} {
  const villages = county.towns.flatMap((town) =>
    NUMERALS.slice(0, VILLAGES_PER_TOWN).map((numeral): Village => {
      const name = `${town.name.replace('镇', '')}示范${numeral}村`
      return { code: `demo-${town.code}-${numeral}`, name, town: town.code, aliases: [] }
    }),
  )
  const stations = villages.map(
    (village): Station => ({
      id: `village-${village.code}`,
      name: `${village.name}法律服务室`,
      level: 'village',
      parent: `town-${village.town}`,
      town: village.town,
      village: village.code,
      routes: [],
    }),
  )
  return { villages, stations }
}

/** Plainly invented staff: one for each town, one for legal aid, a lawyer and a duty officer for the county. */
export function demoStaff(county: County): readonly Staff[] {
  const inTowns = county.towns.map(
    (town, at): Staff => ({
      id: `demo-staff-${town.code}`,
      name: `示范员${at + 1}号`,
      role: 'station',
      station: `town-${town.code}`,
      active: true,
    }),
  )
  return [
    ...inTowns,
    { id: 'demo-legal-aid', name: '示范法援员', role: 'lawyer', station: 'unit-legal-aid', active: true },
    { id: 'demo-lawyer', name: '示范律师', role: 'lawyer', station: COUNTY_CENTRE, active: true },
    { id: 'demo-duty', name: '示范值班员', role: 'duty', station: COUNTY_CENTRE, active: true },
  ]
}
