import { type Consultation, OUTCOMES } from '../../domain/casework/consultation.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import { countPersons, type Heading, idsOf, type ReportFacts } from './facts.ts'
import { type Cell, count, type Table, text } from './table.ts'

const NOTE = '人次：问一次算一次。人数：不同的人，同一人只算一次，所以人数不能相加。'
const PUBLIC_NOTE = '单位：人次（问一次算一次）。'

/** What people call the ways in. A channel without a name here is printed by its own. */
const CHANNEL_LABELS: readonly Heading[] = [
  { key: 'wechat-official', label: '公众号' },
  { key: 'web', label: '网页' },
  { key: 'wechaty', label: '微信群' },
  { key: 'telegram', label: '电报' },
  { key: 'terminal', label: '终端' },
]

export function consultationsByChannel(facts: ReportFacts): Table {
  const named = new Set(CHANNEL_LABELS.map((heading) => heading.key))
  const met = new Set(facts.consultations.map((one) => one.channel))
  const others = [...met].filter((channel) => !named.has(channel)).sort()
  const headings = [...CHANNEL_LABELS, ...others.map((key) => ({ key, label: key }))]
  const head = { id: 'consultations-by-channel', title: '咨询 渠道', corner: '渠道' }
  return lines(facts, { ...head, headings, keyOf: (one) => one.channel })
}

export function consultationsByOutcome(facts: ReportFacts): Table {
  const headings = Object.entries(OUTCOMES).map(([key, label]) => ({ key, label }))
  const head = { id: 'consultations-by-outcome', title: '咨询 结果', corner: '结果' }
  return lines(facts, { ...head, headings, keyOf: (one) => one.outcome })
}

export function consultationsByClass(facts: ReportFacts): Table {
  const headings = ['民事', '刑事', '行政', '其他'].map((label) => ({ key: label, label }))
  const head = { id: 'consultations-by-class', title: '咨询 大类', corner: '大类' }
  return lines(facts, { ...head, headings, keyOf: (one) => TOPICS[one.topic].reportClass })
}

interface LinesRequest {
  readonly id: string
  readonly title: string
  readonly corner: string
  readonly headings: readonly Heading[]
  readonly keyOf: (one: Consultation) => string
}

function lines({ consultations }: ReportFacts, request: LinesRequest): Table {
  const { id, title, corner, headings, keyOf } = request
  const of = (key: string) => consultations.filter((one) => keyOf(one) === key)
  return {
    ...{ id, title, note: NOTE, publicNote: PUBLIC_NOTE },
    columns: [
      { title: corner, width: 16 },
      { title: '人次', width: 10 },
      { title: '人数', width: 10 },
    ],
    rows: [...headings.map(({ key, label }) => line(label, of(key))), line('合计', consultations)],
  }
}

function line(label: string, records: readonly Consultation[]): readonly Cell[] {
  const ids = idsOf(records)
  return [text(label), count(ids), count(ids, countPersons(records))]
}
