import type * as PinyinPro from 'pinyin-pro'
import { onFirstUse } from '../on-first-use.ts'

const pinyinPro = onFirstUse<typeof PinyinPro>((require) => require('pinyin-pro'))

/** What is written where, as far as mending needs to know it. */
export interface Writing {
  /** Characters that may be meant. */
  readonly characters: () => Iterable<string>
  /** In how many texts a character stands, or two side by side. */
  readonly count: (run: string) => number
}

const HAN = /\p{Script=Han}/u
const HAN_PAIR = /^\p{Script=Han}{2}$/u
/** Of the characters of one sound, the most frequent; the rest is hardly ever meant. */
const MOST_ALIKE = 8
/** A longer text says enough as it stands, and looking at every reading of it would take too long. */
const LONGEST = 60
/** What reading a character as another one costs, and what a pair counts that was never seen (logarithms). */
const MENDED = 6
const UNSEEN = 0.2

/**
 * Puts the characters that were meant in the place of others of the same sound (种才 → 仲裁), as voice input and
 * pinyin keyboards confuse them: wherever two characters were never written side by side, the likeliest reading of
 * the whole text is taken, tones left aside.
 */
export function createSoundMender({ characters, count }: Writing): (text: string) => string {
  const alike = onFirstUse(() => soundGroups(characters(), count))
  return (text) => {
    if (text.length > LONGEST) return text
    const said = [...text]
    const doubtful = said.map((_, at) => isDoubtful(said, at, count))
    if (!doubtful.includes(true)) return text
    const readings = said.map((character, at) =>
      doubtful[at] ? [character, ...alike()(character).filter((other) => other !== character)] : [character],
    )
    return likeliest(readings, count)
  }
}

function isDoubtful(said: readonly string[], at: number, count: Writing['count']): boolean {
  const unseen = (pair: string) => HAN_PAIR.test(pair) && count(pair) === 0
  return unseen(said.slice(Math.max(0, at - 1), at + 1).join('')) || unseen(said.slice(at, at + 2).join(''))
}

/** Characters of one sound, frequent ones first. */
function soundGroups(
  characters: Iterable<string>,
  count: Writing['count'],
): (character: string) => readonly string[] {
  const known = [...new Set(characters)].filter((character) => HAN.test(character))
  const byFrequency = known
    .map((character) => ({ character, times: count(character) }))
    .sort((a, b) => b.times - a.times)
  const groups = Map.groupBy(
    byFrequency.map(({ character }) => character),
    soundOf,
  )
  return (character) => groups.get(soundOf(character))?.slice(0, MOST_ALIKE) ?? []
}

function soundOf(character: string): string {
  return pinyinPro().pinyin(character, { toneType: 'none' })
}

interface Path {
  readonly text: string
  readonly last: string
  readonly score: number
}

const START: Path = { text: '', last: '', score: 0 }

/** Viterbi: for every reading of a place, the best way to get there. The first reading is what was written. */
function likeliest(readings: readonly (readonly string[])[], count: Writing['count']): string {
  const link = (path: Path, reading: string) =>
    path.last === '' ? 0 : Math.log(count(path.last + reading) + UNSEEN)
  const goOn = (before: readonly Path[], reading: string, cost: number): Path => {
    const ways = before.map((path) => ({ text: path.text, score: path.score + link(path, reading) - cost }))
    const { text, score } = highest(ways)
    return { text: text + reading, last: reading, score }
  }
  const paths = readings.reduce<readonly Path[]>(
    (before, [written = '', ...others]) => [
      goOn(before, written, 0),
      ...others.map((other) => goOn(before, other, MENDED)),
    ],
    [START],
  )
  return highest(paths).text
}

/** The first of the best. */
function highest<T extends { readonly score: number }>(ways: readonly T[]): T {
  return ways.reduce((best, way) => (way.score > best.score ? way : best))
}
