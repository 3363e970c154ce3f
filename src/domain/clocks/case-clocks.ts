import type { Case } from '../casework/case.ts'
import type { CaseEvent } from '../casework/case-event.ts'
import type { Station } from '../place/station.ts'
import { shanghaiDay } from '../shanghai-time.ts'
import type { ClockRule } from './clock-rule.ts'
import { type ClockEvent, type ClockFace, type ClockReading, readClock } from './read-clock.ts'
import { CLOCK_RULES, countyTerm } from './rules.ts'

/** A case with its log, and the county it is worked in. */
export interface ClockQuestion {
  readonly theCase: Pick<Case, 'route' | 'topic' | 'openedAt'>
  readonly events: readonly CaseEvent[]
  readonly stations: readonly Station[]
  readonly handleWithinWorkingDays: number
  readonly face: ClockFace
}

/** Every clock of a case that has begun: the county's own first, then those of law. Pure: the log says it all. */
export function caseClocks(question: ClockQuestion): readonly ClockReading[] {
  const rules = [
    countyTerm(question.handleWithinWorkingDays),
    ...CLOCK_RULES.filter((rule) => belongs(rule, question)),
  ]
  const events = clockEvents(question)
  return rules.flatMap((rule) => readClock(rule, events, question.face) ?? [])
}

/** The clock that runs out first among those staff must keep; undefined when none runs. */
export function mostUrgent(
  readings: readonly ClockReading[],
): Extract<ClockReading, { state: 'running' }> | undefined {
  return readings
    .flatMap((reading) => (reading.state === 'running' && reading.rule.kind === 'office' ? [reading] : []))
    .toSorted((one, two) => one.dueAt - two.dueAt)[0]
}

function belongs({ routes, topics }: ClockRule, { theCase }: ClockQuestion): boolean {
  const byRoute = routes.length === 0 || routes.includes(theCase.route)
  const byTopic = topics.length === 0 || topics.includes(theCase.topic)
  return byRoute && byTopic
}

function clockEvents({ theCase, events, stations }: ClockQuestion): readonly ClockEvent[] {
  const opened: ClockEvent = { kind: 'step', step: 'opened', day: shanghaiDay(theCase.openedAt) }
  const own = new Set(stations.filter(({ routes }) => routes.includes(theCase.route)).map(({ id }) => id))
  let filed = false
  const told = events.flatMap((event): readonly ClockEvent[] => {
    const { body } = event
    const arrives = (body.kind === 'routed' || body.kind === 'transferred') && own.has(body.station)
    if (!arrives || filed) return translate(event)
    filed = true
    return [...translate(event), { kind: 'step', step: 'filed', day: shanghaiDay(event.at) }]
  })
  return [opened, ...told]
}

/** What one line of the log means to a clock. */
function translate({ at, body }: CaseEvent): readonly ClockEvent[] {
  const day = shanghaiDay(at)
  switch (body.kind) {
    case 'step-taken':
      return [
        { kind: 'resume', day },
        { kind: 'step', step: body.step, day: body.day },
      ]
    case 'material-requested':
      return [{ kind: 'pause', day }]
    case 'asker-wrote':
    case 'progress-noted':
      return [{ kind: 'resume', day }]
    case 'extended':
      return [{ kind: 'extend', day }]
    case 'closed':
    case 'withdrawn':
      return [{ kind: 'end', day }]
    case 'reopened':
      return [{ kind: 'step', step: 'opened', day }]
    default:
      return []
  }
}
