import { amountLine, needs, refused, result, rule, said, textLine } from './answer.ts'
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
import type { ValuesOf } from './inputs.ts'

const DAYS_PER_YEAR = 365

const RULES = {
  items: rule(
    '伤了人要赔医疗费、护理费、交通费、营养费、伙食补助和误工的钱；残疾的还赔残疾赔偿金，死亡的还赔丧葬费和死亡赔偿金。',
    '民法典 1179',
  ),
  medical: rule('医疗费凭票据和病历算。', '人身损害赔偿解释 6'),
  transport: rule('看病的车费，要有票。', '人身损害赔偿解释 9'),
  food: rule('住院伙食补助，照当地机关出差的标准。', '人身损害赔偿解释 10'),
  nutrition: rule('营养费听医院的意见。', '人身损害赔偿解释 11'),
  devices: rule('假肢、轮椅这些，按普通够用的价钱算。', '人身损害赔偿解释 13'),
  lost: rule(
    '误工费：有固定收入的按少拿的算；没有的按最近三年平均；拿不出证据的，照同行业上一年平均工资。残疾的算到定残前一天。',
    '人身损害赔偿解释 7',
  ),
  care: rule('护理费按护理的人少挣的算，或按当地护工的价，最长 20 年。', '人身损害赔偿解释 8'),
  disability: rule(
    '残疾赔偿金：上一年城镇居民人均可支配收入，算 20 年；60 周岁以上每大一岁少一年，75 周岁以上算 5 年。',
    '人身损害赔偿解释 12',
  ),
  death: rule(
    '死亡赔偿金：上一年城镇居民人均可支配收入，算 20 年；60 周岁以上每大一岁少一年，75 周岁以上算 5 年。',
    '人身损害赔偿解释 15',
  ),
  funeral: rule('丧葬费：上一年职工月平均工资，算 6 个月。', '人身损害赔偿解释 14'),
  dependants: rule(
    '要他养的人：孩子算到 18 周岁，没有劳动能力的算 20 年，60 周岁以上每大一岁少一年，75 周岁以上算 5 年；几个人加起来每年不超过人均消费支出。',
    '人身损害赔偿解释 16',
    '人身损害赔偿解释 17',
    '道路交通事故解释二 8',
  ),
  year: rule('用的是上一年省里统计的数。', '人身损害赔偿解释 22'),
  mind: rule('伤得重的还可以要精神损害赔偿，多少由法院看情况定。', '民法典 1183', '精神损害赔偿解释 5'),
  fault: rule('自己也有过错的，对方可以少赔。', '民法典 1173'),
  household: rule('给私人家里干活受伤的，按两边的过错分。', '民法典 1192'),
  traffic: rule('车撞的，先由交强险赔，再商业险，不够的由撞人的赔。', '民法典 1213', '道路交通安全法 76'),
  lift: rule('好心不要钱捎人的，应当少赔。', '民法典 1217'),
  paid: rule('医保、工伤保险已经付的医疗费，不能再要。', '道路交通事故解释二 10'),
  retired: rule('过了退休年龄，有证据的也能要误工费。', '道路交通事故解释二 6'),
}

const INPUTS = {
  cause: {
    kind: 'choice',
    question: '是怎么伤的？',
    options: [
      { value: 'traffic', label: '车撞的' },
      { value: 'household', label: '给私人干活' },
      { value: 'other', label: '别的' },
    ],
  },
  medical: { kind: 'money', question: '医疗费花了多少？医保报掉的不算。', optional: true },
  lostDays: { kind: 'number', unit: '天', max: 10_000, question: '误工几天？看医院证明。', optional: true },
  lostIncome: { kind: 'money', question: '有固定工资的，一共少拿多少？', optional: true },
  yearlyIncome: {
    kind: 'money',
    question: '没固定工资的，最近三年平均一年挣多少？说不清不用写。',
    optional: true,
  },
  careDays: { kind: 'number', unit: '天', max: 7305, question: '要人护理几天？', optional: true },
  carePerDay: { kind: 'money', question: '护理一天多少钱？', optional: true },
  nutrition: { kind: 'money', question: '营养费多少？看医院意见。', optional: true },
  food: { kind: 'money', question: '住院伙食补助多少？', optional: true },
  transport: { kind: 'money', question: '车费一共多少？要有票。', optional: true },
  devices: { kind: 'money', question: '假肢、轮椅这些多少钱？', optional: true },
  age: { kind: 'number', unit: '岁', isWhole: true, max: 120, question: '伤的人几岁？', optional: true },
  grade: {
    kind: 'number',
    unit: '级',
    isWhole: true,
    min: 1,
    max: 10,
    question: '已经鉴定是几级伤残？没鉴定不用写。',
    optional: true,
  },
  hasDied: { kind: 'yes-no', question: '人不在了吗？', optional: true },
  childAges: {
    kind: 'numbers',
    unit: '岁',
    isWhole: true,
    max: 17,
    question: '要他养的孩子，各几岁？',
    optional: true,
  },
  dependantAges: {
    kind: 'numbers',
    unit: '岁',
    isWhole: true,
    min: 18,
    max: 120,
    question: '要他养、没劳动能力也没收入的大人，各几岁？',
    optional: true,
  },
  supporters: {
    kind: 'number',
    unit: '个',
    isWhole: true,
    min: 1,
    max: 30,
    question: '养他们的，连他一共几个人？',
    optional: true,
  },
  otherShare: {
    kind: 'number',
    unit: '%',
    max: 100,
    question: '认定对方该担百分之几？没认定不用写。',
    optional: true,
  },
} as const

type Values = ValuesOf<typeof INPUTS>

/** Damages for a body: traffic, private employment, animals, fights. */
export const personalInjury = defineCalculator({
  name: 'personal-injury',
  title: '算伤害赔偿',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    if ((values.grade !== undefined || values.hasDied) && values.age === undefined) {
      return { ...refused('不知道年龄，算不了年数。', INPUTS.age.question), key: 'age' }
    }
    const items = itemsOf(values, context)
    const known = items.flatMap(({ line }) => line ?? [])
    const missing = [...new Set(items.flatMap(({ lacks }) => lacks ?? []))]
    if (missing.length > 0) return needs(missing, FORMULA, known)
    if (known.length === 0)
      return { ...refused('还没说花了多少、误工几天。', INPUTS.medical.question), key: 'medical' }
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

function itemsOf(values: Values, context: CalculatorContext): readonly Item[] {
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
}: Values): readonly Item[] {
  const care =
    careDays !== undefined && carePerDay !== undefined
      ? times(whole(carePerDay), decimal(careDays))
      : undefined
  const given: readonly (readonly [string, Fraction | number | undefined, Rule])[] = [
    ['医疗费', medical, RULES.medical],
    ['护理费', care, RULES.care],
    ['营养费', nutrition, RULES.nutrition],
    ['住院伙食补助', food, RULES.food],
    ['交通费', transport, RULES.transport],
    ['辅助器具费', devices, RULES.devices],
  ]
  return given.flatMap(([label, value, because]) =>
    value === undefined
      ? []
      : [item(label, typeof value === 'number' ? whole(value) : value, [because, RULES.items])],
  )
}

function lostEarnings(
  { lostDays, lostIncome, yearlyIncome }: Values,
  context: CalculatorContext,
): readonly Item[] {
  if (lostIncome !== undefined) return [item('误工费', whole(lostIncome), [RULES.lost])]
  if (lostDays === undefined) return []
  const share = times(decimal(lostDays), ratio(1, DAYS_PER_YEAR))
  if (yearlyIncome !== undefined) return [item('误工费', times(whole(yearlyIncome), share), [RULES.lost])]
  return [
    figured('industry-wage-year', context, (wage) =>
      item('误工费', times(wage, share), [RULES.lost, RULES.year]),
    ),
  ]
}

/** Grade 10 is 10%, grade 1 is 100%: how courts reckon, no words of a law. */
function coefficient({ grade, hasDied }: Values): Fraction {
  return hasDied || grade === undefined ? whole(1) : ratio(11 - grade, 10)
}

function lifeItems(values: Values, context: CalculatorContext): readonly Item[] {
  const { age = 0, grade, hasDied } = values
  const years = times(whole(yearsOfLife(age)), coefficient(values))
  if (hasDied) {
    return [
      figured('urban-income-province', context, (income) =>
        item('死亡赔偿金', times(income, years), [RULES.death, RULES.year]),
      ),
      figured('province-wage-month', context, (wage) =>
        item('丧葬费', times(wage, whole(6)), [RULES.funeral, RULES.year]),
      ),
    ]
  }
  if (grade === undefined) return []
  return [
    figured('urban-income-province', context, (income) =>
      item('残疾赔偿金', times(income, years), [RULES.disability, RULES.year]),
    ),
  ]
}

function supportItems(values: Values, context: CalculatorContext): readonly Item[] {
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
      item('被扶养人生活费', times(spending, years), [RULES.dependants, RULES.year]),
    ),
  ]
}

function answer(values: Values, known: readonly ResultLine[], total: Fraction): CalculatorResult {
  const { cause, otherShare, grade } = values
  const share = times(total, times(decimal(otherShare ?? 100), ratio(1, 100)))
  return result({
    lines: [
      ...known,
      amountLine('损失合计', total, [RULES.items]),
      ...(otherShare === undefined
        ? []
        : [amountLine('对方该赔', share, [cause === 'household' ? RULES.household : RULES.fault])]),
      ...(cause === 'traffic'
        ? [textLine('谁先赔', '先交强险，再商业险，不够的由撞人的赔', [RULES.traffic])]
        : []),
      textLine('精神损害', '伤得重的可以要，多少由法院定，这里不算', [RULES.mind]),
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

function stepsOf({ age, grade, hasDied, lostDays }: Values): readonly string[] {
  return [
    ...(lostDays === undefined ? [] : [`误工 ${lostDays} 天，一年按 365 天`]),
    ...(age !== undefined && (grade !== undefined || hasDied)
      ? [`${age} 岁，算 ${yearsOfLife(age)} 年`]
      : []),
    ...(grade === undefined || hasDied ? [] : [`${grade} 级，系数 ${11 - grade}0%`]),
  ]
}
