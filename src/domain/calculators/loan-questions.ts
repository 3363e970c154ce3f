import { rule } from './answer.ts'
import type { ValuesOf } from './inputs.ts'

/** The rules on interest between people. */
export const LOAN_RULES = {
  cap: rule('约的利率不得超过借款时一年期贷款市场报价利率（LPR）的 4 倍。', '民间借贷规定 25', '民法典 680'),
  none: rule('没约利息的，算没有利息。', '民法典 680', '民间借贷规定 24'),
  principal: rule('先扣掉利息的，按实际到手的钱算本金。', '民间借贷规定 26'),
  agreedLate: rule('逾期利率按约好的，也不得超过 4 倍。', '民间借贷规定 28'),
  late: rule(
    '没约逾期利率的：约了平常利率的照平常算，什么都没约的照当时的一年期 LPR 算。',
    '民间借贷规定 28',
  ),
  total: rule('逾期利息、违约金、别的费用加起来，不得超过 4 倍。', '民间借贷规定 29'),
  rolled: rule('利滚利换过条的，本息加起来不得超过最初的本金加按 4 倍算的利息。', '民间借贷规定 27'),
  older: rule(
    '2020 年 8 月 20 日以前借的，到 2020 年 8 月 19 日的利息可以要求按当时的规定，以后的按起诉时的 4 倍。',
    '民间借贷规定 31',
    '民间借贷规定 25',
  ),
  void: rule('套取贷款转贷的、专门放贷的、知道是拿去犯法还借的，合同无效。', '民间借贷规定 13'),
}

/** What the loan calculator asks. */
export const LOAN_INPUTS = {
  lender: {
    kind: 'choice',
    question: '钱是谁借出来的？',
    options: [
      { value: 'person', label: '个人' },
      { value: 'bank', label: '银行、持牌公司' },
      { value: 'professional', label: '专门放贷的' },
      { value: 'unlawful', label: '赌债、套路贷' },
    ],
  },
  received: { kind: 'money', question: '实际到手多少钱？' },
  written: { kind: 'money', question: '借条上写的是多少？', optional: true },
  lentOn: { kind: 'day', question: '哪天借的，钱哪天到手的？' },
  yearlyRate: {
    kind: 'number',
    unit: '%',
    max: 1000,
    question: '约的年利率是百分之几？月息几分就乘 12。没约不用写。',
    optional: true,
  },
  dueOn: { kind: 'day', question: '说好哪天还？', optional: true },
  lateRate: {
    kind: 'number',
    unit: '%',
    max: 1000,
    question: '过期不还，约了年利率百分之几？',
    optional: true,
  },
  penalties: { kind: 'money', question: '还约了多少违约金、手续费？', optional: true },
  until: { kind: 'day', question: '利息算到哪天？不说就算到今天。', optional: true },
  suedOn: { kind: 'day', question: '哪天起诉的？', optional: true },
  firstPrincipal: { kind: 'money', question: '利滚利换过条的，最初借了多少？', optional: true },
  firstLentOn: { kind: 'day', question: '最初哪天借的？', optional: true },
} as const

/** Its answers. */
export type LoanValues = ValuesOf<typeof LOAN_INPUTS>
