import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import { ROUTES } from '../../domain/knowledge/route.ts'
import type { AskerPlace } from '../../domain/place/place.ts'
import type { County } from '../../domain/place/station.ts'
import { articleName } from '../answering/citation-line.ts'
import { stationLines } from '../answering/station-lines.ts'

/** One answer as a card for a notice board: read standing, from a step away. */
export interface Card {
  readonly title: string
  /** The answer itself. */
  readonly answer: readonly string[]
  readonly steps: readonly string[]
  readonly deadlines: readonly string[]
  /** Where to go: name, and contacts that somebody verified. */
  readonly door: string
  readonly hotline: string
  readonly law: string
  /** Asia/Shanghai day after which the card must come down. */
  readonly validUntil: string
}

/** More steps do not fit an A5 page in letters that old eyes read. */
const MOST_STEPS = 4
const MOST_DEADLINES = 2

/** Makes the card of an entry for the board of one place. */
export function toCard(entry: AnswerEntry, { place, county }: { place: AskerPlace; county: County }): Card {
  const { sections, route, citations } = entry
  const first = citations[0]
  return {
    title: entry.title,
    answer: linesOf(sections.一句话),
    steps: listed(sections.怎么办, /^\d+\.\s*/).slice(0, MOST_STEPS),
    deadlines: listed(sections.多久内, /^-\s*/).slice(0, MOST_DEADLINES),
    door: stationLines(route, place, county),
    hotline: ROUTES[route].hotline,
    law: first ? `《${first.law}》${articleName(first.article)}` : '',
    validUntil: entry.reviewBy,
  }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function listed(text: string, mark: RegExp): readonly string[] {
  return linesOf(text).map((line) => line.replace(mark, ''))
}
