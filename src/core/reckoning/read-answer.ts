import type { GivenValue, Input } from '../../domain/calculators/inputs.ts'
import { AMOUNT, readAmount } from '../understanding/phrases/read-amount.ts'
import type { Duration } from '../understanding/phrases/read-duration.ts'
import { type Draft, EMPTY_DRAFT, knows } from './draft.ts'
import { readSaid, type Said } from './said.ts'
import { doubt, takeDay, takeMoney } from './take-phrases.ts'

const BARE = new RegExp(`^(?:大概|大约|有|是|约)?(${AMOUNT})`)
const FEN = 100
const NONE = /^(?:没有?|一分没|没给|没给过|零|0|无|没得)[了过的]?$/
const YES = /^(?:是|有|对|嗯|好|签了|交了|要|愿意|提前了|责令了)/
const NO = /^(?:不|没|否|无|还没|未)/

/** The answer to one question as it was asked; undefined when the words are no answer to it. */
export function readAnswer(
  key: string,
  input: Input,
  asked: { text: string; today: string },
): Draft | undefined {
  const said = readSaid(asked.text, asked.today)
  const draft = takeAnswer(key, input, said)
  return draft === EMPTY_DRAFT || !isWithin(input, draft.given[key]) ? undefined : draft
}

/** A twentieth grade is no answer where there are ten. */
export function isWithin(input: Input, value: GivenValue | undefined): boolean {
  if (input.kind !== 'number' && input.kind !== 'numbers') return true
  const { min = 0, max, isWhole = false } = input
  return [value ?? []]
    .flat()
    .every((one) => Number(one) >= min && Number(one) <= max && (!isWhole || Number.isInteger(one)))
}

function takeAnswer(key: string, input: Input, said: Said): Draft {
  const wanted = { key, ask: input.question }
  switch (input.kind) {
    case 'money':
      return takeSum(wanted, said)
    case 'moneys':
      return several(key, said, FEN)
    case 'day':
      return said.dates[0] ? takeDay(said.dates[0], wanted, said.today) : EMPTY_DRAFT
    case 'days':
      return takeDays(key, said)
    case 'yes-no':
      return takeYesNo(key, said)
    case 'choice': {
      const chosen = input.options.find(
        ({ value, label }) => said.text === value || said.text.includes(label),
      )
      return chosen ? knows(key, chosen.value) : EMPTY_DRAFT
    }
    case 'number':
      return takeNumber(wanted, input.unit, said)
    case 'numbers':
      return several(key, said, 1)
  }
}

/** Bare numbers are yuan where a sum was asked for. */
function takeSum(wanted: { key: string; ask: string }, said: Said): Draft {
  if (NONE.test(said.text)) return knows(wanted.key, 0)
  const [sum] = said.money
  if (sum) return takeMoney(sum, wanted)
  const amount = bareNumber(said)
  if (!amount) return EMPTY_DRAFT
  const { low, high } = amount
  if (low === high) return knows(wanted.key, Math.round(low * 100))
  return doubt(
    wanted,
    [low, high].map((yuan) => ({ label: `按${yuan}元`, value: Math.round(yuan * 100) })),
  )
}

const BETWEEN = /[、;\s]+|,(?!\d{3}(?!\d))/
/** Several answers in one: 12800、9600、15300. */
function several(key: string, said: Said, factor: number): Draft {
  const values = said.text
    .split(BETWEEN)
    .filter((piece) => piece !== '')
    .map((piece) => readAmount(BARE.exec(piece)?.[1] ?? '')?.low)
  const known = values.filter((value) => value !== undefined)
  return known.length > 0 && known.length === values.length
    ? knows(
        key,
        known.map((value) => Math.round(value * factor)),
      )
    : EMPTY_DRAFT
}

function takeDays(key: string, said: Said): Draft {
  if (NONE.test(said.text)) return knows(key, [])
  const days = said.dates.flatMap((date) => (date.kind === 'read' ? [date.value.from] : []))
  return days.length > 0 ? knows(key, days) : EMPTY_DRAFT
}

function takeYesNo(key: string, said: Said): Draft {
  if (NO.test(said.text)) return knows(key, false)
  return YES.test(said.text) ? knows(key, true) : EMPTY_DRAFT
}

/** 半年 where months were asked for is six; a number without a unit has the one asked for. */
function takeNumber(wanted: { key: string; ask: string }, unit: string, said: Said): Draft {
  if (NONE.test(said.text)) return knows(wanted.key, 0)
  const [length] = said.durations
  if (length?.kind === 'read') {
    const count = inUnit(length.value, unit)
    return count === undefined ? EMPTY_DRAFT : knows(wanted.key, count)
  }
  const counted = said.counts[0]
  const amount = counted?.kind === 'read' ? counted.value : bareNumber(said)
  if (!amount) return EMPTY_DRAFT
  if (amount.low === amount.high) return knows(wanted.key, amount.low)
  return doubt(
    wanted,
    [amount.low, amount.high].map((value) => ({ label: `按${value}`, value })),
  )
}

function inUnit({ years, months, days, hours }: Duration, unit: string): number | undefined {
  const only = (value: number, ...others: readonly number[]) =>
    others.every((one) => one === 0) ? value : undefined
  if (unit.includes('小时') && (hours > 0 || !/[天月年]/.test(unit))) return only(hours, years, months, days)
  if (unit.includes('年')) return only(years + months / 12, days, hours)
  if (unit.includes('天') && days > 0) return only(days, years, months, hours)
  if (unit.includes('月')) return only(years * 12 + months, days, hours)
  return undefined
}

function bareNumber(said: Said) {
  const words = BARE.exec(said.text)?.[1]
  return words === undefined ? undefined : readAmount(words)
}
