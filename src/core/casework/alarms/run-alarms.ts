import type { Case } from '../../../domain/casework/case.ts'
import type { CaseEvent, CaseEventBody } from '../../../domain/casework/case-event.ts'
import { type ClockQuestion, caseClocks } from '../../../domain/clocks/case-clocks.ts'
import type { County } from '../../../domain/place/station.ts'
import { addDays, startOfShanghaiDay } from '../../../domain/shanghai-time.ts'
import type { Database, Stores } from '../../../ports/database.ts'
import type { Log } from '../../../ports/log.ts'
import type { Desk } from '../desk.ts'
import { clockFace } from '../working-days.ts'
import { type Crew, presence, reachable, readCrew } from './crew.ts'
import { doAlarm } from './do-alarm.ts'
import { type AlarmPace, paceOf } from './pace.ts'
import { type AlarmQuestion, dueOf, planAlarm } from './plan-alarm.ts'

const BATCH = 50
/** Rungs with nobody on them follow at once; a case that asks for more than this is looked at again soon. */
const MOST_ACTS = 8
const AGAIN_MS = 60_000

/** What running the alarms needs. */
export interface AlarmParts {
  readonly database: Database
  readonly deskOf: (stores: Stores) => Desk
  readonly log: Log
  readonly pace?: AlarmPace
}

/**
 * Looks at the cases that are due and does what is due, each in all or nothing. Says how many it looked at. Safe in
 * two processes at once and after a stop of any length: each act is a line of the log that only one can append.
 */
export async function runAlarms(parts: AlarmParts): Promise<number> {
  const { database } = parts
  return database.transaction(async (stores) => {
    const desk = parts.deskOf(stores)
    const ids = await stores.cases.dueForAlarm(desk.now, BATCH)
    if (ids.length === 0) return 0
    const crew = await readCrew(desk)
    for (const id of ids)
      await lookAt(desk, { id, crew, pace: parts.pace ?? paceOf(desk.county), log: parts.log })
    return ids.length
  })
}

/** One case that cannot be read must not hold up the others. */
async function lookAt(desk: Desk, watch: Watch & { readonly log: Log }): Promise<void> {
  const { id } = watch
  try {
    await desk.stores.attempt((inner) => runAlarmsOf({ ...desk, stores: inner }, watch))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'transaction-lost') throw error
    watch.log.error('alarms.case-failed', error, { id })
    await desk.stores.cases.deferAlarm(id, desk.now + AGAIN_MS)
  }
}

interface Watch {
  readonly id: string
  readonly crew: Crew
  readonly pace: AlarmPace
}

async function runAlarmsOf(desk: Desk, { id, crew, pace }: Watch): Promise<void> {
  for (let act = 0; act < MOST_ACTS; act++) {
    const theCase = await desk.stores.cases.byId(id)
    if (!theCase) return
    const events = await desk.stores.cases.events(id)
    const question = questionOf({ desk, theCase, events, crew, pace })
    const alarm = planAlarm(question)
    if (!alarm || alarm.at > desk.now) {
      const at = alarm && Math.min(alarm.at, nextLeave(crew, theCase, events))
      await desk.stores.cases.setAlarm(theCase, { at, nextDue: dueOf(question) })
      return
    }
    // Somebody else was faster: their line of the log made the case due again.
    if (!(await doAlarm(desk, { theCase, events, act: alarm.act, crew }))) return
  }
  const theCase = await desk.stores.cases.byId(id)
  if (theCase)
    await desk.stores.cases.setAlarm(theCase, { at: desk.now + AGAIN_MS, nextDue: theCase.nextDue })
}

/** Everything planning looks at, read at one instant. */
export function questionOf(given: {
  desk: Pick<Desk, 'county' | 'now'>
  theCase: Case
  events: readonly CaseEvent[]
  crew: Crew
  pace: AlarmPace
}): AlarmQuestion {
  const { desk, theCase, events, crew, pace } = given
  const { county, now } = desk
  const parent = county.stations.find(({ id }) => id === theCase.station)?.parent
  const takers = reachable(crew, theCase, county)
  return {
    ...{ theCase, events, pace, now },
    clocks: caseClocks(clockQuestion(theCase, events, county)),
    face: clockFace(county),
    owner: presence(crew, theCase.owner),
    returned: returnedOwner(events, crew),
    canClimb: parent !== undefined && !theCase.excluded.includes(parent),
    staffed: takers.some(({ station }) => station === theCase.station),
  }
}

/** What the clocks of a case are read from. */
export function clockQuestion(theCase: Case, events: readonly CaseEvent[], county: County): ClockQuestion {
  const { stations, handleWithinWorkingDays } = county
  return { theCase, events, stations, handleWithinWorkingDays, face: clockFace(county) }
}

/** When somebody's next leave changes who has the case: its owner's, or that of who could take it where it waits. */
function nextLeave(crew: Crew, { owner, state, station }: Case, events: readonly CaseEvent[]): number {
  const takers = state === 'waiting' ? crew.staff.filter((member) => member.station === station) : []
  const whose = new Set([owner, ...takers.map(({ id }) => id)])
  const last = events.findLast(({ body }) => MOVES.includes(body.kind))?.body
  const begins = crew.absences.filter(({ staff, firstDay }) => whose.has(staff) && firstDay > crew.today)
  const from = last?.kind === 'handed-on' && last.why === 'away' ? last.from : undefined
  const ends = crew.absences.filter(({ staff }) => staff === from)
  const days = [...begins.map(({ firstDay }) => firstDay), ...ends.map(({ lastDay }) => addDays(lastDay, 1))]
  return Math.min(...days.map(startOfShanghaiDay), Number.POSITIVE_INFINITY)
}

const MOVES: readonly CaseEventBody['kind'][] = [
  ...(['claimed', 'handed-on', 'handed-back', 'routed', 'transferred', 'undone', 'reopened'] as const),
]

/** Who handed the case on for a leave and is back, unless it has changed hands since. */
function returnedOwner(events: readonly CaseEvent[], crew: Crew): string | undefined {
  const last = events.findLast(({ body }) => MOVES.includes(body.kind))?.body
  if (last?.kind !== 'handed-on' || last.why !== 'away' || last.to === undefined) return undefined
  return presence(crew, last.from) === 'here' ? last.from : undefined
}
