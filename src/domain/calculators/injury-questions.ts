import { rule } from './answer.ts'
import type { ValuesOf } from './inputs.ts'

/** The rules on damages for a body. */
export const INJURY_RULES = {
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

/** What the calculator of damages asks. */
export const INJURY_INPUTS = {
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

/** Its answers. */
export type InjuryValues = ValuesOf<typeof INJURY_INPUTS>
