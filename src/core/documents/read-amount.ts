import { NUMERALS, readChineseNumber } from '../text/chinese-numerals.ts'

const PLAIN =
  /^[约大概共计]{0,3}[¥￥]?(\d{1,3}(?:,\d{3})+|\d{1,10})(\.\d{1,2})?(万|千|百)?(?:元|块|块钱)?(?:整|钱)?$/
const SIZES: Readonly<Record<string, number>> = { 万: 10_000, 千: 1000, 百: 100 }
const WORDS = new RegExp(`^([${NUMERALS}]{1,12})(?:元|块|块钱)?(?:整|钱)?$`)
/** 两千五 means 2500, which its characters alone do not say. */
const SHORT = /^(.*[一二两三四五六七八九])(万|千|百)([一二三四五六七八九])$/
const MOST_FEN = 1_000_000_000_00

/** Yuan as people write them, in 分; undefined when the words name no exact amount (万把块, 三四千). */
export function readAmount(words: string): number | undefined {
  const text = words.normalize('NFKC').replace(/[\s，]/g, '')
  const fen = readDigits(text) ?? readWords(text)
  return fen !== undefined && Number.isSafeInteger(fen) && fen <= MOST_FEN ? fen : undefined
}

function readDigits(text: string): number | undefined {
  const [, whole, part = '', size = ''] = PLAIN.exec(text) ?? []
  if (whole === undefined) return undefined
  const hundredths = Number(whole.replaceAll(',', '')) * 100 + Number((part.slice(1) || '0').padEnd(2, '0'))
  return hundredths * (SIZES[size] ?? 1)
}

function readWords(text: string): number | undefined {
  const words = WORDS.exec(text)?.[1]
  // Two digits side by side (三四千) are a guess, not a number.
  if (words === undefined || /[一二两三四五六七八九]{2}/.test(words)) return undefined
  const [, head, size, digit] = SHORT.exec(words) ?? []
  if (head !== undefined && size !== undefined && digit !== undefined) {
    const rest = (readChineseNumber(digit) * (SIZES[size] ?? 1)) / 10
    return (readChineseNumber(`${head}${size}`) + rest) * 100
  }
  return readChineseNumber(words) * 100
}
