import type { Example } from './examples.ts'

export const unpaidWagesExamples: readonly Example[] = [
  {
    source: 'given example 6.1',
    given: { way: 'day', price: 26_000, quantity: 96, paid: 800_000 },
    lines: { 一共该给: 24_960_00, 还欠: 16_960_00 },
  },
  {
    source: 'given example 6.1, ordered and not obeyed',
    given: { way: 'day', price: 26_000, quantity: 96, paid: 800_000, employer: 'unit', wasOrdered: true },
    lines: { 还欠: 16_960_00, 加付赔偿金: [8_480_00, 16_960_00] },
  },
  {
    source: 'given example 6.2',
    given: { way: 'known', owedEach: [1_280_000, 960_000, 1_530_000, 745_000, 1_100_000] },
    lines: { 一共几个人: '5人', 还欠: 56_150_00 },
  },
  {
    source: 'given example 6.3',
    given: { way: 'month', price: 550_000, quantity: 3, extraDays: 11, paid: 600_000 },
    lines: { 一共该给: 19_281_61, 还欠: 13_281_61 },
  },
  {
    source: '劳动合同法 30: half a day is half a day’s pay',
    given: { way: 'day', price: 20_000, quantity: 12.5, paid: 0 },
    lines: { 还欠: 2_500_00 },
  },
  {
    source: '劳动合同法 30: piece work',
    given: { way: 'piece', price: 35, quantity: 12_480, paid: 100_000 },
    lines: { 一共该给: 4_368_00, 还欠: 3_368_00 },
  },
  {
    source: '劳动合同法 85: a private household is no unit, so no added damages',
    given: { way: 'day', price: 20_000, quantity: 10, paid: 0, employer: 'person', wasOrdered: true },
    lines: { 还欠: 2_000_00 },
    without: ['加付赔偿金'],
  },
  {
    source: '工资支付暂行规定 15 and 保障农民工工资支付条例 11: fines and goods do not count as paid',
    given: { way: 'day', price: 20_000, quantity: 30, paid: 300_000, deducted: 50_000, materials: 120_000 },
    lines: {
      还欠: 3_000_00,
      被扣的: '500元没有当成已付，照样算欠着',
      料钱机械钱: '1200元另外要，不算工资',
    },
  },
  {
    source: 'more paid than due owes nothing',
    given: { way: 'day', price: 20_000, quantity: 10, paid: 250_000 },
    lines: { 还欠: 0 },
  },
  {
    source: '劳动保障监察条例 26: at least half of a sum with odd 分 is rounded once',
    given: { way: 'day', price: 10_001, quantity: 3, paid: 0, employer: 'unit', wasOrdered: true },
    lines: { 还欠: 300_03, 加付赔偿金: [150_02, 300_03] },
  },
]
