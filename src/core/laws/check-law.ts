import { type ArticleNumber, articleKey, compareNumbers, followsDirectly } from './article-number.ts'
import type { SplitLaw } from './split-law.ts'

/** Something about a file of law that its reader must know. */
export interface LawFinding {
  /** `refused`: the file cannot be trusted and is not imported. `noted`: it is imported, and this is said. */
  readonly weight: 'refused' | 'noted'
  readonly rule:
    | 'no-name'
    | 'no-articles'
    | 'no-date'
    | 'double'
    | 'order'
    | 'gap'
    | 'excerpt'
    | 'count'
    | 'quoted'
    | 'stray'
  readonly message: string
}

/** Checks that the articles count on without gap, double or disorder, and are as many as the file declares. */
export function checkLaw(law: SplitLaw, declared: number | undefined): readonly LawFinding[] {
  const numbers = law.starts.map(({ number }) => number)
  if (numbers.length === 0)
    return [{ weight: 'refused', rule: 'no-articles', message: '里面没有“第…条”，不像法律全文。' }]
  return [...passedOverFaults(law), ...gapFaults(numbers, declared), ...strayNotes(law)]
}

/** A number out of turn is a quotation when its own article stands elsewhere, else the text is in disorder. */
function passedOverFaults({ starts, passedOver }: SplitLaw): readonly LawFinding[] {
  return passedOver.map(({ at, number, label }): LawFinding => {
    const inside = starts.findLast((start) => start.at < at)
    const next = starts.find((start) => start.at > at)
    const isDouble = [inside, next].some((start) => start && compareNumbers(start.number, number) === 0)
    if (isDouble) return { weight: 'refused', rule: 'double', message: `${label}有两处，分不清哪处是真的。` }
    const key = articleKey(number)
    const last = starts.at(-1)
    const isKnown = starts.some((start) => articleKey(start.number) === key)
    const isInside = last !== undefined && compareNumbers(number, last.number) < 0
    if (!isKnown && isInside)
      return { weight: 'refused', rule: 'order', message: `${label}的位置不对，前后条号乱了。` }
    const where = inside ? `${inside.label}里` : '第一条之前'
    return {
      weight: 'noted',
      rule: 'quoted',
      message: `${where}有一行以“${label}”开头，当作引用，没有另切一条。`,
    }
  })
}

function gapFaults(numbers: readonly ArticleNumber[], declared: number | undefined): readonly LawFinding[] {
  const gaps = numbers.flatMap((number, at) => {
    const before = numbers[at - 1] ?? { main: 0, extra: 0 }
    return followsDirectly(before, number) ? [] : [gapName(before, number)]
  })
  const tooFew = declared !== undefined && numbers.length < declared
  const last = numbers.at(-1)?.main ?? 0
  if (gaps.length > 0 && tooFew && last < declared) gaps.push(`第${last + 1}条以后`)
  if (gaps.length > 0) {
    const rule = tooFew ? 'excerpt' : 'gap'
    const what = tooFew
      ? `是节选：登记 ${declared} 条，只有 ${numbers.length} 条`
      : `只有 ${numbers.length} 条`
    return [{ weight: 'noted', rule, message: `${what}，缺${gaps.join('、')}。` }]
  }
  if (declared === undefined || declared === numbers.length) return []
  const message = `登记 ${declared} 条，实有 ${numbers.length} 条：从第1条连着数到第${last}条，没有断号。`
  return [{ weight: 'noted', rule: 'count', message }]
}

function gapName(before: ArticleNumber, after: ArticleNumber): string {
  const from = before.main + 1
  const to = after.extra === 0 ? after.main - 1 : after.main
  if (from > to) return `第${after.main}条之${after.extra}前面的`
  return from === to ? `第${from}条` : `第${from}条到第${to}条`
}

function strayNotes({ stray }: SplitLaw): readonly LawFinding[] {
  return stray.map((text) => ({
    weight: 'noted',
    rule: 'stray',
    message: `有一段不属于哪一条，放在了正文前面：“${text.slice(0, 20)}”。`,
  }))
}
