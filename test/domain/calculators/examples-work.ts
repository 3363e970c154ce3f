import type { Example } from './examples.ts'

export const doubleWageExamples: readonly Example[] = [
  {
    source: 'given example 3.1',
    given: { hiredOn: '2026-03-01', monthlyWage: 4_000_00, leftOn: '2026-10-31' },
    lines: { 双倍工资差额: 28_000_00 },
  },
  {
    source: 'given example 3.2',
    given: { hiredOn: '2025-05-01', monthlyWage: 3_500_00 },
    lines: { 双倍工资差额: 38_500_00, 快去申请仲裁: '2025年11月22日（周六）以前的月份可能过时效了' },
    today: '2026-11-22',
  },
  {
    source: 'given example 3.3',
    given: { hiredOn: '2026-03-01', monthlyWage: 4_350_00, signedOn: '2026-06-16' },
    lines: { 双倍工资差额: 10_900_00 },
  },
  {
    source: 'given example 3.4',
    given: { hiredOn: '2026-03-01', monthlyWage: 4_350_00, signedOn: '2026-03-28' },
    lines: { 双倍工资差额: 0 },
  },
  {
    source: 'given example 3.5: the window ends the day before the full year',
    given: { hiredOn: '2025-01-10', monthlyWage: 2_175_00 },
    lines: { 双倍工资差额: 23_925_00 },
  },
  {
    source:
      '劳动争议解释二 6: the National Day holiday is no working day (1 to 12 October 2026: 4 working days with the 10th)',
    given: { hiredOn: '2026-08-01', monthlyWage: 4_350_00, signedOn: '2026-10-13' },
    lines: { 双倍工资差额: 4_350_00 + 4 * 200_00 },
  },
  {
    source: '劳动合同法实施条例 5: refused in writing by the worker',
    given: { hiredOn: '2026-03-01', monthlyWage: 4_000_00, refusedToSign: true },
    lines: { 双倍工资差额: 0 },
  },
  {
    source: '劳动合同法实施条例 6: signed on the first day of the window',
    given: { hiredOn: '2026-03-01', monthlyWage: 4_000_00, signedOn: '2026-04-01' },
    lines: { 双倍工资差额: 0 },
  },
  {
    source: '劳动合同法实施条例 7: left after years, still eleven months',
    given: { hiredOn: '2024-01-31', monthlyWage: 3_000_00, leftOn: '2026-06-30' },
    lines: { 双倍工资差额: 33_000_00 },
  },
  {
    source: '民法典 202: begun on the 31st, left at the end of April',
    given: { hiredOn: '2026-01-31', monthlyWage: 4_350_00, leftOn: '2026-04-29' },
    lines: { 双倍工资差额: 2 * 4_350_00 },
  },
]

export const overtimeExamples: readonly Example[] = [
  {
    source: 'given example 4.1',
    given: { way: 'time', monthlyWage: 4_350_00, weekdayHours: 20 },
    lines: { 合计: 750_00 },
  },
  {
    source: 'given example 4.2',
    given: { way: 'time', monthlyWage: 4_350_00, restHours: 32 },
    lines: { 合计: 1_600_00 },
  },
  {
    source: 'given example 4.3',
    given: { way: 'time', monthlyWage: 4_350_00, holidayHours: 16 },
    lines: { 合计: 1_200_00 },
  },
  {
    source: 'given example 4.4',
    given: { way: 'time', monthlyWage: 4_350_00, weekdayHours: 20, restHours: 32, holidayHours: 16 },
    lines: { 平日加班费: 750_00, 休息日加班费: 1_600_00, 法定节日加班费: 1_200_00, 合计: 3_550_00 },
  },
  {
    source: 'given example 4.5',
    given: { way: 'time', monthlyWage: 3_500_00, weekdayHours: 50, restHours: 40 },
    lines: { 合计: 3_117_82, 加班太多: '平均每月90小时，超过36小时，可以投诉' },
  },
  {
    source: 'given example 4.6',
    given: { way: 'piece', unitPrice: 2_00, weekdayPieces: 300 },
    lines: { 合计: 900_00 },
  },
  {
    source: '工资支付暂行规定 13: pieces on a holiday at 300%',
    given: { way: 'piece', unitPrice: 1_55, holidayPieces: 101 },
    lines: { 合计: 469_65 },
  },
  {
    source: '工资支付暂行规定 13: under a comprehensive scheme rest days count at 150%',
    given: { way: 'comprehensive', monthlyWage: 4_350_00, weekdayHours: 10, restHours: 10, holidayHours: 8 },
    lines: { 平日加班费: 750_00, 法定节日加班费: 600_00, 合计: 1_350_00 },
    without: ['休息日加班费'],
  },
  {
    source: '劳动法 41: 36 hours a month are within the limit',
    given: { way: 'time', monthlyWage: 4_350_00, weekdayHours: 108, months: 3 },
    lines: { 合计: 4_050_00 },
    without: ['加班太多'],
  },
  {
    source: '劳动法 44: half hours',
    given: { way: 'time', monthlyWage: 4_350_00, weekdayHours: 0.5, restHours: 1.5 },
    lines: { 平日加班费: 18_75, 休息日加班费: 75_00 },
  },
  {
    source: '劳动法 44: no hours, no pay',
    given: { way: 'time', monthlyWage: 4_350_00 },
    lines: { 合计: 0 },
  },
  {
    source: '劳动法 44: three holidays of the National Day at 24 hours',
    given: { way: 'time', monthlyWage: 5_220_00, holidayHours: 24 },
    lines: { 合计: 2_160_00 },
  },
]

export const annualLeaveExamples: readonly Example[] = [
  {
    source: 'given example 5.1',
    given: { totalYears: 3, averageWage: 4_350_00, takenDays: 0 },
    lines: { 今年该休: '5天', 没休的年假另付: 2_000_00 },
  },
  {
    source: 'given example 5.2',
    given: { totalYears: 6, averageWage: 4_350_00, takenDays: 1, leftOn: '2026-08-31' },
    lines: { 今年该休: '3天', 还没休: '2天', 没休的年假另付: 800_00 },
  },
  {
    source: 'given example 5.3',
    given: { totalYears: 12, averageWage: 4_350_00, takenDays: 0, joinedOn: '2026-07-01' },
    lines: { 今年该休: '5天' },
  },
  {
    source: 'given example 5.4',
    given: { totalYears: 22, averageWage: 6_000_00, takenDays: 10, leftOn: '2026-03-15' },
    lines: { 今年该休: '3天', 没休的年假另付: 0 },
  },
  {
    source: 'given example 5.5',
    given: { totalYears: 3, averageWage: 5_220_00, takenDays: 0, leftOn: '2026-11-20' },
    lines: { 今年该休: '4天', 没休的年假另付: 1_920_00 },
  },
  {
    source: '职工带薪年休假条例 3: ten full years are ten days',
    given: { totalYears: 10, averageWage: 4_350_00, takenDays: 0 },
    lines: { 今年该休: '10天', 没休的年假另付: 4_000_00 },
  },
  {
    source: '职工带薪年休假条例 3: twenty full years are fifteen days',
    given: { totalYears: 20, averageWage: 4_350_00, takenDays: 7 },
    lines: { 今年该休: '15天', 还没休: '8天', 没休的年假另付: 3_200_00 },
  },
  {
    source: '企业职工带薪年休假实施办法 3: less than twelve months, none',
    given: { totalYears: 0.5, averageWage: 4_350_00, takenDays: 0, notTwelveMonths: true },
    lines: { 没休的年假另付: 0 },
  },
  {
    source: '企业职工带薪年休假实施办法 10: waived in writing',
    given: { totalYears: 5, averageWage: 4_350_00, takenDays: 0, ownWish: true },
    lines: { 没休的年假另付: 0 },
  },
  {
    source: '企业职工带薪年休假实施办法 12: a leap year never gives more than the full days',
    given: { totalYears: 5, averageWage: 4_350_00, takenDays: 0, leftOn: '2024-12-31' },
    lines: { 今年该休: '5天' },
  },
  {
    source: '企业职工带薪年休假实施办法 5 and 12: came and went in one year (1 July to 31 October, 123 days)',
    given: {
      totalYears: 12,
      averageWage: 4_350_00,
      takenDays: 0,
      joinedOn: '2026-07-01',
      leftOn: '2026-10-31',
    },
    lines: { 今年该休: '3天', 没休的年假另付: 1_200_00 },
  },
]

export const minimumWageExamples: readonly Example[] = [
  {
    source: 'given example 6.4',
    given: { received: 1_500_00, months: 4 },
    lines: { 最低工资差额: 2_000_00 },
  },
  {
    source: 'given example 6.4, ordered and not obeyed',
    given: { received: 1_500_00, months: 4, wasOrdered: true },
    lines: { 最低工资差额: 2_000_00, 加付赔偿金: [1_000_00, 2_000_00] },
  },
  {
    source: '劳动法 48: exactly the minimum is enough',
    given: { received: 2_000_00, months: 12 },
    lines: { 最低工资差额: 0 },
  },
  {
    source: '劳动法 48: more than the minimum is never owed back',
    given: { received: 2_500_00, months: 3 },
    lines: { 最低工资差额: 0 },
  },
  {
    source: '劳动合同法 85: half a month',
    given: { received: 1_999_99, months: 0.5 },
    lines: { 最低工资差额: 1 },
  },
]

export const workInjuryExamples: readonly Example[] = [
  {
    source: 'given example 9.1',
    given: { injuredOn: '2026-01-15' },
    lines: { 单位申报最后一天: '2026-02-14', 自己申请认定最后一天: '2027-01-15' },
  },
  {
    source: 'given example 9.2',
    given: { injuredOn: '2026-01-15', grade: 10, insuredWage: 5_000_00 },
    lines: { 一次性伤残补助金: 35_000_00 },
  },
  {
    source: 'given example 9.3',
    given: { injuredOn: '2026-01-15', grade: 9, insuredWage: 3_000_00 },
    lines: { 一次性伤残补助金: 35_100_00 },
  },
  {
    source: 'given example 9.4',
    given: { injuredOn: '2026-01-15', grade: 1, insuredWage: 25_000_00 },
    lines: { 一次性伤残补助金: 526_500_00, 每月伤残津贴: 17_550_00 },
  },
  {
    source: 'given example 9.5',
    given: { injuredOn: '2025-06-01', diedOn: '2025-06-01' },
    lines: { 一次性工亡补助金: 1_083_760_00, 丧葬补助金: 39_000_00 },
  },
  {
    source: 'given example 9.6',
    given: { injuredOn: '2026-01-15', leaveMonths: 6, monthlyWage: 5_000_00 },
    lines: { 停工留薪工资: 30_000_00 },
  },
  {
    source: '工伤保险条例 36: grade 5',
    given: { injuredOn: '2026-01-15', grade: 5, insuredWage: 6_000_00 },
    lines: {
      一次性伤残补助金: 108_000_00,
      每月伤残津贴: 4_200_00,
      走的时候另有: '工伤医疗补助金和就业补助金，省里定，问12333',
    },
  },
  {
    source: '工伤保险条例 37: grade 7 has no monthly allowance',
    given: { injuredOn: '2026-01-15', grade: 7, insuredWage: 6_000_00 },
    lines: { 一次性伤残补助金: 78_000_00 },
    without: ['每月伤残津贴'],
  },
  {
    source: '工伤保险条例 62: not insured',
    given: { injuredOn: '2026-01-15', grade: 8, insuredWage: 6_000_00, isInsured: false },
    lines: { 一次性伤残补助金: 66_000_00, 单位没买保险: '这些钱都由单位出' },
  },
  {
    source: '工伤保险条例 33: more than twelve months need a consent',
    given: { injuredOn: '2026-01-15', leaveMonths: 13.5, monthlyWage: 4_000_00 },
    lines: { 停工留薪工资: 54_000_00, 停工超过12个月: '要市里的鉴定委员会同意延长' },
  },
  {
    source: '工伤保险条例 17: a year has passed',
    given: { injuredOn: '2025-11-03' },
    lines: { 自己申请认定最后一天: '2026-11-03', 过了一年: '不怪你的耽误可以扣掉，马上打12333问' },
  },
  {
    source: '民法典 202: hurt on 29 February',
    given: { injuredOn: '2024-02-29' },
    lines: { 自己申请认定最后一天: '2025-02-28' },
  },
]
