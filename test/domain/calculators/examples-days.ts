import type { Example } from './examples.ts'

export const limitationExamples: readonly Example[] = [
  {
    source: 'given example 1(1)',
    given: { claim: 'wages-left', startedOn: '2025-11-30' },
    lines: { 最后一天: '2026-11-30' },
    without: ['最后一天：顺延到', '过了期限'],
  },
  {
    source: 'given example 1(2)',
    given: { claim: 'wages-left', startedOn: '2025-01-15', demands: ['2025-09-03'] },
    lines: { 最后一天: '2026-09-03' },
  },
  {
    source: 'given example 1(3)',
    given: { claim: 'wages-left', startedOn: '2024-12-31', demands: ['2026-02-01'] },
    lines: { 最后一天: '2025-12-31', 过了期限: '还可以要，对方可能拿期限顶你。对方签字答应还，就重新有效' },
  },
  {
    source: 'given example 1(4)',
    given: { claim: 'wages-employed' },
    lines: { 期限: '没有期限，随时可以要' },
  },
  {
    source: 'given example 1(5)',
    given: { claim: 'civil', startedOn: '2022-12-31', demands: ['2026-05-20', '2024-06-01'] },
    lines: { 最后一天: '2029-05-20', '最后一天：顺延': '2029年放假安排还没公布，别指望顺延' },
  },
  {
    source: 'given example 1(6)',
    given: { claim: 'civil', startedOn: '2023-02-28' },
    lines: { 最后一天: '2026-02-28' },
  },
  {
    source: 'given example 1(7)',
    given: { claim: 'inspection', startedOn: '2024-11-22', demands: ['2025-05-05'] },
    lines: { 最后一天: '2026-11-22', '最后一天：顺延到': '2026-11-23' },
    today: '2026-11-20',
  },
  {
    source: 'given example 1(8)',
    given: { claim: 'labour-other', startedOn: '2024-02-29' },
    lines: { 最后一天: '2025-02-28' },
  },
  {
    source: '民法典 188: twenty years from the day it happened',
    given: { claim: 'civil', startedOn: '2026-06-01', happenedOn: '2007-03-15' },
    lines: { 最后一天: '2027-03-15' },
  },
  {
    source: '民法典 152: five years from the contract beat one year from knowing',
    given: { claim: 'fraud', startedOn: '2026-06-01', happenedOn: '2021-12-01' },
    lines: { 最后一天: '2026-12-01' },
  },
  {
    source: '民法典 152: a mistake, ninety days',
    given: { claim: 'mistake', startedOn: '2026-09-10' },
    lines: { 最后一天: '2026-12-09' },
  },
  {
    source: '民法典 692: six months for a guarantor, demands change nothing',
    given: { claim: 'guarantee', startedOn: '2026-08-31', demands: ['2026-10-01'] },
    lines: { 最后一天: '2027-02-28' },
  },
  {
    source: '民法典 194: an obstacle until November leaves six months after it',
    given: { claim: 'civil', startedOn: '2023-12-10', blockedFrom: '2026-08-01', blockedTo: '2026-11-05' },
    lines: { 最后一天: '2027-05-05' },
  },
  {
    source: '工伤保险行政案件规定 7: days lost without own fault are not counted',
    given: {
      claim: 'injury-recognition',
      startedOn: '2025-12-01',
      blockedFrom: '2026-03-01',
      blockedTo: '2026-03-31',
    },
    lines: { 最后一天: '2027-01-01' },
  },
  {
    source: '民法典 195: from the end of the proceedings',
    given: {
      claim: 'civil',
      startedOn: '2022-05-01',
      proceedingsBegan: '2024-04-01',
      proceedingsEnded: '2025-01-20',
    },
    lines: { 最后一天: '2028-01-20' },
  },
  {
    source: '民法典 203: a demand on the day it rolled to is in time (2024-11-30 is a Saturday)',
    given: { claim: 'wages-left', startedOn: '2023-11-30', demands: ['2024-12-02'] },
    lines: { 最后一天: '2025-12-02' },
  },
  {
    source: '道路交通事故处理程序规定 112: three working days over a weekend',
    given: { claim: 'traffic-finding', startedOn: '2026-11-26' },
    lines: { 最后一天: '2026-12-01' },
  },
  {
    source: '民事诉讼法 171: a ruling, ten days',
    given: { claim: 'ruling', startedOn: '2026-11-20' },
    lines: { 最后一天: '2026-11-30', 没几天了: '法律援助可以先帮你办，打12348' },
  },
  {
    source: '民事诉讼法 250 and 195: enforcement started anew',
    given: { claim: 'enforcement', startedOn: '2024-10-10', demands: ['2026-01-15'] },
    lines: { 最后一天: '2028-01-15' },
  },
]

export const coolingOffExamples: readonly Example[] = [
  {
    source: 'given example 11.1',
    given: { appliedOn: '2026-11-02' },
    lines: {
      冷静期到: '2026-12-02',
      可以领证从: '2026-12-03',
      领证最后一天: '2027-01-01',
      稳妥的一天: '2026-12-31',
    },
  },
  {
    source: 'given example 11.2',
    given: { appliedOn: '2026-11-23' },
    lines: { 冷静期到: '2026-12-23', 可以领证从: '2026-12-24', 领证最后一天: '2027-01-22' },
  },
  {
    source: 'given example 11.3',
    given: { appliedOn: '2026-09-01' },
    lines: { 冷静期到: '2026-10-01', 最早去领: '2026-10-08' },
  },
  { source: 'given example 11.4', given: { appliedOn: '2026-01-31' }, lines: { 冷静期到: '2026-03-02' } },
  {
    source: 'given example 11.5',
    given: { appliedOn: '2026-11-02', withdrawnOn: '2026-11-30' },
    lines: { 申请: '2026年11月30日（周一）撤回，这次申请就没有了' },
  },
  {
    source: '民法典 1077: after the thirty days nobody withdraws any more',
    given: { appliedOn: '2026-08-03', withdrawnOn: '2026-09-03' },
    lines: { 冷静期到: '2026-09-02', 领证最后一天: '2026-10-02', 稳妥的一天: '2026-09-30' },
  },
  {
    source: '民法典 1077, 201: over the end of February',
    given: { appliedOn: '2026-02-10' },
    lines: {
      冷静期到: '2026-03-12',
      可以领证从: '2026-03-13',
      领证最后一天: '2026-04-11',
      稳妥的一天: '2026-04-10',
    },
  },
  {
    source: '婚姻登记条例 16: the first day is a Saturday, so Monday',
    given: { appliedOn: '2026-10-07' },
    lines: {
      冷静期到: '2026-11-06',
      可以领证从: '2026-11-07',
      最早去领: '2026-11-09',
      领证最后一天: '2026-12-06',
    },
  },
  {
    source: '民法典 1077: the last day is a plain working day',
    given: { appliedOn: '2026-05-11' },
    lines: { 冷静期到: '2026-06-10', 领证最后一天: '2026-07-10', 稳妥的一天: '2026-07-10' },
  },
  {
    source: '反家庭暴力: the way without a cooling-off period is shown',
    given: { appliedOn: '2026-11-02', isViolent: true },
    lines: { 挨打的: '不用等冷静期：直接去法院起诉，还能申请保护令。打110、12338' },
  },
]

export const reconsiderationExamples: readonly Example[] = [
  {
    source: 'given example 12.1',
    given: { situation: 'served', on: '2026-10-08' },
    lines: { 复议最后一天: '2026-12-07', 起诉最后一天: '2027-04-08' },
  },
  {
    source: 'given example 12.2',
    given: { situation: 'served', on: '2026-09-22' },
    lines: { 复议最后一天: '2026-11-21', '复议最后一天：顺延到': '2026-11-23' },
  },
  {
    source: 'given example 12.3',
    given: { situation: 'served', on: '2026-03-01', toldOn: '2026-09-10' },
    lines: { 复议最后一天: '2026-11-09' },
  },
  {
    source: 'given example 12.4',
    given: { situation: 'no-answer', on: '2026-08-01' },
    lines: {
      复议最后一天: '2026-11-29',
      '复议最后一天：顺延到': '2026-11-30',
      先走哪一步: '该办不办的，先申请复议，再起诉',
    },
  },
  {
    source: 'given example 12.5',
    given: { situation: 'demolition', on: '2026-11-10' },
    lines: { 起诉最后一天: '2026-11-25', 复议最后一天: '2027-01-09' },
    today: '2026-11-12',
  },
  {
    source: '行政复议法 20: never more than a year from knowing the content',
    given: { situation: 'served', on: '2025-12-01', toldOn: '2026-11-01' },
    lines: { 复议最后一天: '2026-12-01' },
  },
  {
    source: '行政诉讼法 45: fifteen days after the reconsideration',
    given: { situation: 'reconsidered', on: '2026-11-16' },
    lines: { 起诉最后一天: '2026-12-01' },
  },
  {
    source: '行政复议法实施条例 24: with a period of its own',
    given: { situation: 'no-answer', on: '2026-08-01', promisedBy: '2026-10-20' },
    lines: { 复议最后一天: '2026-12-19', '复议最后一天：顺延到': '2026-12-21' },
  },
  {
    source: '行政复议法 21: five years from the day it was done',
    given: { situation: 'served', on: '2026-10-08', madeOn: '2021-11-30' },
    lines: { 复议最后一天: '2026-11-30', 起诉最后一天: '2026-11-30' },
  },
  {
    source: '行政复议法 21: twenty years for land and houses',
    given: { situation: 'served', on: '2026-10-08', madeOn: '2021-11-30', isLandOrHouse: true },
    lines: { 复议最后一天: '2026-12-07' },
  },
]
