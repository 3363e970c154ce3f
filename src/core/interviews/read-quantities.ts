import type { Option } from '../../domain/message/outbound-message.ts'
import { fenToYuan } from '../../domain/money.ts'
import { spokenSpan } from '../understanding/phrases/dates/day-span.ts'
import type { Phrase } from '../understanding/phrases/phrase.ts'
import type { Money } from '../understanding/phrases/read-money.ts'
import { readPhrases } from '../understanding/phrases/read-phrases.ts'

/** A quantity as it was understood: the words to read back and what the program keeps. */
export interface Quantity {
  readonly text: string
  readonly value: string
}

/** The whole sums of a text, first to last; a daily or monthly rate is none. `today` is an Asia/Shanghai day. */
export function readSums(text: string, today: string): readonly Quantity[] {
  return readPhrases(text, today).money.flatMap((phrase) => {
    const whole = readingsOf(phrase).find(({ per }) => per === 'total')
    return whole ? [{ text: spokenSum(whole), value: String(whole.low) }] : []
  })
}

/** The answer to “how much”: a bare number is one too. */
export function readSumAnswer(text: string, today: string): Quantity | undefined {
  const bare = /^[\s约大概差不多]*[\d,.]+\s*$/.test(text.normalize('NFKC'))
  const sums = readSums(bare ? `${text.trim()}元` : text, today)
  const [first] = sums.length > 0 ? sums : readSums(`${text.trim()}元`, today)
  // Several sums tell a story (18000, 5000 paid): the asker's own words are kept with the first.
  return first && sums.length > 1 ? { ...first, text: text.trim().slice(0, 60) } : first
}

function readingsOf(phrase: Phrase<Money>): readonly Money[] {
  return phrase.kind === 'read' ? [phrase.value] : phrase.readings.map(({ value }) => value)
}

function spokenSum({ low, high, certainty }: Money): string {
  const yuan = (fen: number) => fenToYuan(fen).replace(/\.00$/, '')
  if (certainty === 'range' && high > low) return `${yuan(low)} 到 ${yuan(high)} 元`
  return `${certainty === 'about' ? '约 ' : ''}${yuan(low)} 元`
}

/** The first day or stretch of days of a text; several when one phrase can be read in several ways. */
export function readDays(text: string, today: string): readonly Quantity[] {
  const [phrase] = readPhrases(text, today).dates
  if (!phrase) return []
  const spans = phrase.kind === 'read' ? [phrase.value] : phrase.readings.map(({ value }) => value)
  return spans.map((span) => ({ text: spokenSpan(span), value: `${span.from}/${span.to}` }))
}

/** Days to choose from, as options: each is written so that it can only be read one way. */
export function dayOptions(days: readonly Quantity[]): readonly Option[] {
  return days.slice(0, 3).map(({ text }) => ({ label: text, value: text }))
}

/** How many people: 5人, 十几个. */
export function readPeople(text: string, today: string): Quantity | undefined {
  const words = /^\s*\d+\s*$/.test(text) ? `${text.trim()}人` : text
  const found = readPhrases(words, today).counts.find(({ kind }) => kind === 'read')
  if (found?.kind !== 'read') return undefined
  const { low, high } = found.value
  return { text: high > low ? `${low} 到 ${high} 人` : `${low} 人`, value: String(low) }
}
