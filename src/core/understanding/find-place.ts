import type * as PinyinPro from 'pinyin-pro'
import type { Town, Village } from '../../domain/place/place.ts'
import { onFirstUse } from '../on-first-use.ts'

const pinyinPro = onFirstUse<typeof PinyinPro>((require) => require('pinyin-pro'))

/** A known place and how sure we are that these words mean it. */
interface Named {
  readonly name: string
  readonly aliases: readonly string[]
}

/** All places of a list whose name, alias or sound is in the text; longest match first, exact before sound. */
export function findPlaces<T extends Named>(text: string, places: readonly T[]): readonly T[] {
  const exact = places.filter((place) => formsOf(place).some((form) => text.includes(form)))
  if (exact.length > 0) return longestOnly(text, exact)
  const sounds = ` ${soundOf(text)} `
  return places.filter((place) =>
    formsOf(place).some((form) => form.length >= 2 && sounds.includes(` ${soundOf(form)} `)),
  )
}

/** A town said in passing. An everyday word (四季, 民主) counts only with 镇 behind it. */
export function findTownInPassing(text: string, towns: readonly Town[]): Town | undefined {
  return towns.find((town) =>
    (town.ambiguous ? [town.name] : formsOf(town)).some((form) => text.includes(form)),
  )
}

/** Villages that the words may mean, within a town when it is known. */
export function findVillages(
  text: string,
  villages: readonly Village[],
  town: string | undefined,
): readonly Village[] {
  const here = town ? villages.filter((village) => village.town === town) : villages
  return findPlaces(text, here)
}

function formsOf(place: Named): readonly string[] {
  const short = place.name.replace(/(镇|村|社区)$/, '')
  return [place.name, ...(short.length >= 2 ? [short] : []), ...place.aliases]
}

function longestOnly<T extends Named>(text: string, places: readonly T[]): readonly T[] {
  const length = (place: T) =>
    Math.max(...formsOf(place).map((form) => (text.includes(form) ? form.length : 0)))
  const longest = Math.max(...places.map(length))
  return places.filter((place) => length(place) === longest)
}

/** Syllables without tones, so that 左龙 and 佐龙 sound the same. */
function soundOf(text: string): string {
  return pinyinPro().pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' }).join(' ')
}
