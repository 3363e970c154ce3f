import { amountLine, needs, refused, result, said, textLine } from './answer.ts'
import {
  type CalculatorContext,
  type CalculatorResult,
  defineCalculator,
  type ResultLine,
  type Rule,
} from './calculator.ts'
import { dependantsYears, yearsOfLife } from './dependants.ts'
import { type FigureKey, figureOn } from './figures.ts'
import { decimal, type Fraction, ratio, sum, times, whole } from './fraction.ts'
import { INJURY_INPUTS, INJURY_RULES, type InjuryValues } from './injury-questions.ts'

const DAYS_PER_YEAR = 365

/** Damages for a body: traffic, private employment, animals, fights. */
export const personalInjury = defineCalculator({
  name: 'personal-injury',
  title: '算伤害赔偿',
  inputs: INJURY_INPUTS,
  rules: INJURY_RULES,
  reckon(values, context) {
    if ((values.grade !== undefined || values.hasDied) && values.age === undefined) {
      return { ...refused('不知道年龄，算不了年数。', INJURY_INPUTS.age.question), key: 'age' }
    }
    const items = itemsOf(values, context)
    const known = items.flatMap(({ line }) => line ?? [])
    const missing = [...new Set(items.flatMap(({ lacks }) => lacks ?? []))]
    if (missing.length > 0) return needs(missing, FORMULA, known)
    if (known.length === 0)
      return { ...refused('还没说花了多少、误工几天。', INJURY_INPUTS.medical.question), key: 'medical' }
    return answer(values, known, sum(items.flatMap(({ amount }) => amount ?? [])))
  },
})

const FORMULA =
  '残疾：城镇人均可支配收入 × 年数 × 伤残系数；死亡：城镇人均可支配收入 × 年数，加 6 个月职工平均工资；误工：同行业年平均工资 ÷ 365 × 天数；养家的钱：城镇人均消费支出 × 年数 × 系数 ÷ 养的人数。'

/** One head of damage: a sum, or the figure it lacks. */
interface Item {
  readonly amount?: Fraction
  readonly line?: ResultLine
  readonly lacks?: FigureKey
}

function item(label: string, amount: Fraction, rules: readonly Rule[]): Item {
  return { amount, line: amountLine(label, amount, rules) }
}

/** A head of damage that rests on a figure of the county or the province. */
function figured(
  key: FigureKey,
  { today, figures }: CalculatorContext,
  make: (figure: Fraction) => Item,
): Item {
  const found = figureOn(key, today, figures)
  return found === undefined ? { lacks: key } : make(whole(found))
}

function itemsOf(values: InjuryValues, context: CalculatorContext): readonly Item[] {
  return [
    ...receipts(values),
    ...lostEarnings(values, context),
    ...lifeItems(values, context),
    ...supportItems(values, context),
  ]
}

function receipts({
  medical,
  careDays,
  carePerDay,
  nutrition,
  food,
  transport,
  devices,
}: InjuryValues): readonly Item[] {
  const care =
    careDays !== undefined && carePerDay !== undefined
      ? times(whole(carePerDay), decimal(careDays))
      : undefined
  const given: readonly (readonly [string, Fraction | number | undefined, Rule])[] = [
    ['医疗费', medical, INJURY_RULES.medical],
    ['护理费', care, INJURY_RULES.care],
    ['营养费', nutrition, INJURY_RULES.nutrition],
    ['住院伙食补助', food, INJURY_RULES.food],
    ['交通费', transport, INJURY_RULES.transport],
    ['辅助器具费', devices, INJURY_RULES.devices],
  ]
  return given.flatMap(([label, value, because]) =>
    value === undefined
      ? []
      : [item(label, typeof value === 'number' ? whole(value) : value, [because, INJURY_RULES.items])],
  )
}

function lostEarnings(
  { lostDays, lostIncome, yearlyIncome }: InjuryValues,
  context: CalculatorContext,
): readonly Item[] {
  if (lostIncome !== undefined) return [item('误工费', whole(lostIncome), [INJURY_RULES.lost])]
  if (lostDays === undefined) return []
  const share = times(decimal(lostDays), ratio(1, DAYS_PER_YEAR))
  if (yearlyIncome !== undefined)
    return [item('误工费', times(whole(yearlyIncome), share), [INJURY_RULES.lost])]
  return [
    figured('industry-wage-year', context, (wage) =>
      item('误工费', times(wage, share), [INJURY_RULES.lost, INJURY_RULES.year]),
    ),
  ]
}

/** Grade 10 is 10%, grade 1 is 100%: how courts reckon, no words of a law. */
function coefficient({ grade, hasDied }: InjuryValues): Fraction {
  return hasDied || grade === undefined ? whole(1) : ratio(11 - grade, 10)
}

function lifeItems(values: InjuryValues, context: CalculatorContext): readonly Item[] {
  const { age = 0, grade, hasDied } = values
  const years = times(whole(yearsOfLife(age)), coefficient(values))
  if (hasDied) {
    return [
      figured('urban-income-province', context, (income) =>
        item('死亡赔偿金', times(income, years), [INJURY_RULES.death, INJURY_RULES.year]),
      ),
      figured('province-wage-month', context, (wage) =>
        item('丧葬费', times(wage, whole(6)), [INJURY_RULES.funeral, INJURY_RULES.year]),
      ),
    ]
  }
  if (grade === undefined) return []
  return [
    figured('urban-income-province', context, (income) =>
      item('残疾赔偿金', times(income, years), [INJURY_RULES.disability, INJURY_RULES.year]),
    ),
  ]
}

function supportItems(values: InjuryValues, context: CalculatorContext): readonly Item[] {
  const { childAges = [], dependantAges = [], supporters = 1, grade, hasDied } = values
  const isOwed = (grade !== undefined || hasDied) && childAges.length + dependantAges.length > 0
  if (!isOwed) return []
  const each = times(coefficient(values), ratio(1, supporters))
  const years = dependantsYears(
    [...childAges.map((age) => 18 - age), ...dependantAges.map(yearsOfLife)],
    each,
  )
  return [
    figured('urban-spending-province', context, (spending) =>
      item('被扶养人生活费', times(spending, years), [INJURY_RULES.dependants, INJURY_RULES.year]),
    ),
  ]
}

function answer(values: InjuryValues, known: readonly ResultLine[], total: Fraction): CalculatorResult {
  const { cause, otherShare, grade } = values
  const share = times(total, times(decimal(otherShare ?? 100), ratio(1, 100)))
  return result({
    lines: [
      ...known,
      amountLine('损失合计', total, [INJURY_RULES.items]),
      ...(otherShare === undefined
        ? []
        : [
            amountLine('对方该赔', share, [
              cause === 'household' ? INJURY_RULES.household : INJURY_RULES.fault,
            ]),
          ]),
      ...(cause === 'traffic'
        ? [textLine('谁先赔', '先交强险，再商业险，不够的由撞人的赔', [INJURY_RULES.traffic])]
        : []),
      textLine('精神损害', '伤得重的可以要，多少由法院定，这里不算', [INJURY_RULES.mind]),
    ],
    steps: stepsOf(values),
    assumed: [
      ...(otherShare === undefined ? ['责任还没分，先按全部算'] : []),
      ...(grade === undefined ? [] : ['伤残系数按法院常用的，十级10%，一级100%']),
      ...(values.supporters === undefined && (values.childAges ?? values.dependantAges)
        ? ['只有他一个人养家']
        : []),
    ],
    wouldChange: [
      '等级和责任，以鉴定和认定为准',
      '医保已经报的医疗费，不能再要',
      '自己也有错的，对方少赔',
      '过了退休年龄，有证据也能要误工费',
    ],
    summary:
      otherShare === undefined
        ? [`损失大概${said(total)}。`, '责任分了，再算对方赔多少。']
        : [`对方大概该赔${said(share)}。`, '票据、病历都留好。'],
  })
}

function stepsOf({ age, grade, hasDied, lostDays }: InjuryValues): readonly string[] {
  return [
    ...(lostDays === undefined ? [] : [`误工 ${lostDays} 天，一年按 365 天`]),
    ...(age !== undefined && (grade !== undefined || hasDied)
      ? [`${age} 岁，算 ${yearsOfLife(age)} 年`]
      : []),
    ...(grade === undefined || hasDied ? [] : [`${grade} 级，系数 ${11 - grade}0%`]),
  ]
}
