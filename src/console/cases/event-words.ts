import { stationName } from '../../core/casework/describe-case.ts'
import type { CaseOutcome } from '../../domain/casework/case.ts'
import type { CaseEvent, CaseEventBody, EventActor } from '../../domain/casework/case-event.ts'
import { fenToYuan } from '../../domain/money.ts'
import type { County } from '../../domain/place/station.ts'

/** What event words are looked up in. */
export interface Names {
  readonly county: County
  /** Staff names by id. */
  readonly names: ReadonlyMap<string, string>
}

/** One line of the log: who, and what happened. `note` is what a person wrote. */
export interface EventWords {
  readonly who: string
  readonly what: string
  readonly note?: string
}

type Words = Omit<EventWords, 'who'>
type WordsOf = {
  readonly [K in CaseEventBody['kind']]: (body: Extract<CaseEventBody, { kind: K }>, names: Names) => Words
}

const WORDS: WordsOf = {
  routed: ({ station, hops }, { county }) => ({
    what: `分到${stationName(station, county)}${hops.length > 0 ? `（前面试过：${hops.map((hop) => stationName(hop, county)).join('、')}）` : ''}`,
  }),
  claimed: () => ({ what: '接单' }),
  'handed-back': ({ reason }) => ({ what: '退单，原因：', note: reason }),
  transferred: ({ station }, { county }) => ({ what: `转到${stationName(station, county)}` }),
  'progress-noted': ({ note }) => ({ what: '记进展：', note }),
  'material-requested': ({ note }) => ({ what: '请当事人补材料：', note }),
  'asker-wrote': ({ note }) => ({ what: '补充说：', note }),
  closed: ({ outcome }) => ({ what: `办结：${outcomeWords(outcome)}` }),
  withdrawn: () => ({ what: '撤回' }),
}

export function eventWords(event: CaseEvent, names: Names): EventWords {
  const wordsOf = WORDS[event.body.kind] as (body: CaseEventBody, names: Names) => Words
  return { who: actorName(event.actor, names), ...wordsOf(event.body, names) }
}

/** `解决了，3 人，要回 30000.00 元`. */
export function outcomeWords({ solved, people, recoveredFen }: CaseOutcome): string {
  return `${solved ? '解决了' : '没解决'}，${people} 人，要回 ${fenToYuan(recoveredFen)} 元`
}

function actorName(actor: EventActor, { names }: Names): string {
  if (actor.kind === 'asker') return '当事人'
  if (actor.kind === 'system') return '系统'
  return names.get(actor.id) ?? '已离开的同事'
}
