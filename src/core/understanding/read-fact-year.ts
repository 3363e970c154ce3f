import { shanghaiYear } from '../../domain/shanghai-time.ts'

const CHINESE = '零一二三四五六七八九'
/** 2019年, 19年底, 二零一八年; a bare “19年” may also be nineteen years and is not read. */
const FULL_YEAR = /(?<!\d)((?:19|20)\d{2})(?=\s?(?:年|[./-]\d))/g
const SHORT_YEAR = /(?<![\d.])(\d{2})年(?=\s?(?:底|初|的时候|那阵|春|夏|秋|冬|腊月|正月|\d{1,2}月))/g
const SPELT_YEAR = /([一二][零〇九][零〇一二三四五六七八九]{2})年/g
const YEARS_AGO = /(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:多|几)?年(?:以前|之前|前)/g
const CALLED: Readonly<Record<string, number>> = { 去年: 1, 前年: 2, 大前年: 3 }

/** The earliest year a question speaks of as the time something happened; undefined when it names none. `today` is an Asia/Shanghai day. */
export function readFactYear(text: string, today: string): number | undefined {
  const now = shanghaiYear(today)
  const plain = text.normalize('NFKC')
  const years = [
    ...found(plain, FULL_YEAR).map(Number),
    ...found(plain, SHORT_YEAR).map((short) => fullYear(Number(short), now)),
    ...found(plain, SPELT_YEAR).map(speltYear),
    ...found(plain, YEARS_AGO).map((count) => now - readCount(count)),
    ...Object.entries(CALLED).flatMap(([word, ago]) => (plain.includes(word) ? [now - ago] : [])),
  ].filter((year) => year > 1900 && year <= now)
  return years.length > 0 ? Math.min(...years) : undefined
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

/** 98年底 is 1998, 19年底 is 2019. */
function fullYear(short: number, now: number): number {
  return short <= now % 100 ? 2000 + short : 1900 + short
}

function speltYear(spelt: string): number {
  return Number([...spelt].map((digit) => (digit === '〇' ? 0 : CHINESE.indexOf(digit))).join(''))
}

/** 5, 五, 十, 十二, 二十, 二十五; anything else counts as none. */
function readCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const [before = '', after = ''] = text.replace('两', '二').split('十')
  if (!text.includes('十')) return Math.max(0, CHINESE.indexOf(before))
  return Math.max(1, CHINESE.indexOf(before || '一')) * 10 + Math.max(0, CHINESE.indexOf(after || '零'))
}
