import type { Example } from './examples.ts'

export const severanceExamples: readonly Example[] = [
  {
    source: 'given example 2.1',
    given: {
      reason: 'expired',
      renewalOffered: false,
      hiredOn: '2023-04-01',
      lastDay: '2026-10-31',
      averageWage: 450_000,
    },
    lines: { 经济补偿: 18_000_00 },
  },
  {
    source: 'given example 2.2',
    given: { reason: 'unlawful', hiredOn: '2021-06-15', lastDay: '2026-10-20', averageWage: 500_000 },
    lines: { 违法辞退赔偿金: 55_000_00 },
  },
  {
    source: 'given example 2.3',
    given: {
      reason: 'notice-dismissal',
      wasNoticed: false,
      hiredOn: '2026-06-01',
      lastDay: '2026-10-31',
      averageWage: 380_000,
      lastWage: 400_000,
    },
    lines: { 经济补偿: 1_900_00, '没提前通知，多给一个月': 4_000_00, 合计: 5_900_00 },
  },
  {
    source: 'given example 2.4',
    given: { reason: 'layoff', hiredOn: '2012-07-01', lastDay: '2026-09-30', averageWage: 3_000_000 },
    lines: { 经济补偿: 252_000_00 },
  },
  {
    source: 'given example 2.5',
    given: { reason: 'employer-fault', hiredOn: '2024-02-10', lastDay: '2026-10-20', averageWage: 150_000 },
    lines: { 经济补偿: 6_000_00, 工资低于最低工资: '少给的差额可以另外要' },
  },
  {
    source: 'given example 2.6, full six months',
    given: {
      reason: 'employer-proposed',
      hiredOn: '2026-01-01',
      lastDay: '2026-06-30',
      averageWage: 400_000,
    },
    lines: { 经济补偿: 4_000_00 },
  },
  {
    source: 'given example 2.6, a day short of six months',
    given: {
      reason: 'employer-proposed',
      hiredOn: '2026-01-01',
      lastDay: '2026-06-29',
      averageWage: 400_000,
    },
    lines: { 经济补偿: 2_000_00 },
  },
  {
    source: 'given example 2.6, exactly two years',
    given: {
      reason: 'employer-proposed',
      hiredOn: '2024-11-01',
      lastDay: '2026-10-31',
      averageWage: 400_000,
    },
    lines: { 经济补偿: 8_000_00 },
  },
  {
    source: '劳动合同法 47: exactly three times the average is not above it, no 12 years either',
    given: { reason: 'layoff', hiredOn: '2012-07-01', lastDay: '2026-09-30', averageWage: 2_100_000 },
    lines: { 经济补偿: 304_500_00 },
  },
  {
    source: '劳动合同法实施条例 25: 2N of a capped wage keeps both caps',
    given: { reason: 'unlawful', hiredOn: '2012-07-01', lastDay: '2026-09-30', averageWage: 3_000_000 },
    lines: { 违法辞退赔偿金: 504_000_00 },
  },
  {
    source: '劳动合同法实施条例 10: years with the first employer count',
    given: {
      reason: 'closed',
      hiredOn: '2025-01-01',
      earlierHiredOn: '2022-01-01',
      lastDay: '2026-12-31',
      averageWage: 400_000,
    },
    lines: { 经济补偿: 20_000_00 },
  },
  {
    source: '劳动合同法实施条例 22: the task is done',
    given: { reason: 'task-done', hiredOn: '2026-03-01', lastDay: '2026-08-31', averageWage: 600_000 },
    lines: { 经济补偿: 6_000_00 },
  },
  {
    source: '劳动合同法 46(5): the worker refused the same conditions',
    given: {
      reason: 'expired',
      renewalOffered: true,
      hiredOn: '2024-01-01',
      lastDay: '2026-12-31',
      averageWage: 500_000,
    },
    lines: { 经济补偿: 0 },
  },
  {
    source: '劳动合同法 71: hourly work ends without compensation',
    given: { reason: 'part-time', hiredOn: '2024-01-01', lastDay: '2026-10-31', averageWage: 200_000 },
    lines: { 经济补偿: 0 },
  },
  {
    source: '劳动合同法 40: noticed thirty days before, no extra month',
    given: {
      reason: 'notice-dismissal',
      wasNoticed: true,
      hiredOn: '2024-11-01',
      lastDay: '2026-10-31',
      averageWage: 400_000,
    },
    lines: { 经济补偿: 8_000_00 },
  },
]
