import { addDays, shanghaiYear } from '../../../../domain/shanghai-time.ts'
import { understandingOf } from '../phrase.ts'
import { around, type DateRule, namedYear, onceAYear, readingsOf, YEAR } from './date-rule.ts'
import { type DaySpan, dayOf, oneDay } from './day-span.ts'
import { lunarDay, solarTerm } from './lunar.ts'

type InYear = (year: number) => DaySpan | undefined

const moon =
  (month: number, day: number): InYear =>
  (year) =>
    lunarDay(year, month, day)
const sun =
  (month: number, day: number): InYear =>
  (year) =>
    dayOf(year, month, day)

/** Names in order: a longer one before one it contains. Years are those of the wall calendar; 腊八 is of the lunar one. */
const FESTIVALS: readonly (readonly [RegExp, InYear])[] = [
  [/^(?:春节|大年初一)/, moon(1, 1)],
  [/^元宵/, moon(1, 15)],
  [/^清明/, (year) => solarTerm(year, 'pure_brightness')],
  [/^端午/, moon(5, 5)],
  [/^七夕/, moon(7, 7)],
  [/^(?:七月半|中元)/, moon(7, 15)],
  [/^(?:中秋|八月半)/, moon(8, 15)],
  [/^重阳/, moon(9, 9)],
  [/^腊八/, moon(12, 8)],
  [/^冬至/, (year) => solarTerm(year, 'the_winter_solstice')],
  [/^(?:国庆|十一)/, sun(10, 1)],
  [/^(?:五一|劳动节)/, sun(5, 1)],
  [/^六一/, sun(6, 1)],
  [/^三八/, sun(3, 8)],
  [/^元旦/, sun(1, 1)],
]
const NAMES =
  '春节|大年初一|元宵节?|清明节?|端午节?|七夕节?|七月半|中元节?|中秋节?|八月半|重阳节?|腊八节?|冬至节?|国庆节?|(?<![\\d二三四五六七八九])十一(?=前|后|那|期间|放假|过)|(?<![\\d一二三四五六七八九十])五一(?:劳动节)?(?=前|后|那|期间|放假|节|的|,|，|就|我|开|到|$)|六一(?=前|后|那|期间|节)|三八(?=前|后|那|节)|元旦节?'
const WHERE = '(?:放假)?(?:的)?(前后|(?:之|以)?前|(?:之|以|过)?后|期间|那几天)?'

/** 今年清明, 国庆前, 去年端午后. */
export const festival: DateRule = {
  pattern: new RegExp(`(?:${YEAR})?(${NAMES})${WHERE}`, 'g'),
  read(match, today) {
    const [words, year, name = '', where] = match
    const inYear = FESTIVALS.find(([pattern]) => pattern.test(name))?.[1]
    if (!inYear) return undefined
    const note = where === undefined ? undefined : '前后都按一周算'
    return onceAYear({
      words,
      year,
      today,
      lunar: name.startsWith('腊'),
      note,
      inYear: (asked) => {
        const day = inYear(asked)
        return day && around(day, where)
      },
    })
  },
}

/** 过年, 除夕: the New Year that opened the year, or the one that closes it? */
export const newYear: DateRule = {
  pattern: new RegExp(
    `(?:${YEAR})?(过年|除夕|大年三十|年三十)(?!前?后)(?:的)?((?:之|以)?前|(?:之|以)?后|那几天|那阵)?`,
    'g',
  ),
  read(match, today) {
    const [, word, name = '', where] = match
    const now = shanghaiYear(today)
    const year = word === undefined ? now : namedYear(word, now)
    const days = [year, year + 1].map((asked) => {
      const first = lunarDay(asked, 1, 1)
      const day = first && (name === '过年' ? first : oneDay(addDays(first.from, -1)))
      return day && around(day, where)
    })
    return understandingOf(readingsOf(days))
  },
}
