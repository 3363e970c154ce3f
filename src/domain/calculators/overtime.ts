import { amountLine, refused, result, rule, said, textLine, yuan } from './answer.ts'
import { type CalculatorResult, defineCalculator, unanswered } from './calculator.ts'
import { decimal, type Fraction, over, ratio, sum, times, whole } from './fraction.ts'
import type { ValuesOf } from './inputs.ts'
import { PAID_DAYS_PER_MONTH } from './unpaid-wages.ts'

const HOURS_PER_DAY = 8
const MOST_HOURS_PER_MONTH = 36

const RULES = {
  shares: rule(
    '平日加班给 150%，休息日加班没补休的给 200%，法定休假日给 300%。',
    '劳动法 44',
    '工资支付暂行规定 13',
  ),
  pieces: rule('按件算的，做完定额再加班，单价也按 150%、200%、300% 给。', '工资支付暂行规定 13'),
  hour: rule('小时工资：月工资除以 21.75 天，再除以 8 小时。', '企业职工带薪年休假实施办法 11', '劳动法 36'),
  most: rule('加班每天最多 3 小时，每月不得超过 36 小时。', '劳动法 41'),
  proof: rule('加了班，要自己先拿证据。证据在单位手里不拿出来的，单位吃亏。', '劳动争议解释一 42'),
  irregular: rule('批准了不定时工时的，没有这几种加班费。', '工资支付暂行规定 13'),
  days: rule('春节放 4 天、国庆放 3 天是法定休假日，其余调休放的是休息日。', '全国年节及纪念日放假办法 2'),
}

const BY_TIME = { key: 'way', oneOf: ['time', 'comprehensive'] } as const
const BY_PIECE = { key: 'way', oneOf: ['piece'] } as const

const INPUTS = {
  way: {
    kind: 'choice',
    question: '工资是怎么算的？',
    options: [
      { value: 'time', label: '按月、按小时' },
      { value: 'piece', label: '按件' },
      { value: 'comprehensive', label: '批准了综合工时' },
      { value: 'irregular', label: '批准了不定时' },
    ],
  },
  monthlyWage: { kind: 'money', question: '不算加班，一个月工资多少？', onlyIf: BY_TIME },
  weekdayHours: {
    kind: 'number',
    unit: '小时',
    max: 10_000,
    question: '平日一共加班几小时？',
    optional: true,
    onlyIf: BY_TIME,
  },
  restHours: {
    kind: 'number',
    unit: '小时',
    max: 10_000,
    question: '休息日加班、没补休的几小时？',
    optional: true,
    onlyIf: BY_TIME,
  },
  holidayHours: {
    kind: 'number',
    unit: '小时',
    max: 10_000,
    question: '法定节日加班几小时？',
    optional: true,
    onlyIf: BY_TIME,
  },
  months: {
    kind: 'number',
    unit: '个月',
    min: 1,
    max: 600,
    question: '这些是几个月加的？',
    optional: true,
    onlyIf: BY_TIME,
  },
  unitPrice: { kind: 'money', question: '平常一件多少钱？', onlyIf: BY_PIECE },
  weekdayPieces: {
    kind: 'number',
    unit: '件',
    max: 10_000_000,
    question: '平日加班做了几件？',
    optional: true,
    onlyIf: BY_PIECE,
  },
  restPieces: {
    kind: 'number',
    unit: '件',
    max: 10_000_000,
    question: '休息日加班做了几件？',
    optional: true,
    onlyIf: BY_PIECE,
  },
  holidayPieces: {
    kind: 'number',
    unit: '件',
    max: 10_000_000,
    question: '法定节日加班做了几件？',
    optional: true,
    onlyIf: BY_PIECE,
  },
} as const

type Values = ValuesOf<typeof INPUTS>

/** Pay for work beyond the hours, by time or by piece. */
export const overtime = defineCalculator({
  name: 'overtime',
  title: '算加班费',
  inputs: INPUTS,
  rules: RULES,
  reckon(values) {
    const { way, monthlyWage, unitPrice } = values
    if (way === 'irregular')
      return refused('批准了不定时工时，没有这几种加班费。', '问单位要批准文件，或打12333。')
    if (way === 'piece') {
      if (unitPrice === undefined) return unanswered('unitPrice', INPUTS.unitPrice.question)
      const { weekdayPieces = 0, restPieces = 0, holidayPieces = 0 } = values
      return answer(values, whole(unitPrice), [weekdayPieces, restPieces, holidayPieces])
    }
    if (monthlyWage === undefined) return unanswered('monthlyWage', INPUTS.monthlyWage.question)
    const { weekdayHours = 0, restHours = 0, holidayHours = 0 } = values
    const hourly = over(over(whole(monthlyWage), PAID_DAYS_PER_MONTH), whole(HOURS_PER_DAY))
    // Under a comprehensive scheme only the sum beyond the standard counts, at 150% (工资支付暂行规定 13).
    const hours: Amounts =
      way === 'comprehensive'
        ? [weekdayHours + restHours, 0, holidayHours]
        : [weekdayHours, restHours, holidayHours]
    return answer(values, hourly, hours)
  },
})

type Amounts = readonly [weekday: number, rest: number, holiday: number]

function answer(values: Values, each: Fraction, amounts: Amounts): CalculatorResult {
  const isPiece = values.way === 'piece'
  const [weekday, rest, holiday] = [
    times(times(each, decimal(amounts[0])), ratio(3, 2)),
    times(times(each, decimal(amounts[1])), whole(2)),
    times(times(each, decimal(amounts[2])), whole(3)),
  ]
  const total = sum([weekday, rest, holiday])
  const rules = isPiece ? [RULES.pieces] : [RULES.shares, RULES.hour]
  return result({
    lines: [
      ...(amounts[0] > 0 ? [amountLine('平日加班费', weekday, rules)] : []),
      ...(amounts[1] > 0 ? [amountLine('休息日加班费', rest, rules)] : []),
      ...(amounts[2] > 0 ? [amountLine('法定节日加班费', holiday, [...rules, RULES.days])] : []),
      amountLine('合计', total, rules),
      ...tooMuch(values, amounts),
    ],
    steps: [
      isPiece ? `一件 ${said(each)}` : `一小时 ${said(each)}：${yuan(values.monthlyWage ?? 0)} ÷ 21.75 ÷ 8`,
      `${amounts.join('、')}（平日、休息日、法定节日）分别乘 1.5、2、3`,
    ],
    assumed: [
      '休息日加的班都没有补休',
      ...(isPiece ? ['都是做完定额以后多做的'] : ['工资基数就是合同写的，不低于最低工资']),
    ],
    wouldChange: [
      '休息日加班已经补休的，没有这一份',
      '法定节日加班，不能用补休代替',
      '单位有考勤不肯拿的，告诉仲裁委',
    ],
    summary: [`加班费一共${said(total)}。`, '把打卡、排班的照片留好。'],
  })
}

function tooMuch({ way, months = 1 }: Values, [weekday, rest, holiday]: Amounts) {
  const perMonth = (weekday + rest + holiday) / months
  if (way === 'piece' || perMonth <= MOST_HOURS_PER_MONTH) return []
  return [textLine('加班太多', `平均每月${Math.round(perMonth)}小时，超过36小时，可以投诉`, [RULES.most])]
}
