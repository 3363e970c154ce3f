import { foldPhrases } from './fold-phrase.ts'
import type { PhrasePlace } from './phrase.ts'
import { readDates } from './read-dates.ts'
import { readMoney } from './read-money.ts'

const AROUND_A_SUM = /^(?:一共|总共|合计|共计|共|计)?[:¥]?|整$/g
const COIN = /[元块角毛]/
const NOTHING = /^(?:[0,]*0(?:\.0+)?|零)元?$/
const LONGEST = 24

/** The words as one exact sum, in 分; undefined when they name none, more than one, or only about one (万把块, 三四千). */
export function exactSum(words: string): number | undefined {
  const text = foldPhrases(words).replace(/\s/g, '').replace(AROUND_A_SUM, '')
  if (text === '' || text.length > LONGEST) return undefined
  if (NOTHING.test(text)) return 0
  const named = COIN.test(text) ? text : `${text}元`
  const [sum, ...others] = readMoney(named)
  if (sum?.kind !== 'read' || others.length > 0 || !isWhole(sum, named)) return undefined
  const { low, certainty, per } = sum.value
  return certainty === 'exact' && per === 'total' ? low : undefined
}

/** The words as one day that needed no assuming; undefined for 去年腊月 and for a day without its year. */
export function exactDay(words: string, today: string): string | undefined {
  const text = foldPhrases(words).trim()
  const [day, ...others] = readDates(text, today)
  if (day?.kind !== 'read' || day.assumed !== undefined || others.length > 0 || !isWhole(day, text))
    return undefined
  return day.value.from === day.value.to ? day.value.from : undefined
}

function isWhole({ from, to }: PhrasePlace, text: string): boolean {
  return from === 0 && to === text.length
}
