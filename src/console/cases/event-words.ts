import { stationName } from '../../core/casework/describe-case.ts'
import { type CaseOutcome, PAID_LABELS, RATING_LABELS, RESULT_LABELS } from '../../domain/casework/case.ts'
import {
  ALARM_CAUSES,
  ALARM_RUNGS,
  type CaseEvent,
  type CaseEventBody,
  type EventActor,
} from '../../domain/casework/case-event.ts'
import { PROCEDURE_STEPS } from '../../domain/clocks/clock-rule.ts'
import { fenToYuan } from '../../domain/money.ts'
import type { County } from '../../domain/place/station.ts'
import { spokenDate } from '../../domain/shanghai-time.ts'

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
  remarked: ({ remark }) => ({ what: '内部记一笔（当事人看不到）：', note: remark }),
  'material-requested': ({ note }) => ({ what: '请当事人补材料：', note }),
  'asker-wrote': ({ note }) => ({ what: '补充说：', note }),
  'paper-released': ({ title }) => ({ what: `看过《${title}》，交给当事人` }),
  'handed-on': ({ from, to, why }, { names }) => ({
    what: handedOnWords({ from: names.get(from), to: to === undefined ? undefined : names.get(to), why }),
  }),
  'step-taken': ({ step, day, note }) => ({
    what: `记下：${PROCEDURE_STEPS[step]}，${spokenDate(day)}`,
    ...(note === undefined ? {} : { note }),
  }),
  extended: ({ reason }) => ({ what: '延长办理时间，原因：', note: reason }),
  reminded: ({ why, rung, told }, { names }) => ({
    what: `提醒${ALARM_RUNGS[rung]}：${ALARM_CAUSES[why]}。${told.length === 0 ? '一个人也没联系上。' : `告诉了${told.map((id) => names.get(id) ?? '已离开的同事').join('、')}。`}`,
  }),
  closed: ({ outcome }) => ({ what: `办结：${outcomeWords(outcome)}` }),
  withdrawn: () => ({ what: '撤回' }),
  undone: ({ what }) => ({ what: what === 'closed' ? '撤销了办结' : '撤销了转站' }),
  rated: ({ rating }) => ({ what: `当事人评价：${RATING_LABELS[rating]}` }),
  reopened: ({ station }, { county }) => ({
    what: `当事人说没解决，重新办，到${stationName(station, county)}`,
  }),
  'follow-up-asked': () => ({ what: '30 天回访：问当事人钱到手了没有' }),
  'followed-up': ({ paid }) => ({ what: `回访：${PAID_LABELS[paid]}` }),
}

export function eventWords(event: CaseEvent, names: Names): EventWords {
  const wordsOf = WORDS[event.body.kind] as (body: CaseEventBody, names: Names) => Words
  return { who: actorName(event.actor, names), ...wordsOf(event.body, names) }
}

/** `解决了，3 人，要回 30000.00 元`. */
export function outcomeWords(outcome: CaseOutcome): string {
  const { solved, people, recoveredFen, claimedFen, confirmedFen, documents = [] } = outcome
  const sum = (name: string, fen: number | undefined) => (fen ? `，${name} ${fenToYuan(fen)} 元` : '')
  const head = outcome.result ? RESULT_LABELS[outcome.result] : solved ? '解决了' : '没解决'
  const papers = documents.length > 0 ? `，有${documents.join('、')}` : ''
  return `${head}，${people} 人${sum('要', claimedFen)}${sum('认了', confirmedFen)}，要回 ${fenToYuan(recoveredFen)} 元${papers}`
}

function handedOnWords(how: {
  from: string | undefined
  to: string | undefined
  why: 'away' | 'gone' | 'back'
}): string {
  const from = how.from ?? '已离开的同事'
  if (how.why === 'back') return `${how.to ?? '办的人'}回来了，${from}交还`
  const cause = how.why === 'away' ? '请假' : '不在岗了'
  return how.to === undefined ? `${from}${cause}，重新等人接` : `${from}${cause}，由${how.to}接着办`
}

function actorName(actor: EventActor, { names }: Names): string {
  if (actor.kind === 'asker') return '当事人'
  if (actor.kind === 'system') return '系统'
  return names.get(actor.id) ?? '已离开的同事'
}
