import { type Case, caseNumber, shortNumber } from '../../../domain/casework/case.ts'
import {
  ALARM_CAUSES,
  type AlarmCause,
  type CaseEvent,
  type CaseEventBody,
} from '../../../domain/casework/case-event.ts'
import { type OutboundMessage, say } from '../../../domain/message/outbound-message.ts'
import { canOnCase } from '../../../domain/people/policy.ts'
import type { Staff } from '../../../domain/people/staff.ts'
import { caseLine, stationName } from '../describe-case.ts'
import { type Desk, staffActor } from '../desk.ts'
import { askAsker, notifyStaff, tellAsker } from '../notify-staff.ts'
import { sendTo } from '../send-to.ts'
import { type Crew, onRung, presence, substituteOf } from './crew.ts'
import type { AlarmAct } from './plan-alarm.ts'

/** One alarm to be carried out. */
export interface DueAlarm {
  readonly theCase: Case
  readonly events: readonly CaseEvent[]
  readonly act: AlarmAct
  readonly crew: Crew
}

/** Does what is due and writes it in the log; false when the case moved on meanwhile. */
export async function doAlarm(desk: Desk, due: DueAlarm): Promise<boolean> {
  const { act } = due
  switch (act.kind) {
    case 'hand-on':
      return handOn(desk, due, act.why)
    case 'give-back':
      return giveBack(desk, due, act.to)
    case 'climb':
      return climb(desk, due)
    case 'remind':
      return remind(desk, due, act)
    case 'ask-follow-up':
      return askFollowUp(desk, due)
  }
}

async function handOn(desk: Desk, { theCase, crew }: DueAlarm, why: 'away' | 'gone'): Promise<boolean> {
  const from = theCase.owner
  if (from === undefined) return false
  const to = crew.staff.find(({ id }) => id === substituteOf(crew, from))
  const able =
    to && presence(crew, to.id) === 'here' && canOnCase(staffActor(to, desk.county), 'claim', theCase)
  const done = await append(desk, theCase, { kind: 'handed-on', from, to: able ? to.id : undefined, why })
  if (!done) return false
  if (!able) {
    await notifyStaff(desk, done)
    await tellAsker(desk, done, changedHands(desk, done))
    return true
  }
  const absent = crew.staff.find(({ id }) => id === from)?.name ?? '同事'
  await write(desk, { crew, to: [to], message: say(`${absent}的案件由您接着办：\n${line(desk, done)}`) })
  const text = `您的事（编号 ${shortNumber(done)}）由${to.name}接着办。\n想问到哪了，发“查进度”。急事打 12348。`
  await tellAsker(desk, done, text)
  return true
}

async function giveBack(desk: Desk, { theCase, crew }: DueAlarm, to: string): Promise<boolean> {
  const from = theCase.owner
  if (from === undefined) return false
  const done = await append(desk, theCase, { kind: 'handed-on', from, to, why: 'back' })
  if (!done) return false
  const both = crew.staff.filter(({ id }) => id === from || id === to)
  const name = crew.staff.find(({ id }) => id === to)?.name ?? ''
  await write(desk, { crew, to: both, message: say(`${name}回来了，这件交还：\n${line(desk, done)}`) })
  return true
}

async function climb(desk: Desk, { theCase }: DueAlarm): Promise<boolean> {
  const parent = desk.county.stations.find(({ id }) => id === theCase.station)?.parent
  if (parent === undefined) return false
  const done = await append(desk, theCase, { kind: 'routed', station: parent, hops: [theCase.station] })
  if (!done) return false
  await notifyStaff(desk, done)
  await tellAsker(desk, done, changedHands(desk, done))
  return true
}

function changedHands(desk: Desk, theCase: Case): string {
  const where = stationName(theCase.station, desk.county)
  return `您的事（编号 ${shortNumber(theCase)}）换人办，已经转到${where}。\n有人接了马上告诉您。急事打 12348。`
}

async function remind(
  desk: Desk,
  due: DueAlarm,
  act: Extract<AlarmAct, { kind: 'remind' }>,
): Promise<boolean> {
  const { theCase, crew } = due
  const { why, rung } = act
  const people = why === 'follow-up' ? closers(due) : onRung(rung, theCase, { crew, county: desk.county })
  const told = people.map(({ id }) => id)
  const done = await append(desk, theCase, { kind: 'reminded', why, rung, told })
  if (!done) return false
  await write(desk, { crew, to: people, message: reminder(desk, done, why) })
  const apology = apologyFor(due, act, told.length)
  if (apology) await tellAsker(desk, done, apology)
  return true
}

/** Whoever closed the case asks after the money; when they are gone, the duty officers. */
function closers({ theCase, events, crew }: DueAlarm): readonly Staff[] {
  const closer = events.findLast(({ body }) => body.kind === 'closed')?.actor
  const id = closer?.kind === 'staff' ? closer.id : theCase.owner
  const here = crew.staff.filter((member) => member.id === id && presence(crew, member.id) === 'here')
  return here.length > 0 ? here : crew.staff.filter(({ role, active }) => role === 'duty' && active)
}

/** The asker hears of a broken promise, and of a county where nobody answers, before they ask; each once. */
function apologyFor(due: DueAlarm, act: { why: AlarmCause; rung: string }, told: number): string | undefined {
  const { theCase, events } = due
  const number = shortNumber(theCase)
  const saidSo = events.some(
    ({ body }) => body.kind === 'reminded' && body.rung === 'duty' && body.told.length === 0,
  )
  if (act.why === 'late' && act.rung === 'owner')
    return `您的事（编号 ${number}）没按说好的时间办完，对不起。\n已经催了办的人，也会告诉他上面的人。\n等不及就打 12348。`
  if (act.why === 'unclaimed' && act.rung === 'duty' && told === 0 && !saidSo)
    return `您的事（编号 ${number}）记着，可眼下没有人能接。\n请先打 12348，全国都能打，不要钱。\n我们接着找人，有人接了马上告诉您。`
  return undefined
}

function reminder(desk: Desk, theCase: Case, why: AlarmCause): OutboundMessage {
  const number = caseNumber(theCase)
  const next = {
    unclaimed: `接单请发：接 ${shortNumber(theCase)}`,
    'follow-up': '说好要给的钱，当事人还没回话。请打个电话问问。',
  }
  const how = next[why as keyof typeof next] ?? `有进展发：办 ${shortNumber(theCase)} 进展`
  const options = why === 'unclaimed' ? [{ label: `接 ${shortNumber(theCase)}`, value: `接 ${number}` }] : []
  return say(`提醒，${ALARM_CAUSES[why]}：\n${line(desk, theCase)}\n${how}`, options)
}

async function askFollowUp(desk: Desk, { theCase }: DueAlarm): Promise<boolean> {
  const done = await append(desk, theCase, { kind: 'follow-up-asked' })
  if (!done) return false
  const number = caseNumber(done)
  const text = `您的事（编号 ${shortNumber(done)}）上个月谈好了要给钱。\n钱到手了吗？没到也不要紧，我们接着帮您。急事打 12348。`
  const options = [
    { label: '到手了', value: `回访 ${number} yes` },
    { label: '到了一部分', value: `回访 ${number} part` },
    { label: '没到', value: `回访 ${number} no` },
  ]
  await askAsker(desk, done, say(text, options))
  return true
}

function line(desk: Desk, theCase: Case): string {
  return caseLine(theCase, desk.county, desk.now)
}

async function append(desk: Desk, theCase: Case, body: CaseEventBody): Promise<Case | undefined> {
  return desk.stores.cases.append(theCase, { at: desk.now, actor: { kind: 'system' }, body })
}

async function write(
  desk: Desk,
  letter: { crew: Crew; to: readonly Staff[]; message: OutboundMessage },
): Promise<void> {
  const { crew, to, message } = letter
  for (const address of to.flatMap(({ id }) => crew.chats.get(id) ?? [])) {
    // Numbered choices of a message nobody asked for would take the place of those on the reader's screen.
    const pressable = desk.capabilitiesOf(address.channel).buttons
    const fitting = pressable ? message : { ...message, options: [] }
    await sendTo(desk.stores, { address, messages: [fitting] }, desk)
  }
}
