import { fenToYuan } from '../../domain/money.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** 12,345.60元（大写：壹万贰仟叁佰肆拾伍元陆角） */
export function amountWithWords(fen: number): string {
  return `${groupedYuan(fen)}元（大写：${amountInWords(fen)}）`
}

/** 12,345.60 */
export function groupedYuan(fen: number): string {
  return fenToYuan(fen).replace(/\B(?=(\d{3})+\.)/g, ',')
}

/** 分 as banks and receipts write it: 壹万贰仟元整, 叁元零伍分. */
export function amountInWords(fen: number): string {
  const yuan = Math.floor(Math.abs(fen) / 100)
  const [jiao, cent] = [Math.floor((Math.abs(fen) % 100) / 10), Math.abs(fen) % 10]
  const sign = fen < 0 ? '负' : ''
  const whole = yuan > 0 ? `${wholeInWords(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return `${sign}${whole || '零元'}整`
  const gap = yuan > 0 && jiao === 0 ? '零' : ''
  return `${sign}${whole}${gap}${jiao > 0 ? `${DIGITS[jiao]}角` : ''}${cent > 0 ? `${DIGITS[cent]}分` : ''}`
}

function wholeInWords(yuan: number): string {
  const groups: number[] = []
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000)
  return groups
    .map((group, at) => ({ group, at }))
    .reverse()
    .reduce((words, { group, at }) => {
      if (group === 0) return words.endsWith('零') || at === 0 ? words : `${words}零`
      const gap = words !== '' && group < 1000 && !words.endsWith('零') ? '零' : ''
      return `${words}${gap}${groupInWords(group)}${GROUPS[at] ?? ''}`
    }, '')
    .replace(/零+$/, '')
}

function groupInWords(group: number): string {
  const digits = [...String(group)].map(Number)
  return digits
    .map((digit, at) => (digit === 0 ? '零' : `${DIGITS[digit]}${PLACES[digits.length - 1 - at]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '')
}
