import type { Period } from '../calendar/period.ts'
import { rule } from './answer.ts'
import type { Rule } from './calculator.ts'

/** One kind of claim and the period in which it must be raised. */
export interface LimitedClaim {
  /** At most 8 Han. */
  readonly label: string
  readonly group: string
  /** Absent: no period runs at all. */
  readonly period?: Period
  /** The longest period there is, counted from the day it happened. */
  readonly longest?: Period
  /** Demands, complaints and promises start it anew. */
  readonly isInterruptible: boolean
  /**
   * What the end of the period does: `defence` = the other side may refuse, the right stays; `lost` = the right or the
   * door is gone; `inspection` = the inspectors need not act, other doors stay.
   */
  readonly end: 'defence' | 'lost' | 'inspection'
  /** An obstacle that was not one's own doing, such as force majeure. */
  readonly obstacle: 'last-six-months' | 'not-counted' | 'none'
  readonly rule: Rule
}

const year = (count: number): Period => ({ count, unit: 'year' })
const days = (count: number): Period => ({ count, unit: 'day' })

const LIMITED = { isInterruptible: true, end: 'defence' } as const
const FORFEITED = { isInterruptible: false, end: 'lost', obstacle: 'none' } as const
const WORK = '工钱工伤'
const MONEY = '借钱买卖'
const UNDO = '反悔撤销'
const HOME = '家里村里'
const PAPER = '收到文书'

/** Every claim the calculator knows, in the order of asking. */
export const LIMITED_CLAIMS = {
  'wages-left': {
    ...LIMITED,
    obstacle: 'not-counted',
    label: '离职后要工资',
    group: WORK,
    period: year(1),
    rule: rule(
      '离开单位以后要工资，1 年内申请仲裁。催过、投诉过、对方答应过，从那天重新算。',
      '劳动争议调解仲裁法 27',
    ),
  },
  'wages-employed': {
    isInterruptible: false,
    end: 'defence',
    obstacle: 'none',
    label: '还在干，要工资',
    group: WORK,
    rule: rule('还在单位干的时候要工资，不受 1 年的限制。离开以后 1 年内要提出。', '劳动争议调解仲裁法 27'),
  },
  'labour-other': {
    ...LIMITED,
    obstacle: 'not-counted',
    label: '补偿、双倍工资',
    group: WORK,
    period: year(1),
    rule: rule('补偿金这些劳动争议，从知道权利受损那天起 1 年内申请仲裁。', '劳动争议调解仲裁法 27'),
  },
  inspection: {
    isInterruptible: false,
    end: 'inspection',
    obstacle: 'none',
    label: '找劳动监察',
    group: WORK,
    period: year(2),
    rule: rule(
      '单位违法的事，2 年内没人举报投诉，劳动监察就不再查。一直没停的，从停下那天算。',
      '劳动保障监察条例 20',
    ),
  },
  'injury-recognition': {
    ...FORFEITED,
    obstacle: 'not-counted',
    label: '申请认定工伤',
    group: WORK,
    period: year(1),
    rule: rule(
      '单位没申请的，自己在受伤 1 年内申请认定工伤。不怪自己的耽误不算在内。',
      '工伤保险条例 17',
      '工伤保险行政案件规定 7',
    ),
  },
  civil: {
    ...LIMITED,
    obstacle: 'last-six-months',
    label: '借钱、赔偿',
    group: MONEY,
    period: year(3),
    longest: year(20),
    rule: rule('打官司的时效是 3 年，从知道权利受损和找谁那天起算，最长 20 年。', '民法典 188', '民法典 195'),
  },
  guarantee: {
    ...FORFEITED,
    label: '找担保人',
    group: MONEY,
    period: { count: 6, unit: 'month' },
    rule: rule('没约好担保多久的，从主债到期起 6 个月内找担保人，催也不能延长。', '民法典 692'),
  },
  product: {
    ...LIMITED,
    obstacle: 'last-six-months',
    label: '东西坏了伤人',
    group: MONEY,
    period: year(2),
    longest: year(10),
    rule: rule('产品有毛病伤了人，从知道起 2 年内要赔偿，交货满 10 年就没了。', '产品质量法 45'),
  },
  enforcement: {
    ...LIMITED,
    obstacle: 'last-six-months',
    label: '申请强制执行',
    group: MONEY,
    period: year(2),
    rule: rule('判决写的履行期到了，2 年内申请强制执行。', '民事诉讼法 250'),
  },
  fraud: {
    ...FORFEITED,
    label: '被骗签的合同',
    group: UNDO,
    period: year(1),
    longest: year(5),
    rule: rule('被骗签的，从知道起 1 年内去撤销，签后最长 5 年。', '民法典 152'),
  },
  mistake: {
    ...FORFEITED,
    label: '看错了才签的',
    group: UNDO,
    period: days(90),
    longest: year(5),
    rule: rule('重大误解签的，从知道起 90 日内去撤销，签后最长 5 年。', '民法典 152'),
  },
  duress: {
    ...FORFEITED,
    label: '被逼着签的',
    group: UNDO,
    period: year(1),
    longest: year(5),
    rule: rule('被逼着签的，从不再被逼那天起 1 年内去撤销，签后最长 5 年。', '民法典 152'),
  },
  'collective-decision': {
    ...FORFEITED,
    label: '村集体的决定',
    group: HOME,
    period: year(1),
    longest: year(5),
    rule: rule(
      '村集体经济组织的决定害了成员，从知道起 1 年内、作出起 5 年内去撤销。',
      '农村集体经济组织法 57',
    ),
  },
  'land-arbitration': {
    ...LIMITED,
    obstacle: 'last-six-months',
    label: '承包地仲裁',
    group: HOME,
    period: year(2),
    rule: rule('承包地的纠纷，从知道起 2 年内申请仲裁。', '农村土地承包经营纠纷调解仲裁法 18'),
  },
  support: {
    isInterruptible: false,
    end: 'defence',
    obstacle: 'none',
    label: '赡养费、抚养费',
    group: HOME,
    rule: rule('要赡养费、抚养费、扶养费，要求停止侵害、排除妨碍，没有时效。', '民法典 196'),
  },
  demolition: {
    ...FORFEITED,
    label: '限期拆除决定',
    group: PAPER,
    period: days(15),
    rule: rule('收到限期拆除决定，15 日内去法院起诉。', '土地管理法 83'),
  },
  award: {
    ...FORFEITED,
    label: '劳动仲裁裁决',
    group: PAPER,
    period: days(15),
    rule: rule(
      '不服劳动仲裁裁决，收到 15 日内去法院起诉。',
      '劳动争议调解仲裁法 48',
      '劳动争议调解仲裁法 50',
    ),
  },
  judgment: {
    ...FORFEITED,
    label: '一审判决书',
    group: PAPER,
    period: days(15),
    rule: rule('不服一审判决，收到 15 日内上诉。', '民事诉讼法 171'),
  },
  ruling: {
    ...FORFEITED,
    label: '一审裁定书',
    group: PAPER,
    period: days(10),
    rule: rule('不服一审裁定，收到 10 日内上诉。', '民事诉讼法 171'),
  },
  'traffic-finding': {
    ...FORFEITED,
    label: '事故认定书',
    group: PAPER,
    period: { count: 3, unit: 'working-day' },
    rule: rule(
      '不服交通事故认定，收到 3 个工作日内书面申请复核。',
      '道路交通事故处理程序规定 71',
      '道路交通事故处理程序规定 112',
    ),
  },
  'judicial-confirmation': {
    ...FORFEITED,
    label: '调解协议生效',
    group: PAPER,
    period: days(30),
    rule: rule('调解协议生效 30 日内，双方一起去法院申请司法确认。', '人民调解法 33', '民事诉讼法 205'),
  },
} as const satisfies Record<string, LimitedClaim>
