import {
  type Case,
  caseNumber,
  PAID_LABELS,
  type PaidAnswer,
  type Rating,
  shortNumber,
} from '../../domain/casework/case.ts'
import type { CaseEventBody } from '../../domain/casework/case-event.ts'
import { stationName } from '../casework/describe-case.ts'
import { notifyStaff, tellCloser } from '../casework/notify-staff.ts'
import { notYours } from './number-guesses.ts'
import { NOT_IN_A_GROUP, sayOnly } from './say-only.ts'
import type { Reply, Turn } from './turn.ts'

const RATED_WITHIN_MS = 30 * 86_400_000

/** `评 2026-0231 3`: what the asker says about the end; 3 opens the case again. */
export async function rate(turn: Turn): Promise<Reply> {
  const [, number = '', digit] = turn.text.split(' ')
  const theCase = await ownCase(turn, number)
  if (!theCase) return noCase(turn)
  const rating = readRating(digit)
  if (rating === 3) return reopen(turn, theCase)
  if (theCase.state !== 'closed') return sayOnly(turn, `编号 ${shortNumber(theCase)} 还在办，办完再评。`)
  if (!(await isRated(turn, theCase))) await append(turn, theCase, { kind: 'rated', rating })
  return sayOnly(turn, '谢谢，记下了。以后有事再来问。急事打 12348。')
}

/** Whether this end was rated already; a case that was opened again ends anew. */
async function isRated({ stores }: Turn, { id }: Case): Promise<boolean> {
  const events = await stores.cases.events(id)
  const end = events.findLastIndex(({ body }) => body.kind === 'closed')
  return events.slice(end).some(({ body }) => body.kind === 'rated')
}

/** 满意, 一般, 没解决 as plain words: about the case that ended last. */
export async function rateInWords(turn: Turn): Promise<Reply | undefined> {
  const [ended] = await endedCases(turn)
  if (!ended || turn.message.group) return undefined
  const rating = /^满意/.test(turn.text) ? 1 : /^一般/.test(turn.text) ? 2 : 3
  return rate({ ...turn, text: `评 ${caseNumber(ended)} ${rating}` })
}

/** `回访 2026-0231 no`: whether promised money came. */
export async function followUp(turn: Turn): Promise<Reply> {
  const [, number = '', word = ''] = turn.text.split(' ')
  const theCase = await ownCase(turn, number)
  const paid = readPaid(word)
  if (!theCase || !paid) return noCase(turn)
  const done = await append(turn, theCase, { kind: 'followed-up', paid })
  if (!done) return sayOnly(turn, '刚才没记上，请再点一次。急事打 12348。')
  await tellCloser(turn, done, `${shortNumber(done)} 回访：${PAID_LABELS[paid]}。`)
  if (paid === 'yes') return sayOnly(turn, '好，记下了。以后有事再来问。急事打 12348。')
  const text =
    '记下了，也告诉了原来办的人。\n钱一直不给，协议可以拿去法院，要他照着给。\n要我们再办，发“没解决”。急事打 12348。'
  return sayOnly(turn, text)
}

/** One level up, one time; after that the way out is told. */
async function reopen(turn: Turn, theCase: Case): Promise<Reply> {
  const number = shortNumber(theCase)
  if (theCase.state !== 'closed') return sayOnly(turn, `编号 ${number} 已经在重新办了。急事打 12348。`)
  if (theCase.reopened) {
    const rated = await append(turn, theCase, { kind: 'rated', rating: 3 })
    if (rated) await tellCloser(turn, rated, `${number}：当事人还是说没解决。`)
    const text = `编号 ${number} 已经重新办过一次了。\n别的路：打 12348 问法律，打 12345 反映办得好不好。\n新的事，发“人工”。`
    return sayOnly(turn, text)
  }
  const rated = await append(turn, theCase, { kind: 'rated', rating: 3 })
  const done = rated && (await append(turn, rated, { kind: 'reopened', station: oneLevelUp(turn, theCase) }))
  if (!done) return sayOnly(turn, '刚才没记上，请再发一次“没解决”。急事打 12348。')
  await notifyStaff(turn, done)
  await tellCloser(turn, theCase, `${number}：当事人说没解决，上一级重新办。`)
  const where = stationName(done.station, turn.county)
  return sayOnly(
    turn,
    `没解决不要紧，编号 ${number} 重新办。\n这回交给${where}，有人接了马上告诉您。\n急事打 12348。`,
  )
}

function oneLevelUp({ county }: Turn, { station, excluded }: Case): string {
  const parent = county.stations.find(({ id }) => id === station)?.parent
  return parent === undefined || excluded.includes(parent) ? station : parent
}

async function endedCases(turn: Turn): Promise<readonly Case[]> {
  const cases = await turn.stores.cases.list({ person: turn.person, states: ['closed'] })
  const recent = cases.filter(({ closedAt = 0 }) => turn.now - closedAt <= RATED_WITHIN_MS)
  return recent.toSorted((one, two) => (two.closedAt ?? 0) - (one.closedAt ?? 0))
}

async function ownCase(turn: Turn, number: string): Promise<Case | undefined> {
  const [year, serial] = number.split('-').map(Number)
  const theCase = year && serial ? await turn.stores.cases.byNumber(year, serial) : undefined
  return theCase?.person === turn.person && !turn.message.group ? theCase : undefined
}

function noCase(turn: Turn): Reply {
  return turn.message.group ? sayOnly(turn, NOT_IN_A_GROUP) : notYours(turn)
}

function append(turn: Turn, theCase: Case, body: CaseEventBody): Promise<Case | undefined> {
  return turn.stores.cases.append(theCase, { at: turn.now, actor: { kind: 'asker' }, body })
}

function readRating(digit: string | undefined): Rating {
  return digit === '1' ? 1 : digit === '2' ? 2 : 3
}

function readPaid(word: string): PaidAnswer | undefined {
  return word === 'yes' || word === 'part' || word === 'no' ? word : undefined
}
