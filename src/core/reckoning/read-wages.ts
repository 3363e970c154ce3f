import type { Phrase } from '../understanding/phrases/phrase.ts'
import type { Money } from '../understanding/phrases/read-money.ts'
import { type Draft, EMPTY_DRAFT, joinDrafts, knows } from './draft.ts'
import { type Said, wordsBefore } from './said.ts'
import { takeMoney, takeMonths, takeWorkedDays } from './take-phrases.ts'

const PAID = /(?:给|付|发|拿|领|支|结|借|到手)(?:了|过|我|到|的|个|有|才|只|点|支|生活费|工钱|工资| ){0,4}$/
const NOT_PAID = /(?:没|不|未|欠|还差|拖|该|应|要|说好|讲好|答应)/
const NOTHING_PAID = /一分(?:钱)?(?:都|也)?(?:没|不)|分文|(?:没|未)给过|一直没(?:给|发)|全没给/
const ASK_PRICE = '一天、一个月或一件多少钱？'

/** 一天200干了96天给了5000: what unpaid wages are reckoned from. */
export function readWages(said: Said): Draft {
  const rate = said.money.find((phrase) => rateOf(phrase) !== undefined)
  if (!rate) return EMPTY_DRAFT
  const way = rateOf(rate)
  return joinDrafts(
    knows('way', way),
    rate.kind === 'ambiguous' ? EMPTY_DRAFT : takeMoney(rate, { key: 'price', ask: ASK_PRICE }),
    quantity(said, way),
    paid(said, rate),
  )
}

function rateOf(phrase: Phrase<Money>): 'day' | 'month' | 'piece' | undefined {
  if (phrase.kind === 'ambiguous') return undefined
  const { per } = phrase.value
  return per === 'day' || per === 'month' || per === 'piece' ? per : undefined
}

function quantity({ durations, counts }: Said, way: string | undefined): Draft {
  const [length] = durations
  if (way === 'piece') {
    const pieces = counts.find((count) => count.kind === 'read' && count.value.of === 'pieces')
    return pieces?.kind === 'read' ? knows('quantity', pieces.value.low) : EMPTY_DRAFT
  }
  if (!length || durations.length > 1) return EMPTY_DRAFT
  if (way === 'month') return takeMonths(length, { months: 'quantity', days: 'extraDays' })
  return takeWorkedDays(length, { key: 'quantity', ask: '' })
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
