import {
  CASE_STATE_LABELS,
  type Case,
  caseNumber,
  RESULT_LABELS,
  resultOf,
} from '../../domain/casework/case.ts'
import { ROUTES } from '../../domain/knowledge/route.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { isPending, type ReportFacts } from './facts.ts'
import { peopleCell, recoveredCell } from './recovered.ts'
import { type Cell, type Column, type Table, text } from './table.ts'

const COLUMNS = [
  ['案件编号', 12],
  ['开立日期', 12],
  ['事项类别', 22],
  ['镇', 12],
  ['村', 16],
  ['去向', 22],
  ['站点', 26],
  ['期末状态', 10],
  ['接单日期', 12],
  ['办结或撤回日期', 16],
  ['是否解决', 10],
  ['涉及（人数）', 14],
  ['追回（元）', 16],
  ['是否超时', 10],
  ['结果', 16],
] as const satisfies readonly (readonly [string, number])[]

/** Every case open during the span, one a row: no names, no phones, none of the asker's words. */
export function caseList(facts: ReportFacts): Table {
  return {
    id: 'case-list',
    title: '案件清单',
    note: '一行一件，没有姓名、电话和来信内容。保密案件不写镇和村。状态和超时按期末那一刻算。',
    columns: COLUMNS.map(([title, width]): Column => ({ title, width })),
    rows: facts.cases.map((one) => line(one, facts)),
  }
}

function line(one: Case, { county, until }: ReportFacts): readonly Cell[] {
  const station = county.stations.find((candidate) => candidate.id === one.station)
  return [
    text(caseNumber(one)),
    text(dayOf(one.openedAt)),
    text(TOPICS[one.topic].label),
    ...placeCells(one, county),
    text(ROUTES[one.route].label),
    text(station?.name ?? one.station),
    text(CASE_STATE_LABELS[one.state]),
    text(dayOf(one.claimedAt)),
    text(dayOf(one.closedAt)),
    text(solvedWord(one)),
    ...(one.outcome ? [peopleCell([one]), recoveredCell([one])] : [text(''), text('')]),
    text(isOverTime(one, until) ? '超时' : ''),
    text(one.outcome ? RESULT_LABELS[resultOf(one.outcome)] : ''),
  ]
}

/** The asker's own words for a village may hold a name, so only known villages are printed. */
function placeCells({ place, sealed }: Case, county: County): readonly Cell[] {
  if (sealed) return [text('保密'), text('保密')]
  const town = county.towns.find((candidate) => candidate.code === place.town)
  const village = county.villages.find((candidate) => candidate.code === place.village)
  return [text(town?.name ?? '未说'), text(village?.name ?? (place.villageAsTyped ? '名册外' : '未说'))]
}

function solvedWord({ outcome }: Case): string {
  if (!outcome) return ''
  return outcome.solved ? '解决' : '未解决'
}

function isOverTime(one: Case, until: number): boolean {
  if (isPending(one)) return one.dueAt < until
  return one.state === 'closed' && (one.closedAt ?? 0) > one.dueAt
}

function dayOf(at: number | undefined): string {
  return at === undefined ? '' : shanghaiDay(at)
}
