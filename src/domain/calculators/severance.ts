import { spanOf } from '../calendar/day.ts'
import { amountLine, needs, refused, result, rule, said, textLine, yuan } from './answer.ts'
import { type CalculatorResult, defineCalculator, type ResultLine } from './calculator.ts'
import { type FigureKey, figureOn } from './figures.ts'
import { type Fraction, plus, ratio, times, whole, ZERO } from './fraction.ts'
import type { ValuesOf } from './inputs.ts'

/** The labour contract law came into force (劳动合同法 98). */
const IN_FORCE = '2008-01-01'
/** 12 年, counted in half years (劳动合同法 47). */
const MOST_HALF_YEARS = 24

const RULES = {
  when: rule(
    '单位欠薪不交社保你才走的、单位提出散伙的、单位辞人的、合同到期单位不续的、单位关门的，要给经济补偿。',
    '劳动合同法 38',
    '劳动合同法 46',
  ),
  years: rule(
    '每满 1 年补 1 个月工资，6 个月以上不满 1 年的按 1 年，不满 6 个月的补半个月。',
    '劳动合同法 47',
  ),
  wage: rule(
    '月工资按走之前 12 个月的平均应得工资算，奖金、津贴、补贴都算。低于最低工资的，按最低工资。',
    '劳动合同法 47',
    '劳动合同法实施条例 27',
  ),
  cap: rule('月工资高过当地平均工资 3 倍的，按 3 倍算，最多补 12 年。', '劳动合同法 47'),
  unlawful: rule(
    '违法辞退，又不回去上班的，赔偿金是经济补偿的 2 倍，给了就不再给补偿。',
    '劳动合同法 48',
    '劳动合同法 87',
    '劳动合同法实施条例 25',
  ),
  notice: rule(
    '生病、干不了、情况大变而辞人，没有提前 30 日书面通知的，多给 1 个月工资，按上个月的算。',
    '劳动合同法 40',
    '劳动合同法实施条例 20',
  ),
  moved: rule('不是自己要走，被安排到新单位的，以前的年限接着算。', '劳动合同法实施条例 10'),
  task: rule('做完一项活就到期的合同，活做完了也要补偿。', '劳动合同法实施条例 22'),
  none: rule('自己辞职的、犯了大错被辞的，没有经济补偿。', '劳动合同法 37', '劳动合同法 39', '劳动合同法 46'),
  partTime: rule('按小时算的零工停了，没有经济补偿。', '劳动合同法 71'),
  old: rule('2008 年 1 月 1 日以前的年限，按当时的规定分开算。', '劳动合同法 97', '劳动合同法 98'),
}

const INPUTS = {
  reason: {
    kind: 'choice',
    question: '是怎么走的？',
    options: [
      { value: 'unlawful', label: '无故赶我走', group: '单位叫我走' },
      { value: 'notice-dismissal', label: '生病或干不了', group: '单位叫我走' },
      { value: 'layoff', label: '单位裁员', group: '单位叫我走' },
      { value: 'employer-proposed', label: '单位提出商量', group: '单位叫我走' },
      { value: 'employer-fault', label: '欠薪没社保才走', group: '我自己走' },
      { value: 'own-wish', label: '自己不想干', group: '我自己走' },
      { value: 'own-fault', label: '犯了大错', group: '我自己走' },
      { value: 'part-time', label: '按小时的零工', group: '我自己走' },
      { value: 'expired', label: '合同到期', group: '合同完了' },
      { value: 'task-done', label: '活做完了', group: '合同完了' },
      { value: 'closed', label: '单位关门破产', group: '合同完了' },
    ],
  },
  renewalOffered: {
    kind: 'yes-no',
    question: '单位愿意照原条件续，是你不肯签吗？',
    onlyIf: { key: 'reason', oneOf: ['expired'] },
  },
  hiredOn: { kind: 'day', question: '哪天开始上班的？' },
  lastDay: { kind: 'day', question: '最后一天上班是哪天？' },
  averageWage: { kind: 'money', question: '走之前 12 个月，平均每月该得多少？' },
  wasNoticed: {
    kind: 'yes-no',
    question: '提前 30 日书面通知你了吗？',
    onlyIf: { key: 'reason', oneOf: ['notice-dismissal'] },
  },
  lastWage: {
    kind: 'money',
    question: '上个月的工资是多少？',
    optional: true,
    onlyIf: { key: 'reason', oneOf: ['notice-dismissal'] },
  },
  earlierHiredOn: { kind: 'day', question: '被安排换过单位的，最早哪天上班？', optional: true },
} as const

type Values = ValuesOf<typeof INPUTS>

/** N, 2N and the month in lieu of notice. */
export const severance = defineCalculator({
  name: 'severance',
  title: '算辞退补偿',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    const from = values.earlierHiredOn ?? values.hiredOn
    if (values.lastDay < from) return refused('最后一天在上班第一天前面。', '把两个日子再说一遍。')
    if (from < IN_FORCE) {
      return refused('2008年以前的年限要分开算，机器算不准。', '打12333，或找县法律援助中心12348。')
    }
    if (isUnpaid(values)) return nothing(values)
    const halfYears = halfYearsOf(from, values.lastDay)
    const city = figureOn('city-wage-month', values.lastDay, context.figures)
    const least = figureOn('min-wage-month', values.lastDay, context.figures)
    if (city === undefined || least === undefined) return withoutFigures(values, halfYears, { city, least })
    return answer(values, halfYears, { city, least })
  },
})

/** Years of service in half years (劳动合同法 47): a rest of six months counts as a year, a shorter one as half. */
export function halfYearsOf(first: string, last: string): number {
  const { years, months, days } = spanOf(first, last)
  if (months >= 6) return 2 * years + 2
  return 2 * years + (months > 0 || days > 0 ? 1 : 0)
}

function isUnpaid({ reason, renewalOffered }: Values): boolean {
  return (
    ['own-wish', 'own-fault', 'part-time'].includes(reason) ||
    (reason === 'expired' && renewalOffered === true)
  )
}

function nothing({ reason }: Values): CalculatorResult {
  return result({
    lines: [amountLine('经济补偿', ZERO, [reason === 'part-time' ? RULES.partTime : RULES.none])],
    wouldChange: [
      '走是因为单位欠薪、不交社保，要在辞职信里写明，那样有补偿',
      '单位说你犯了大错，要由单位拿证据',
    ],
    summary: ['照这样走，没有补偿金。', '是欠薪逼走的，说一声，重新算。'],
  })
}

interface Bounds {
  readonly city: number
  readonly least: number
}

function answer(values: Values, worked: number, { city, least }: Bounds): CalculatorResult {
  const isCapped = values.averageWage > 3 * city
  const wage = isCapped ? 3 * city : Math.max(values.averageWage, least)
  const halfYears = isCapped ? Math.min(worked, MOST_HALF_YEARS) : worked
  const { lines, total } = linesFor(values, halfYears, wage)
  return result({
    lines: [
      ...lines,
      ...(isCapped ? [textLine('封顶', `按${yuan(wage)}一个月、最多12年算`, [RULES.cap])] : []),
      ...(wage === least && values.averageWage < least
        ? [textLine('工资低于最低工资', '少给的差额可以另外要', [RULES.wage])]
        : []),
    ],
    steps: [
      `工作年限算 ${halfYears / 2} 年${isCapped && worked > halfYears ? `（实际 ${worked / 2} 年，封顶）` : ''}`,
      `每年一个月工资，每月按 ${yuan(wage)}`,
    ],
    assumed: assumedOf(values),
    wouldChange: changesOf(values),
    summary: [`单位应该给你${said(total)}。`, '走之前，工资和合同都拍照留好。'],
  })
}

function linesFor(values: Values, halfYears: number, wage: number): { lines: ResultLine[]; total: Fraction } {
  const n = times(ratio(halfYears, 2), whole(wage))
  const base = values.reason === 'task-done' ? RULES.task : RULES.when
  if (values.reason === 'unlawful') {
    const double = times(n, whole(2))
    const line = amountLine('违法辞退赔偿金', double, [RULES.unlawful, RULES.years, RULES.wage])
    return { lines: [line], total: double }
  }
  const lines = [amountLine('经济补偿', n, [base, RULES.years, RULES.wage])]
  if (values.reason !== 'notice-dismissal' || values.wasNoticed) return { lines, total: n }
  const month = whole(values.lastWage ?? values.averageWage)
  const total = plus(n, month)
  return {
    lines: [
      ...lines,
      amountLine('没提前通知，多给一个月', month, [RULES.notice]),
      amountLine('合计', total, [RULES.when]),
    ],
    total,
  }
}

function withoutFigures(
  values: Values,
  halfYears: number,
  { city, least }: { city: number | undefined; least: number | undefined },
): CalculatorResult {
  const missing: FigureKey[] = []
  if (city === undefined) missing.push('city-wage-month')
  if (least === undefined) missing.push('min-wage-month')
  const formula = `每满1年一个月工资，你算${halfYears / 2}年。低于最低工资按最低工资，高过市平均3倍按3倍、最多12年。`
  const { lines } = linesFor(values, halfYears, values.averageWage)
  const middle = lines.map((line) => ({
    ...line,
    label: `${line.label}（工资不低于最低、不高过市平均3倍时）`,
  }))
  return needs(missing, formula, middle)
}

function assumedOf({ reason, lastWage, wasNoticed, earlierHiredOn }: Values): readonly string[] {
  return [
    ...(reason === 'notice-dismissal' && !wasNoticed && lastWage === undefined
      ? ['上个月的工资没说，按平均工资算']
      : []),
    ...(earlierHiredOn ? ['换单位不是你自己要求的，以前单位也没给过补偿'] : []),
    ...(reason === 'unlawful' ? ['你不要求回去上班'] : []),
  ]
}

function changesOf({ reason }: Values): readonly string[] {
  return [
    '平均工资要按应得的算，没扣社保和税以前的',
    ...(reason === 'unlawful' ? ['单位能拿出合法理由的，就不是两倍'] : ['辞退本身违法的，是两倍']),
    '怀孕、工伤、医疗期里的，先看能不能辞退',
    '到了退休年龄的，另外核',
  ]
}
