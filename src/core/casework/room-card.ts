import { type Case, shortNumber } from '../../domain/casework/case.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { reachOf } from '../../domain/place/place-tree.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { stationName } from './describe-case.ts'

/** What a room of staff reads of a case: never who, where from or in what words; a sealed case is not told at all. */
export function roomCard(
  theCase: Case,
  room: { station: string },
  county: County,
): OutboundMessage | undefined {
  if (theCase.sealed || theCase.excluded.includes(room.station)) return undefined
  if (!reachOf(room.station, county.stations).has(theCase.station)) return undefined
  const number = shortNumber(theCase)
  const urgent = theCase.reason === 'danger' ? '紧急！' : ''
  const due = spokenDay(shanghaiDay(theCase.dueAt))
  return say(
    [
      `${urgent}有新案件等人接：${number} · ${TOPICS[theCase.topic].label}`,
      `归${stationName(theCase.station, county)}，${due}前办完。`,
      `接的人请单独找我发：接 ${number}`,
    ].join('\n'),
  )
}
