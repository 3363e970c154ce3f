import { CASE_STATE_LABELS, type Case, isOpen, shortNumber } from '../../domain/casework/case.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import { summaryOf } from '../interviews/worker.ts'
import { redactNumbers } from '../understanding/redact.ts'
import type { Desk } from './desk.ts'
import { caseDueWords } from './due-words.ts'

/** The asker's place in words: town and village, as far as known. */
export function placeName(theCase: Pick<Case, 'place'>, county: County): string {
  const town = county.towns.find((candidate) => candidate.code === theCase.place.town)?.name
  const village =
    county.villages.find((candidate) => candidate.code === theCase.place.village)?.name ??
    theCase.place.villageAsTyped
  return [town, village].filter(Boolean).join(' ') || '地点没说'
}

/** A station's name; an unknown id reads as the county centre would. */
export function stationName(id: string, county: County): string {
  return county.stations.find((station) => station.id === id)?.name ?? '县公共法律服务中心'
}

/** What staff read about one case, with what the interview brought out. Numbers to call people by are masked. */
export async function caseText(
  { stores, county, now }: Pick<Desk, 'stores' | 'county' | 'now'>,
  theCase: Case,
): Promise<string> {
  const facts = await stores.caseFacts.of(theCase.id)
  const lines = facts.map(({ label, text }) => `${label}：${redactNumbers(text)}`)
  return [caseCard(theCase, county, now), ...lines, ...(await groupLines(stores, theCase))].join('\n')
}

const MOST_NAMES = 20

async function groupLines({ groups }: Desk['stores'], { id }: Case): Promise<readonly string[]> {
  const code = await groups.codeOf(id)
  if (code === undefined) return []
  const workers = (await groups.members(id)).map(({ worker }) => worker)
  const names = workers.slice(0, MOST_NAMES).map(({ name }) => name)
  const more = workers.length > MOST_NAMES ? ' 等' : ''
  return [`一起要钱：1 件 ${summaryOf(workers)}`, `名单：${names.join('、')}${more}`, `加入的码：入 ${code}`]
}

/** `words` are already without phone and ID numbers. */
function caseCard(theCase: Case, county: County, now: number): string {
  const sealed = theCase.sealed ? '【保密】' : ''
  return [
    `${sealed}案件 ${shortNumber(theCase)} · ${TOPICS[theCase.topic].label} · ${CASE_STATE_LABELS[theCase.state]}`,
    `地点：${placeName(theCase, county)}`,
    `站点：${stationName(theCase.station, county)}`,
    `来时：${shanghaiMinute(theCase.openedAt)}`,
    ...(isOpen(theCase) ? [`时限：${caseDueWords(theCase, county, now).words}`] : []),
    `说的：${theCase.words}`,
  ].join('\n')
}

/** One line of a list of cases. */
export function caseLine(theCase: Case, county: County, now: number): string {
  const due = isOpen(theCase) ? ` · ${caseDueWords(theCase, county, now).words}` : ''
  return `${shortNumber(theCase)} ${TOPICS[theCase.topic].label} · ${placeName(theCase, county)} · ${CASE_STATE_LABELS[theCase.state]}${due}`
}
