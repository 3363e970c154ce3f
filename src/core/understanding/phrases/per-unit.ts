/** What a sum is paid for: a rate by time or piece, or all of it. */
export type PerUnit = 'hour' | 'day' | 'month' | 'year' | 'piece' | 'total'

/** A rate's words beside the sum: how many characters they take on which side. */
export interface PerWords {
  readonly unit: PerUnit
  readonly before: number
  readonly after: number
}

const UNITS: readonly (readonly [PerUnit, string])[] = [
  ['hour', '小时|钟头|个小时|个钟头'],
  ['day', '天|日(?!子)|个工日?(?![友人程地资厂])|工日'],
  ['month', '个月|月'],
  ['year', '年'],
  ['piece', '件|个(?!月|人|工|小|钟)|平方米?|平米?|方|斤|米|块砖|趟|车|套|吨|棵|亩|台|条|根'],
]
/** 300一天, 200块/天, 5000每个月. */
const AFTER = UNITS.map(
  ([unit, words]) => [unit, new RegExp(`^ ?(?:钱|元|块)?(?:一|每|/|1)(?:${words})`)] as const,
)
/** 一天200, 每天工资 200, 一个月给5000; what was worked for (干了一个月给5000) is no rate. */
const BEFORE = UNITS.map(
  ([unit, words]) =>
    [
      unit,
      new RegExp(
        `(?<![了满过整足\\d一二两三四五六七八九十百])(?:(?:一|每|1)(?:${words})|${called(unit)})(?:的|工|钱|资|是|只|就|给|开|按|算|才|挣|赚|说|好|发|拿|:| |大概|大约|差不多){0,6}$`,
      ),
    ] as const,
)

/** Words that name a rate without counting: 日薪, 月工资. */
function called(unit: PerUnit): string {
  if (unit === 'hour') return '时薪|钟点费'
  if (unit === 'day') return '日薪|日工资|天天|点工|按天'
  if (unit === 'month') return '月薪|月工资|月给|按月|每月'
  if (unit === 'year') return '年薪'
  return '单价|计件'
}

/** A rate named after the sum, from the start of `text`. */
export function perAfter(text: string): PerWords | undefined {
  for (const [unit, pattern] of AFTER) {
    const match = pattern.exec(text)
    if (match) return { unit, before: 0, after: match[0].length }
  }
  return undefined
}

/** A rate named before the sum, at the end of `text`. */
export function perBefore(text: string): PerWords | undefined {
  for (const [unit, pattern] of BEFORE) {
    const match = pattern.exec(text)
    if (match) return { unit, before: match[0].length, after: 0 }
  }
  return undefined
}
