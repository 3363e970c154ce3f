import { shanghaiYear } from '../../../../domain/shanghai-time.ts'
import { type DateRule, namedYear, onceAYear, readAs } from './date-rule.ts'
import { dayOf, monthOf } from './day-span.ts'

const MONTH = '(1[0-2]|0?[1-9])'
const DAY = '(3[01]|[12]\\d|0?[1-9])'

/** 2025.9.3, 2025-09-03, 2025/9, 20250903. */
export const numericDate: DateRule = {
  pattern: new RegExp(
    `(?<![\\d.])((?:19|20)\\d{2})(?: ?[./-] ?${MONTH}(?!\\d)(?: ?[./-] ?${DAY}(?!\\d))?|(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?!\\d))[号日]?`,
    'g',
  ),
  read([, year, month, day, packedMonth, packedDay]) {
    if (packedMonth !== undefined) return readAs(dayOf(Number(year), Number(packedMonth), Number(packedDay)))
    if (day === undefined) return readAs(monthOf(Number(year), Number(month)))
    return readAs(dayOf(Number(year), Number(month), Number(day)))
  },
}

/** 25.9.3 */
export const shortNumericDate: DateRule = {
  pattern: new RegExp(`(?<![\\d.])(\\d{2})\\.${MONTH}\\.${DAY}(?![\\d.])[号日]?`, 'g'),
  read([, year = '', month, day], today) {
    return readAs(dayOf(namedYear(`${year}年`, shanghaiYear(today)), Number(month), Number(day)))
  },
}

/** 9.3号: a bare 9.3 may be a sum. */
export const monthDotDay: DateRule = {
  pattern: new RegExp(`(?<![\\d.])${MONTH}\\.${DAY}[号日]`, 'g'),
  read([words, month, day], today) {
    return onceAYear({
      words,
      year: undefined,
      today,
      lunar: false,
      inYear: (year) => dayOf(year, Number(month), Number(day)),
    })
  },
}
