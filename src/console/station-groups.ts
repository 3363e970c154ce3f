import type { Station, StationLevel } from '../domain/place/station.ts'
import type { ChoiceGroup } from './page/fields.ts'
import { visible } from './page/html.ts'

/** The levels of stations, from the top, as the screen calls them. */
export const LEVELS: readonly { readonly level: StationLevel; readonly label: string }[] = [
  { level: 'county', label: '县' },
  { level: 'unit', label: '单位' },
  { level: 'town', label: '镇' },
  { level: 'village', label: '村' },
]

/** Stations as a list to choose from, level by level. */
export function stationGroups(stations: readonly Station[]): readonly ChoiceGroup[] {
  return LEVELS.map(({ level, label }) => ({
    label,
    choices: stations
      .filter((station) => station.level === level)
      .map(({ id, name }) => ({ value: id, label: visible(name) })),
  })).filter(({ choices }) => choices.length > 0)
}
