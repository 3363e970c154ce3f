import fc from 'fast-check'
import { applyEvent } from '../../src/domain/casework/apply-event.ts'
import type {
  Case,
  CaseOpening,
  CaseOutcome,
  CaseResult,
  PaidAnswer,
  Rating,
} from '../../src/domain/casework/case.ts'
import type { CaseEvent } from '../../src/domain/casework/case-event.ts'
import type { Consultation } from '../../src/domain/casework/consultation.ts'
import { ROUTE_NAMES } from '../../src/domain/knowledge/route.ts'
import { TOPIC_NAMES } from '../../src/domain/knowledge/topic.ts'
import type { County } from '../../src/domain/place/station.ts'
import { shanghaiDay } from '../../src/domain/shanghai-time.ts'
import type { Stores } from '../../src/ports/database.ts'

const TOWN_NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸', '子', '丑']

/** A county of twelve invented towns with one village each. */
export const testCounty: County = {
  id: 'test',
  name: '示范县',
  towns: TOWN_NAMES.map((name, at) => ({
    code: `99990${100 + at}`,
    name: `示范${name}镇`,
    aliases: [`示范${name}`],
    ambiguous: false,
  })),
  villages: TOWN_NAMES.map((name, at) => ({
    code: `v${at}`,
    name: `${name}示范村`,
    town: `99990${100 + at}`,
    aliases: [],
  })),
  stations: [
    { id: 'county', name: '示范县公共法律服务中心', level: 'county', routes: [] },
    ...TOWN_NAMES.map((name, at) => ({
      id: `town-99990${100 + at}`,
      name: `示范${name}镇司法所`,
      level: 'town' as const,
      parent: 'county',
      town: `99990${100 + at}`,
      routes: [],
    })),
    {
      id: 'unit-legal-aid',
      name: '示范法律援助中心',
      level: 'unit',
      parent: 'county',
      routes: ['legal_aid'],
    },
  ],
  handleWithinWorkingDays: 7,
  closedDays: [],
  workDays: [],
}

export const shanghai = (minute: string): number => Date.parse(`${minute}:00+08:00`)

/** Instants around October 2026: before, in, at the very edges, after. */
const anyInstant = fc.oneof(
  fc.integer({ min: shanghai('2026-09-01T00:00'), max: shanghai('2026-12-01T00:00') }),
  fc.constantFrom(
    shanghai('2026-10-01T00:00') - 1,
    shanghai('2026-10-01T00:00'),
    shanghai('2026-11-01T00:00') - 1,
    shanghai('2026-11-01T00:00'),
  ),
)

const anyPlace = fc.record(
  {
    town: fc.constantFrom(...testCounty.towns.map((town) => town.code), 'elsewhere'),
    village: fc.constantFrom('v0', 'v1'),
  },
  { requiredKeys: [] },
)

export const anyConsultation: fc.Arbitrary<Consultation> = fc.record({
  id: fc.uuid(),
  at: anyInstant,
  channel: fc.constantFrom('web', 'telegram', 'wechat-official', 'new-channel'),
  person: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'),
  topic: fc.constantFrom(...TOPIC_NAMES),
  outcome: fc.constantFrom('answer', 'clarify', 'handover', 'decline', 'emergency'),
  confidence: fc.constant(0.9),
  place: anyPlace,
  words: fc.constant('测试问题'),
})

/** A case with its log. */
export interface LoggedCase {
  readonly opening: CaseOpening
  readonly events: readonly CaseEvent[]
}

const DAY = 86_400_000

export function openingOf(
  fields: Partial<CaseOpening> & Pick<CaseOpening, 'serial' | 'openedAt'>,
): CaseOpening {
  return {
    id: `case-${fields.serial}`,
    year: 2026,
    dueAt: fields.openedAt + 10 * DAY,
    person: 'p1',
    chat: { channel: 'web', chat: 'c1' },
    topic: 'wages',
    route: 'labour_inspection',
    reason: 'route',
    place: {},
    sealed: false,
    excluded: [],
    words: '秘密的来信内容',
    ...fields,
  }
}

const system = { kind: 'system' } as const

const anyResult = fc.constantFrom<CaseResult>('solved', 'partly', 'unsolved', 'referred', 'dropped')
const anySum = fc.option(fc.integer({ min: 0, max: 9_999_999 }), { nil: undefined })

/** What the asker says after the end: a rating, perhaps the case opened again and ended again, perhaps about money. */
const anyEcho = fc.record({
  rating: fc.constantFrom<Rating>(1, 2, 3),
  after: fc.integer({ min: 0, max: 25 }),
  reopened: fc.boolean(),
  endsAgainAfter: fc.option(fc.integer({ min: 1, max: 40 })),
  paid: fc.option(fc.constantFrom<PaidAnswer>('yes', 'part', 'no')),
})

/** Routed, then perhaps claimed, accepted, closed or withdrawn and spoken of, each some days later. */
export const anyLoggedCase: fc.Arbitrary<LoggedCase> = fc
  .record({
    serial: fc.integer({ min: 1, max: 99_999 }),
    openedAt: anyInstant,
    topic: fc.constantFrom(...TOPIC_NAMES),
    place: anyPlace,
    sealed: fc.boolean(),
    route: fc.constantFrom(...ROUTE_NAMES),
    acceptAfter: fc.option(fc.integer({ min: 1, max: 30 })),
    echo: fc.option(anyEcho),
    claimAfter: fc.option(fc.integer({ min: 1, max: 30 })),
    end: fc.option(
      fc.record({
        after: fc.integer({ min: 31, max: 60 }),
        closed: fc.boolean(),
        result: anyResult,
        people: fc.integer({ min: 0, max: 9 }),
        recoveredFen: fc.integer({ min: 0, max: 9_999_999 }),
        claimedFen: anySum,
        confirmedFen: anySum,
      }),
    ),
  })
  .map(({ claimAfter, acceptAfter, end, echo, ...fields }) => {
    const opening = openingOf(fields)
    const at = (days: number) => fields.openedAt + days * DAY
    const events: CaseEvent[] = [line(at(0), { kind: 'routed', station: 'county', hops: [] })]
    if (claimAfter !== null) events.push(line(at(claimAfter), { kind: 'claimed', staff: 's1' }))
    if (acceptAfter !== null)
      events.push(
        line(at(acceptAfter), step('filed', at(0))),
        line(at(acceptAfter), step('accepted', at(acceptAfter))),
      )
    if (end === null) return { opening, events }
    const { after, closed, ...rest } = end
    const outcome: CaseOutcome = { ...rest, solved: rest.result === 'solved' }
    events.push(line(at(after), closed ? { kind: 'closed', outcome } : { kind: 'withdrawn' }))
    if (!closed || echo === null) return { opening, events }
    const told = at(after + echo.after)
    events.push(line(told, { kind: 'rated', rating: echo.rating }))
    if (echo.reopened) events.push(line(told, { kind: 'reopened', station: 'county' }))
    if (echo.reopened && echo.endsAgainAfter !== null)
      events.push(line(told + echo.endsAgainAfter * DAY, { kind: 'closed', outcome }))
    if (!echo.reopened && echo.paid !== null)
      events.push(line(told + 5 * DAY, { kind: 'followed-up', paid: echo.paid }))
    return { opening, events }
  })

function line(at: number, body: CaseEvent['body']): CaseEvent {
  return { at, actor: system, body }
}

function step(name: 'filed' | 'accepted', at: number): CaseEvent['body'] {
  return { kind: 'step-taken', step: name, day: shanghaiDay(at) }
}

export function caseNow({ opening, events }: LoggedCase): Case {
  return events.reduce(applyEvent, { ...opening, state: 'waiting', station: '', version: 0 } as Case)
}

/** Just enough of the stores to read reports from. */
export function reportStores(
  consultations: readonly Consultation[],
  cases: readonly LoggedCase[],
): Pick<Stores, 'consultations' | 'cases'> {
  const unused = () => Promise.reject(new Error('reports only read'))
  return {
    consultations: {
      ...{ add: unused, eraseWords: unused },
      byId: async () => undefined,
      within: async ({ from, to }) => consultations.filter((one) => one.at >= from && one.at < to),
    },
    cases: {
      ...{
        nextSerial: unused,
        open: unused,
        append: unused,
        byNumber: unused,
        byId: unused,
        stamp: unused,
        stamps: unused,
      },
      stamps: async () => ({ stations: [], owners: new Map() }),
      ...{ dueForAlarm: unused, setAlarm: unused, deferAlarm: unused, lastEndedBy: unused, queue: unused },
      events: async (id) => cases.find((one) => one.opening.id === id)?.events ?? [],
      list: async ({ opened }) =>
        cases
          .map(caseNow)
          .filter((one) => !opened || (one.openedAt >= opened.from && one.openedAt < opened.to)),
    },
  }
}
