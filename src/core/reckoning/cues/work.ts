import type { CalculatorName } from '../../../domain/knowledge/known-aids.ts'
import { counted, type Hearing, HIRED, LEFT, MONTHLY, word } from './cue.ts'

const HOLIDAY = '(?:国庆|春节|过年|五一|中秋|端午|元旦|清明|劳动节|法定节?假?日|节日)[^，。,;；]{0,6}?'
const REST = '(?:周末|礼拜天|星期天|周六|周日|双休|休息日)[^，。,;；]{0,6}?'
const HOURS = '(?:个?小时|个?钟头|个钟)'
const HOURS_A_DAY = 8

/** Wages and what else work brings. */
export const WORK: Readonly<Partial<Record<CalculatorName, Hearing>>> = {
  severance: {
    about: /赔|补偿|补我|2n|n\+1/i,
    cues: [
      { key: 'hiredOn', ...HIRED },
      { key: 'lastDay', ...LEFT },
      { key: 'averageWage', ...MONTHLY },
      word('reason', /无缘无故|无故|没(?:有)?(?:原因|理由)|违法(?:辞退|解除|开除)/, 'unlawful'),
      word('reason', /裁员/, 'layoff'),
      word('reason', /倒闭|破产|厂关了|关门/, 'closed'),
      word('reason', /(?:厂|单位|公司|老板)里?(?:说|就)?不(?:续|跟我续|给我续)|合同到期/, 'expired'),
      word('renewalOffered', /(?:厂|单位|公司|老板)里?(?:说|就)?不(?:续|跟我续|给我续)/, false),
    ],
  },
  'double-wage': {
    about: /双倍|二倍|两倍工资|(?:没|不|未)[^，。,续]{0,5}(?:签|合同)/,
    cues: [
      { key: 'hiredOn', ...HIRED },
      { key: 'leftOn', ...LEFT },
      { key: 'monthlyWage', ...MONTHLY },
    ],
  },
  overtime: {
    about: /加班|(?:上|值)了?[^，。,]{0,4}班/,
    cues: [
      { key: 'monthlyWage', ...MONTHLY },
      word('way', /一个月|每月|月薪|月工资|底薪|一个?小时/, 'time'),
      { key: 'restHours', of: 'number', says: counted(`${REST}#${HOURS}`) },
      { key: 'restHours', of: 'number', says: counted(`${REST}#天`), times: HOURS_A_DAY },
      { key: 'holidayHours', of: 'number', says: counted(`${HOLIDAY}#${HOURS}`) },
      { key: 'holidayHours', of: 'number', says: counted(`${HOLIDAY}#天`), times: HOURS_A_DAY },
      {
        key: 'weekdayHours',
        of: 'number',
        says: counted(`(?:平时|平日|下班后?|工作日|晚上)[^，。,;；]{0,6}?#${HOURS}`),
      },
    ],
  },
  'annual-leave': {
    about: /年假|年休假/,
    cues: [
      { key: 'averageWage', ...MONTHLY },
      { key: 'leftOn', ...LEFT },
      { key: 'totalYears', of: 'number', says: counted('(?:工龄|一共干了|总共干了|干了)(?:有|是)?#年') },
      { key: 'takenDays', of: 'number', says: counted('休(?:了|过)?#天') },
      word('takenDays', /一天(?:都|也)?(?:没|未)休|没休过|(?:都|全)没休/, 0),
    ],
  },
  'minimum-wage': {
    about: /最低工资/,
    cues: [
      { key: 'received', ...MONTHLY },
      { key: 'months', of: 'number', says: counted('#个月') },
    ],
  },
  'work-injury': {
    about: /工伤/,
    cues: [
      { key: 'injuredOn', of: 'day', after: /^(?:受的?伤|出的?事|摔|砸|压|伤|上班)/ },
      { key: 'grade', of: 'number', says: counted('#级') },
      { key: 'leaveMonths', of: 'number', says: counted('(?:停工|养伤|治伤|休息)了?#个月') },
      { key: 'monthlyWage', ...MONTHLY },
    ],
  },
}
