import { NUMERALS } from '../text/chinese-numerals.ts'
import { readArticleNumber } from './article-number.ts'
import { closeUp, type LawLine } from './law-lines.ts'

/** A heading and how deep it stands: 编 1, 分编 2, 章 3, 节 4, 一、 5, （一） 6. */
export interface Heading {
  readonly depth: number
  readonly title: string
}

const PARTS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^(第[${NUMERALS}]+分编)\\s*(.*)$`), 2],
  [new RegExp(`^(第[${NUMERALS}]+编)\\s*(.*)$`), 1],
  [new RegExp(`^(第[${NUMERALS}]+章)\\s*(.*)$`), 3],
  [new RegExp(`^(第[${NUMERALS}]+节)\\s*(.*)$`), 4],
  [/^(附\s*则)()$/, 1],
  [new RegExp(`^([${NUMERALS}]+、)(.*)$`), 5],
  [new RegExp(`^(（[${NUMERALS}]+）)(.*)$`), 6],
]
const GOES_ON = /^(的|规定|所|之|和|、|，|至|或)/
const SENTENCE_END = /[。；：，、！？:;,]$/
const LONGEST = 40

/** What a line would say as a heading; undefined when it has not the shape of one. */
export function readHeading({ text, marked }: LawLine): Heading | undefined {
  if (text.length > LONGEST || SENTENCE_END.test(text) || readArticleNumber(text)) return undefined
  for (const [pattern, depth] of PARTS) {
    const match = pattern.exec(text)
    if (!match) continue
    const [, number = '', name = ''] = match
    if (GOES_ON.test(name)) return undefined
    const space = depth <= 4 && name !== '' ? ' ' : ''
    return { depth, title: `${closeUp(number)}${space}${closeUp(name)}` }
  }
  return marked ? { depth: 1, title: closeUp(text) } : undefined
}

const ANNEX = /^(附件|附录|附表)(之?[零〇一二三四五六七八九十\d]*)[：:]?(\s.*)?$/

/** 附件一, 附录： …; undefined for anything else. */
export function readAnnexTitle({ text }: LawLine): string | undefined {
  return text.length <= LONGEST && ANNEX.test(text) ? text.replace(/[：:]$/, '').trim() : undefined
}
