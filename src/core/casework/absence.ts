import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import type { Absence } from '../../domain/people/absence.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import type { Desk } from './desk.ts'
import { readDay } from './read-day.ts'

const HOW = '请写：请假 11-30 12-02 王某。\n前面是头一天和末一天，后面是替您的人。'

/** 请假: from when to when, and who stands in. Open cases go over when the leave begins, and come back after it. */
export async function goAway(desk: Desk, staff: Staff, text: string): Promise<OutboundMessage> {
  const today = shanghaiDay(desk.now)
  const first = readDay(text, today, 'future')
  if (!first) return say(HOW)
  const rest = first.rest.replace(/^[到至~—-]+\s*/, '')
  const last = readDay(rest, first.day, 'future') ?? { day: first.day, rest }
  if (last.day < today || last.day < first.day) return say(`日子反了或者已经过了。\n${HOW}`)
  const found = await findSubstitute(desk, staff, last.rest)
  if (found.kind === 'unknown') return say(`没有找到“${last.rest}”这个人。请写全名。\n${HOW}`)
  const leave = { staff: staff.id, firstDay: first.day, lastDay: last.day, substitute: found.staff?.id }
  await putAbsence(desk, staff, leave)
  const span = `${spokenDay(first.day)}到${spokenDay(last.day)}`
  const who = found.staff ? `${found.staff.name}替您，回来就交还` : '没写替的人，会重新等人接'
  return say(`记下了，${span}请假。\n您手上的案件：${who}。\n提前回来发：销假`)
}

/** 销假: back before the leave is over. */
export async function comeBack(desk: Desk, staff: Staff): Promise<OutboundMessage> {
  const ended = await endAbsences(desk, staff, staff.id)
  return say(ended > 0 ? '销假了。替您办的案件马上交还。' : '您没有请假，不用销。')
}

type Records = Pick<Desk, 'stores' | 'now' | 'ids'>

/** Writes a leave down; `by` is the person, or an administrator for them. */
export async function putAbsence(desk: Records, by: Staff, leave: Omit<Absence, 'id'>): Promise<void> {
  await desk.stores.absences.put({ id: desk.ids.uuid(), ...leave })
  await desk.stores.audit.add({
    ...{ at: desk.now, actor: by.id, action: 'staff.absence', object: leave.staff, result: 'done' },
  })
}

/** Ends every leave of a person from today on; returns how many there were. */
export async function endAbsences(desk: Omit<Records, 'ids'>, by: Staff, staff: string): Promise<number> {
  const ended = await desk.stores.absences.endBefore(staff, shanghaiDay(desk.now))
  if (ended === 0) return 0
  await desk.stores.audit.add({
    ...{ at: desk.now, actor: by.id, action: 'staff.back', object: staff, result: 'done' },
  })
  return ended
}

type Found = { readonly kind: 'found'; readonly staff: Staff | undefined } | { readonly kind: 'unknown' }

/** A name is a whole name; two people of one name need the station's help, so neither is guessed. */
async function findSubstitute(desk: Desk, staff: Staff, name: string): Promise<Found> {
  if (name === '') return { kind: 'found', staff: undefined }
  const named = (await desk.stores.staff.list()).filter(
    (member) => member.active && member.id !== staff.id && member.name === name,
  )
  return named.length === 1 ? { kind: 'found', staff: named[0] } : { kind: 'unknown' }
}
