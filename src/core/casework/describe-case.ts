import { CASE_STATE_LABELS, type Case, isOpen, shortNumber } from '../../domain/casework/case.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
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

/** What staff read about one case. `words` are already without phone and ID numbers. */
export function caseCard(theCase: Case, county: County, now: number): string {
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
