import type { Topic } from '../knowledge/topic.ts'
import type { ClockRule } from './clock-rule.ts'

const WORK: readonly Topic[] = ['wages', 'labour']
const CIVIL: readonly Topic[] = ['contracts', 'neighbours', 'traffic', 'consumer']

const OFFICE = { kind: 'office', restarts: [], pauses: false, rolls: true, topics: [] } as const
const LIMITATION = {
  kind: 'limitation',
  starts: ['harmed'],
  stops: ['brought'],
  pauses: false,
  rolls: true,
  routes: [],
} as const

/** Legal aid: 法律援助法 43, 49. */
const LEGAL_AID: readonly ClockRule[] = [
  {
    ...OFFICE,
    ...{ id: 'legal-aid-decide', label: '法律援助审查', unit: 'day', length: 7, pauses: true },
    plain: '收到申请 7 日内要定给不给援助。等补材料的日子不算，这是县里的做法。',
    ...{ starts: ['filed'], stops: ['accepted', 'refused'], routes: ['legal_aid'] },
    sources: [{ law: '法律援助法', article: 43 }],
  },
  {
    ...OFFICE,
    ...{ id: 'legal-aid-assign', label: '指派律师', unit: 'day', length: 3 },
    plain: '定了给援助，3 日内要派人。',
    ...{ starts: ['accepted'], stops: ['assigned'], routes: ['legal_aid'] },
    sources: [{ law: '法律援助法', article: 43 }],
  },
  {
    ...OFFICE,
    ...{ id: 'legal-aid-objection', label: '异议审查', unit: 'day', length: 5 },
    plain: '对不给援助有异议，司法局 5 日内要审查。',
    ...{ starts: ['objected'], stops: ['answered'], routes: ['legal_aid'] },
    sources: [{ law: '法律援助法', article: 49 }],
  },
]

/** Labour inspection: 劳动保障监察条例 17; the five days for accepting stand in a rule of the ministry not yet read. */
const INSPECTION: readonly ClockRule[] = [
  {
    ...OFFICE,
    ...{ id: 'inspection-accept', label: '劳动监察受理', unit: 'working-day', length: 5 },
    plain: '收到投诉 5 个工作日内要定立不立案。部里的条文还没核，先按县里定的算。',
    ...{ starts: ['filed'], stops: ['accepted', 'refused'], routes: ['labour_inspection'], sources: [] },
  },
  {
    ...OFFICE,
    ...{ id: 'inspection-finish', label: '劳动监察调查', unit: 'working-day', length: 60, extendBy: 30 },
    plain: '立案后 60 个工作日内要查完，复杂的批准后可延 30 个工作日。',
    ...{ starts: ['accepted'], stops: ['decided'], routes: ['labour_inspection'] },
    sources: [{ law: '劳动保障监察条例', article: 17 }],
  },
]

/** Arbitration of labour disputes: 劳动争议调解仲裁法 29, 43. */
const ARBITRATION: readonly ClockRule[] = [
  {
    ...OFFICE,
    ...{ id: 'arbitration-accept', label: '仲裁受理', unit: 'day', length: 5 },
    plain: '收到仲裁申请 5 日内要定受不受理。过了没定，可以直接去法院。',
    ...{ starts: ['filed'], stops: ['accepted', 'refused'], routes: ['arbitration'] },
    sources: [{ law: '劳动争议调解仲裁法', article: 29 }],
  },
  {
    ...OFFICE,
    ...{ id: 'arbitration-award', label: '仲裁结案', unit: 'day', length: 45, extendBy: 15 },
    plain: '受理后 45 日内要裁完，复杂的批准后可延 15 日。过了没裁，可以直接去法院。',
    ...{ starts: ['accepted'], stops: ['decided'], routes: ['arbitration'] },
    sources: [{ law: '劳动争议调解仲裁法', article: 43 }],
  },
]

/** Mediation: 劳动争议调解仲裁法 14, 人民调解法 33. Other people's mediation has no term of law. */
const MEDIATION: readonly ClockRule[] = [
  {
    ...OFFICE,
    ...{ id: 'labour-mediation', label: '劳动争议调解', unit: 'day', length: 15, topics: WORK },
    plain: '收到调解申请 15 日没谈成，就可以去仲裁。',
    ...{ starts: ['filed', 'accepted'], stops: ['agreed', 'decided'], routes: ['mediation'] },
    sources: [{ law: '劳动争议调解仲裁法', article: 14 }],
  },
  {
    ...LIMITATION,
    ...{ id: 'judicial-confirmation', label: '申请司法确认', unit: 'day', length: 30 },
    plain: '调解协议生效 30 日内，双方可以一起请法院确认。',
    ...{ starts: ['agreed'], stops: ['confirmed'], restarts: [], routes: ['mediation', 'village_station'] },
    topics: [],
    sources: [{ law: '人民调解法', article: 33 }],
  },
]

/** How long the asker's own claim lives. */
const LIMITATIONS: readonly ClockRule[] = [
  {
    ...LIMITATION,
    ...{ id: 'arbitration-limit', label: '劳动仲裁时效', unit: 'year', length: 1, topics: WORK },
    plain: '一年内要申请仲裁。还在干的欠薪不受这个限，走了从走那天算。催过从催那天重新算。',
    restarts: ['claimed'],
    sources: [{ law: '劳动争议调解仲裁法', article: 27 }],
  },
  {
    ...LIMITATION,
    ...{
      id: 'inspection-limit',
      label: '劳动监察时限',
      unit: 'year',
      length: 2,
      topics: ['wages'],
      rolls: false,
    },
    plain: '两年内没投诉也没被查到，劳动监察就不再管。催讨不重新算。',
    ...{ stops: ['brought', 'filed', 'accepted'], restarts: [], routes: ['labour_inspection'] },
    sources: [{ law: '劳动保障监察条例', article: 20 }],
  },
  {
    ...LIMITATION,
    ...{ id: 'civil-limit', label: '打官司的时效', unit: 'year', length: 3, topics: CIVIL },
    plain: '一般三年内要起诉。催过或对方答应给，重新算。',
    restarts: ['claimed'],
    sources: [
      { law: '民法典', article: 188 },
      { law: '民法典', article: 195 },
    ],
  },
  {
    ...LIMITATION,
    ...{ id: 'land-arbitration-limit', label: '承包地仲裁时效', unit: 'year', length: 2, topics: ['land'] },
    plain: '两年内要申请承包地仲裁。',
    restarts: ['claimed'],
    sources: [{ law: '农村土地承包经营纠纷调解仲裁法', article: 18 }],
  },
  {
    ...LIMITATION,
    ...{ id: 'reconsideration-limit', label: '申请复议', unit: 'day', length: 60, restarts: [] },
    plain: '知道政府的决定 60 日内要申请复议。',
    topics: ['expropriation', 'administration'],
    sources: [{ law: '行政复议法', article: 20 }],
  },
  {
    ...LIMITATION,
    ...{ id: 'administrative-suit-limit', label: '告政府的期限', unit: 'month', length: 6, restarts: [] },
    plain: '直接去法院告，知道决定 6 个月内要起诉。',
    topics: ['expropriation', 'administration'],
    sources: [{ law: '行政诉讼法', article: 46 }],
  },
]

/** Every period we keep, apart from the county's own. */
export const CLOCK_RULES: readonly ClockRule[] = [
  ...LEGAL_AID,
  ...INSPECTION,
  ...ARBITRATION,
  ...MEDIATION,
  ...LIMITATIONS,
]

/** The county's own promise: so many working days from the hand-over to an end or an answer. */
export function countyTerm(workingDays: number): ClockRule {
  return {
    ...OFFICE,
    ...{ id: 'county-term', label: '县里的时限', unit: 'working-day', length: workingDays, pauses: true },
    plain: `县里定的：${workingDays} 个工作日内办完或回话。等补材料的日子不算。`,
    ...{ starts: ['opened'], stops: [], routes: [], sources: [] },
  }
}

/** The rule of an id; undefined for one this program does not know. */
export function clockRule(id: string, workingDays: number): ClockRule | undefined {
  return [...CLOCK_RULES, countyTerm(workingDays)].find((rule) => rule.id === id)
}
