import type { Example } from './examples.ts'

export const courtFeeExamples: readonly Example[] = [
  {
    source: 'given example 7.1',
    given: { kind: 'property', amount: 80_000_00, isHalved: true },
    lines: { 全额: 1_800_00, 减半以后: 900_00 },
  },
  {
    source: 'given example 7.2',
    given: { kind: 'property', amount: 18_600_00, isHalved: true, isForWages: true },
    lines: { 全额: 265_00, 减半以后: 132_50, 先不用交: '要工资的，可以不先交' },
  },
  {
    source: 'given example 7.3',
    given: { kind: 'payment-order', amount: 18_600_00 },
    lines: { 全额: 88_33 },
  },
  {
    source: 'given example 7.4, 200,000',
    given: { kind: 'property', amount: 200_000_00 },
    lines: { 全额: 4_300_00 },
  },
  {
    source: 'given example 7.4, 600,000',
    given: { kind: 'property', amount: 600_000_00 },
    lines: { 全额: 9_800_00 },
  },
  {
    source: 'given example 7.4, 1,500,000',
    given: { kind: 'property', amount: 1_500_000_00 },
    lines: { 全额: 18_300_00 },
  },
  {
    source: 'given example 7.5, 18,600',
    given: { kind: 'enforcement', amount: 18_600_00 },
    lines: { 全额: 179_00, 先不用交: '执行到钱以后再交' },
  },
  {
    source: 'given example 7.5, 600,000',
    given: { kind: 'enforcement', amount: 600_000_00 },
    lines: { 全额: 8_400_00 },
  },
  {
    source: 'given example 7.6, 50,000',
    given: { kind: 'preservation', amount: 50_000_00 },
    lines: { 全额: 520_00 },
  },
  {
    source: 'given example 7.6, 300,000',
    given: { kind: 'preservation', amount: 300_000_00 },
    lines: { 全额: 2_020_00 },
  },
  {
    source: 'given example 7.6, 2,000,000',
    given: { kind: 'preservation', amount: 2_000_000_00 },
    lines: { 全额: 5_000_00 },
  },
  {
    source: 'given example 7.7, 500,000',
    given: { kind: 'divorce', shared: 500_000_00 },
    lines: { 全额: 1_800_00 },
  },
  {
    source: 'given example 7.7, nothing added',
    given: { kind: 'divorce', shared: 150_000_00 },
    lines: { 全额: 300_00 },
  },
  {
    source: 'given example 7.8',
    given: { kind: 'personality', damages: 120_000_00 },
    lines: { 全额: 1_100_00 },
  },
  { source: '诉讼费用交纳办法 13: labour', given: { kind: 'labour' }, lines: { 全额: 10_00 } },
  {
    source: '诉讼费用交纳办法 13: against an authority',
    given: { kind: 'administrative' },
    lines: { 全额: 50_00 },
  },
  {
    source: '诉讼费用交纳办法 13: exactly 10,000',
    given: { kind: 'property', amount: 10_000_00 },
    lines: { 全额: 50_00 },
  },
  {
    source: '诉讼费用交纳办法 13: nothing asked',
    given: { kind: 'property', amount: 0 },
    lines: { 全额: 50_00 },
  },
  {
    source: '诉讼费用交纳办法 13: every step, 25,000,000',
    given: { kind: 'property', amount: 25_000_000_00 },
    lines: { 全额: (50 + 2250 + 2000 + 4500 + 5000 + 9000 + 24_000 + 35_000 + 60_000 + 25_000) * 100 },
  },
  {
    source: '诉讼费用交纳办法 14: every step of enforcement, 12,000,000',
    given: { kind: 'enforcement', amount: 12_000_000_00 },
    lines: { 全额: (50 + 7350 + 45_000 + 25_000 + 2000) * 100 },
  },
  {
    source: '诉讼费用交纳办法 14: 1,000 preserved',
    given: { kind: 'preservation', amount: 1_000_00 },
    lines: { 全额: 30_00 },
  },
  {
    source: '诉讼费用交纳办法 14: the limit is met at 1,096,000 on the fen',
    given: { kind: 'preservation', amount: 895_999_98 },
    lines: { 全额: 5_000_00 },
  },
  {
    source: '诉讼费用交纳办法 13: fen are rounded once',
    given: { kind: 'property', amount: 10_000_33 },
    lines: { 全额: 50_01 },
  },
  {
    source: '诉讼费用交纳办法 15: labour settled',
    given: { kind: 'labour', isHalved: true },
    lines: { 减半以后: 5_00 },
  },
]

export const loanInterestExamples: readonly Example[] = [
  {
    source: 'given example 8.1',
    given: {
      lender: 'person',
      received: 50_000_00,
      lentOn: '2023-09-01',
      yearlyRate: 36,
      until: '2024-08-31',
    },
    lines: { 能要的利息: 6_900_00, 利息最多: 6_900_00, 约得太高: '年利率超过13.8%的部分不受保护' },
  },
  {
    source: 'given example 8.2',
    given: {
      lender: 'person',
      received: 10_000_00,
      lentOn: '2024-11-01',
      dueOn: '2025-03-01',
      until: '2026-03-01',
    },
    lines: { 能要的利息: 310_00, 其中逾期的: 310_00 },
  },
  {
    source: 'given example 8.3',
    given: {
      lender: 'person',
      received: 27_000_00,
      written: 30_000_00,
      lentOn: '2024-11-10',
      yearlyRate: 24,
      until: '2025-11-10',
    },
    lines: { 本金: 27_000_00, 利息最多: 3_348_00, 能要的利息: 3_348_00 },
  },
  {
    source: 'given example 8.4',
    given: {
      lender: 'person',
      received: 100_000_00,
      lentOn: '2019-05-01',
      yearlyRate: 24,
      suedOn: '2021-06-01',
      until: '2021-06-01',
    },
    lines: {
      '2020年8月19日以前的利息': 31_364_38,
      '2020年8月20日以后的利息': 12_024_66,
      能要的利息: 43_389_04,
    },
  },
  {
    source: 'given example 8.5',
    given: {
      lender: 'person',
      received: 22_000_00,
      lentOn: '2021-09-01',
      yearlyRate: 10,
      firstPrincipal: 20_000_00,
      firstLentOn: '2020-09-01',
      until: '2022-09-01',
    },
    lines: { 按新条要的本息: 24_200_00, 本息最多: 26_160_00, 超过不受保护的: 0 },
  },
  {
    source: '民法典 680: no interest agreed, not yet due',
    given: { lender: 'person', received: 10_000_00, lentOn: '2024-11-01', until: '2025-11-01' },
    lines: { 能要的利息: 0, 利息最多: 1_240_00 },
  },
  {
    source: '民间借贷规定 28(2): the rate of the term goes on when it is late',
    given: {
      lender: 'person',
      received: 36_500_00,
      lentOn: '2024-11-01',
      dueOn: '2025-01-30',
      yearlyRate: 10,
      until: '2025-05-10',
    },
    lines: { 能要的利息: 1_900_00, 其中逾期的: 1_000_00 },
  },
  {
    source: '民间借贷规定 29: penalty and late interest together stay under four times',
    given: {
      lender: 'person',
      received: 36_500_00,
      lentOn: '2024-11-01',
      dueOn: '2024-11-11',
      yearlyRate: 12,
      lateRate: 30,
      penalties: 5_000_00,
      until: '2025-02-09',
    },
    lines: { 能要的利息: 1_240_00, 利息最多: 1_240_00 },
  },
  {
    source: '民间借贷规定 25: exactly four times is protected',
    given: {
      lender: 'person',
      received: 36_500_00,
      lentOn: '2022-03-01',
      yearlyRate: 14.8,
      until: '2022-03-11',
    },
    lines: { 能要的利息: 148_00 },
    without: ['约得太高'],
  },
  {
    source: '民间借贷规定 27: what is rolled up above four times is not protected',
    given: {
      lender: 'person',
      received: 26_000_00,
      lentOn: '2021-09-01',
      yearlyRate: 20,
      firstPrincipal: 20_000_00,
      firstLentOn: '2020-09-01',
      until: '2022-09-01',
    },
    lines: { 按新条要的本息: 31_200_00, 本息最多: 26_160_00, 超过不受保护的: 5_040_00 },
  },
]

export const supportExamples: readonly Example[] = [
  {
    source: 'given example 13.1',
    given: { whom: 'child', income: 6_000_00, incomePer: 'month', children: 1 },
    lines: { 每月: [1_200_00, 1_800_00] },
  },
  {
    source: 'given example 13.2',
    given: { whom: 'child', income: 6_000_00, incomePer: 'month', children: 2 },
    lines: { 一般最多: 3_000_00 },
  },
  {
    source: 'given example 13.3',
    given: { whom: 'child', income: 36_000_00, incomePer: 'year', children: 1 },
    lines: { 每月: [600_00, 900_00] },
  },
  {
    source: 'given example 13.4',
    given: {
      whom: 'child',
      income: 6_000_00,
      incomePer: 'month',
      children: 1,
      age: 16,
      isSelfSupporting: true,
    },
    lines: { 抚养费: '可以停止给' },
  },
  {
    source: 'given example 13.5',
    given: { whom: 'parent', ownIncome: 200_00, ableChildren: 3, medical: 3_000_00 },
    lines: { 每个子女每月: 350_00, 医药费每人: 1_000_00 },
  },
  {
    source: '婚姻家庭编解释一 53: fifteen and working is still a child',
    given: {
      whom: 'child',
      income: 5_000_00,
      incomePer: 'month',
      children: 1,
      age: 15,
      isSelfSupporting: true,
    },
    lines: { 每月: [1_000_00, 1_500_00] },
  },
  {
    source: '婚姻家庭编解释一 53: eighteen',
    given: { whom: 'child', income: 5_000_00, incomePer: 'month', children: 1, age: 18 },
    lines: { 抚养费: '可以停止给' },
  },
  {
    source: '婚姻家庭编解释一 49: three children, half at most',
    given: { whom: 'child', income: 7_000_00, incomePer: 'month', children: 3 },
    lines: { 每月一共: [1_400_00, 3_500_00] },
  },
  {
    source: '婚姻家庭编解释一 49: a year of odd jobs is rounded once',
    given: { whom: 'child', income: 20_000_00, incomePer: 'year', children: 1 },
    lines: { 每月: [333_33, 500_00] },
  },
  {
    source: '老年人权益保障法 14: a parent with enough of his own',
    given: { whom: 'parent', ownIncome: 2_000_00, ableChildren: 2 },
    lines: { 每个子女每月: 0 },
  },
]

export const personalInjuryExamples: readonly Example[] = [
  { source: 'given example 14.1', given: { cause: 'other', lostDays: 45 }, lines: { 误工费: 7_397_26 } },
  {
    source: 'given example 14.2',
    given: { cause: 'traffic', age: 45, grade: 10 },
    lines: { 残疾赔偿金: 90_000_00 },
  },
  {
    source: 'given example 14.3',
    given: { cause: 'traffic', age: 68, grade: 8 },
    lines: { 残疾赔偿金: 162_000_00 },
  },
  {
    source: 'given example 14.4',
    given: { cause: 'traffic', age: 76, hasDied: true },
    lines: { 死亡赔偿金: 225_000_00, 丧葬费: 42_000_00 },
  },
  {
    source: 'given example 14.5',
    given: { cause: 'traffic', age: 40, grade: 9, childAges: [10], supporters: 2 },
    lines: { 被扶养人生活费: 21_600_00 },
  },
  {
    source: 'given example 14.6',
    given: { cause: 'household', medical: 100_000_00, otherShare: 60 },
    lines: { 损失合计: 100_000_00, 对方该赔: 60_000_00 },
  },
  {
    source: '人身损害赔偿解释 12: sixty counts twenty years, sixty-one nineteen',
    given: { cause: 'other', age: 61, grade: 10 },
    lines: { 残疾赔偿金: 85_500_00 },
  },
  {
    source: '人身损害赔偿解释 12: sixty is not yet above sixty',
    given: { cause: 'other', age: 60, grade: 10 },
    lines: { 残疾赔偿金: 90_000_00 },
  },
  {
    source:
      '人身损害赔偿解释 17: all dependants together never above one spending a year (4 children, death)',
    given: { cause: 'traffic', age: 40, hasDied: true, childAges: [16, 16, 17, 8], supporters: 2 },
    lines: { 被扶养人生活费: (2 + 8 * 0.5) * 27_000_00 },
  },
  {
    source: '人身损害赔偿解释 17: a mother of 78 counts five years',
    given: { cause: 'traffic', age: 50, grade: 5, dependantAges: [78], supporters: 3 },
    lines: { 被扶养人生活费: 27_000_00 },
  },
  {
    source: '人身损害赔偿解释 7: the average of three years before the trade’s wage',
    given: { cause: 'other', lostDays: 73, yearlyIncome: 30_000_00 },
    lines: { 误工费: 6_000_00 },
  },
  {
    source: '人身损害赔偿解释 8 and 民法典 1179: receipts and care',
    given: {
      cause: 'other',
      medical: 12_345_67,
      careDays: 20,
      carePerDay: 150_00,
      food: 600_00,
      nutrition: 500_00,
      transport: 88_50,
    },
    lines: { 护理费: 3_000_00, 损失合计: 16_534_17 },
  },
]

export const legalAidExamples: readonly Example[] = [
  {
    source: 'given example 10 ①',
    given: { matter: 'wages', person: 'migrant', inLawsuit: false },
    lines: { 初步看: '可以申请，不核查家里条件', 去哪里: '处理争议的机关那里，或事情发生地的法律援助中心' },
  },
  {
    source: 'given example 10 ②',
    given: { matter: 'violence', person: 'none' },
    lines: { 初步看: '可以申请，不看收入' },
  },
  {
    source: 'given example 10 ③',
    given: { matter: 'support', person: 'relief' },
    lines: { 初步看: '可以申请，不核查家里条件' },
  },
  {
    source: 'given example 10 ④',
    given: { matter: 'other', person: 'none', isPoor: false },
    lines: { 初步看: '免费律师不一定有，问法律不要钱' },
  },
  {
    source: 'given example 10 ⑤',
    given: { matter: 'wages', person: 'none', isPoor: true, deadlineOn: '2026-12-01' },
    lines: {
      初步看: '可以申请，要看家里条件',
      没几天了: '可以先帮你办，手续后补',
      '困难标准（每人每月）': 1_000_00,
    },
  },
  {
    source: 'given example 10 ⑥',
    given: { matter: 'beaten', person: 'none' },
    lines: { 初步看: '免费律师不一定有，问法律不要钱' },
  },
  {
    source: '法律援助法 25: a minor accused',
    given: { matter: 'crime-accused', isSpecialAccused: true, person: 'none' },
    lines: { 初步看: '办案机关会通知派律师，不要钱' },
  },
  {
    source: '法律援助法 24: another accused',
    given: { matter: 'crime-accused', isSpecialAccused: false, person: 'none' },
    lines: { 初步看: '可以申请，要看家里条件' },
  },
  {
    source: '法律援助法 42: a migrant worker is unchecked for wages and injury only',
    given: { matter: 'accident', person: 'migrant' },
    lines: { 初步看: '可以申请，要看家里条件' },
  },
  {
    source: '法律援助法 32: courage',
    given: { matter: 'courage', person: 'none' },
    lines: { 初步看: '可以申请，不看收入' },
  },
  {
    source: '法律援助法 29: the victim of a crime',
    given: { matter: 'crime-victim', person: 'none' },
    lines: { 初步看: '可以申请，要看家里条件' },
  },
  {
    source: '法律援助法 44: seven days left are not fewer than seven',
    given: { matter: 'wages', person: 'none', deadlineOn: '2026-12-05' },
    lines: {},
    without: ['没几天了'],
  },
]
