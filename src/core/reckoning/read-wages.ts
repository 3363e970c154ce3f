import { daysBetween } from '../../domain/calendar/day.ts'
import { spokenDate } from '../../domain/shanghai-time.ts'
import type { Phrase } from '../understanding/phrases/phrase.ts'
import type { Duration } from '../understanding/phrases/read-duration.ts'
import type { Money } from '../understanding/phrases/read-money.ts'
import { type Draft, EMPTY_DRAFT, joinDrafts, knows } from './draft.ts'
import { type Said, wordsBefore } from './said.ts'
import { doubt, takeMoney, takeMonths, takeWorkedDays } from './take-phrases.ts'

const PAID = /(?:给|付|发|拿|领|支|结|借|到手)(?:了|过|我|到|的|个|有|才|只|点|支|生活费|工钱|工资| ){0,4}$/
const NOT_PAID = /(?:没|不|未|欠|还差|拖|该|应|要|说好|讲好|答应)/
const NOTHING_PAID = /一分(?:钱)?(?:都|也)?(?:没|不)|分文|(?:没|未)给过|一直没(?:给|发)|全没给/
const OWED =
  /欠|差|剩|该|没给|没发|不给|不发|一分|分文|借支|支了|拖|(?:只|才)(?:给|发|付)|工钱|工资|工价|血汗钱/
const EACH = /(?:每人|每个人|一人|一个人|人均)(?:都|各|还|被|欠|差|我们|是|有){0,4}$/
const MOST_DAYS = 366
const WEEK = 7
const MOST_PEOPLE = 60
const ASK_PRICE = '一天、一个月、一小时或一件多少钱？'

/** 一天200干了96天给了5000: what unpaid wages are reckoned from. */
export function readWages(said: Said): Draft {
  const rate = said.money.find((phrase) => rateOf(phrase) !== undefined)
  if (!rate) return owedEach(said)
  const way = rateOf(rate)
  return joinDrafts(
    knows('way', way),
    rate.kind === 'ambiguous' ? EMPTY_DRAFT : takeMoney(rate, { key: 'price', ask: ASK_PRICE }),
    quantity(said, way),
    paid(said, rate),
  )
}

/** Whether the words speak of wages that are still owed. */
export function isAboutWages({ text }: Said): boolean {
  return OWED.test(text)
}

/** 五个人每人欠12800: what each is owed was reckoned before. */
function owedEach(said: Said): Draft {
  const count = said.counts.find((one) => one.kind === 'read' && one.value.of === 'people')
  const sums = said.money.filter((phrase) => isTotal(phrase) && EACH.test(wordsBefore(said, phrase)))
  const [sum] = sums
  if (count?.kind !== 'read' || sum?.kind !== 'read' || sums.length > 1) return EMPTY_DRAFT
  const { low, high } = count.value
  if (low !== high || low > MOST_PEOPLE || sum.value.certainty !== 'exact') return EMPTY_DRAFT
  return joinDrafts(
    knows('way', 'known'),
    knows(
      'owedEach',
      Array.from({ length: low }, () => sum.value.low),
    ),
  )
}

function rateOf(phrase: Phrase<Money>): 'hour' | 'day' | 'month' | 'piece' | undefined {
  if (phrase.kind === 'ambiguous') return undefined
  const { per } = phrase.value
  return per === 'year' || per === 'total' ? undefined : per
}

function quantity(said: Said, way: string | undefined): Draft {
  if (way === 'piece') return pieces(said)
  const [length, ...others] = said.durations
  if (!length && way === 'day') return takeSpan(said)
  if (!length || others.length > 0) return EMPTY_DRAFT
  if (way === 'hour') return hours(length)
  if (way === 'month') return takeMonths(length, { months: 'quantity', days: 'extraDays' })
  return takeWorkedDays(length, { key: 'quantity', ask: '' })
}

function pieces({ counts }: Said): Draft {
  const found = counts.find((count) => count.kind === 'read' && count.value.of === 'pieces')
  return found?.kind === 'read' ? knows('quantity', found.value.low) : EMPTY_DRAFT
}

function hours(length: Phrase<Duration>): Draft {
  return length.kind === 'read' && length.value.hours > 0
    ? knows('quantity', length.value.hours)
    : EMPTY_DRAFT
}

/** 从3月1号干到3月20号: how many of those days were worked is asked. */
function takeSpan({ dates, text }: Said): Draft {
  const [first, last] = dates
  if (dates.length !== 2 || first?.kind !== 'read' || last?.kind !== 'read') return EMPTY_DRAFT
  if (!/到|至|-/.test(text.slice(first.to, last.from))) return EMPTY_DRAFT
  const [from, to] = [first.value.from, last.value.to]
  const days = daysBetween(from, to) + 1
  if (days < 1 || days > MOST_DAYS) return EMPTY_DRAFT
  const weeks = Math.floor(days / WEEK)
  const options = [...new Set([days, days - weeks, days - 2 * weeks])]
  const ask = `${spokenDate(from)}到${spokenDate(to)}是${days}天，一共上了多少天工？写得出就写天数。`
  return doubt(
    { key: 'quantity', ask },
    options.map((value) => ({ label: `${value}天`, value })),
  )
}

function paid(said: Said, rate: Phrase<Money>): Draft {
  const sums = said.money.filter((phrase) => {
    const before = wordsBefore(said, phrase)
    return phrase !== rate && isTotal(phrase) && PAID.test(before) && !NOT_PAID.test(before)
  })
  const [only] = sums
  if (only && sums.length === 1) return takeMoney(only, { key: 'paid', ask: '已经给了多少？' })
  return sums.length === 0 && NOTHING_PAID.test(said.text) ? knows('paid', 0) : EMPTY_DRAFT
}

function isTotal(phrase: Phrase<Money>): boolean {
  return phrase.kind === 'read' && phrase.value.per === 'total'
}
