import { addDays, shanghaiYear } from '../../domain/shanghai-time.ts'
import { NUMERALS, readChineseNumber } from '../text/chinese-numerals.ts'

/** A quantity as it was understood: the words to read back and what the program keeps. */
export interface Quantity {
  readonly text: string
  readonly value: string
}

const NUMBER = `(?:\\d{1,9}(?:\\.\\d{1,2})?|[${NUMERALS}]{1,9})`
const SUM = new RegExp(`(${NUMBER})(把|来|多)?(万|千|百)?(多)?(?:块钱?|元|圆)?`, 'u')

/** 18000, 1.8万, 一万八, 万把块, 三千多: the first sum of a text, as 分. `plain`: a bare number counts too. */
export function readSum(text: string, plain: boolean): Quantity | undefined {
  const folded = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '')
  const match = SUM.exec(folded)
  if (!match || (!plain && !/[块元圆]|[万千]/.test(match[0]))) return undefined
  const yuan = Math.round(yuanOf(match[1] ?? '') * unitOf(match[3]) * 100) / 100
  if (!(yuan > 0)) return undefined
  const about = match[2] || match[4] || /大概|大约|差不多|左右/.test(folded) ? '约 ' : ''
  return { text: `${about}${yuan} 元`, value: String(Math.round(yuan * 100)) }
}

function yuanOf(words: string): number {
  if (/^[\d.]+$/.test(words)) return Number(words)
  // 一万八: the digit behind a unit is a tenth of it.
  const spoken = /([万千百])([一二三四五六七八九])$/.exec(words)
  const rest = spoken ? unitOf(spoken[1]) / 10 - 1 : 0
  return readChineseNumber(words) + rest * readChineseNumber(spoken?.[2] ?? '零')
}

function unitOf(unit: string | undefined): number {
  return unit === '万' ? 10_000 : unit === '千' ? 1000 : unit === '百' ? 100 : 1
}

/** 5人, 十几个: how many people. */
export function readPeople(text: string): Quantity | undefined {
  const match = new RegExp(`(${NUMBER})(几|多)?(?:个|人|名|位)*`, 'u').exec(text.normalize('NFKC'))
  const count = match ? yuanOf(match[1] ?? '') : 0
  if (!match || !Number.isInteger(count) || count < 1) return undefined
  return { text: `${match[2] ? '约 ' : ''}${count} 人`, value: String(count) }
}

const FULL_DAY = /(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})/
const MONTH_DAY = /(去年|今年|前年)?\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?/
const AGO: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  昨天: 1,
  昨日: 1,
  昨晚: 1,
  前天: 2,
  大前天: 3,
}

/** 2026-03-05, 3月5号, 昨天; anything that names a time is kept in its own words. */
export function readDay(text: string, today: string): Quantity | undefined {
  const folded = text.normalize('NFKC')
  const [, year, month, day] = FULL_DAY.exec(folded) ?? []
  if (year) return checked(Number(year), Number(month), { day: Number(day), today })
  const [, called, short, date] = MONTH_DAY.exec(folded) ?? []
  if (short) {
    const back = called === '去年' ? 1 : called === '前年' ? 2 : 0
    return checked(shanghaiYear(today) - back, Number(short), { day: Number(date), today })
  }
  const ago = Object.entries(AGO).find(([word]) => folded.includes(word))
  if (ago) return asDay(addDays(today, -ago[1]))
  return /[年月天号日周]|礼拜|腊月|正月|过年|上个?|去年|前年/.test(folded)
    ? { text: folded.slice(0, 20), value: '' }
    : undefined
}

function checked(
  year: number,
  month: number,
  { day, today }: { day: number; today: string },
): Quantity | undefined {
  const at = new Date(Date.UTC(year, month - 1, day))
  if (at.getUTCMonth() !== month - 1 || year < 1950) return undefined
  const found = at.toISOString().slice(0, 10)
  // A day to come with no year said is last year's.
  return asDay(found > today && year === shanghaiYear(today) ? `${year - 1}${found.slice(4)}` : found)
}

function asDay(day: string): Quantity {
  return { text: day, value: day }
}
