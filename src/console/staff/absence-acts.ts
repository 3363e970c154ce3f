import { endAbsences, putAbsence } from '../../core/casework/absence.ts'
import { isDay } from '../../domain/calendar/day.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { Problem } from '../page/html.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { goTo, sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { findMember, sendMember } from './show-staff.ts'

const DISABLED = '这个人已停用，不用请假。'

/** An administrator writes down somebody's leave. */
export async function absenceOf(visit: StaffVisit): Promise<Response> {
  const member = await findMember(visit)
  if (member === undefined) return sendPage(visit, NOT_FOUND, 404)
  if (!member.active) return sendMember(visit, member, { problems: [{ words: DISABLED }], status: 409 })
  const problems = await recordLeave(visit, member)
  if (problems.length > 0) return sendMember(visit, member, { problems, status: 422 })
  return goTo(visit, `/console/staff/${member.id}`, '请假记下了。')
}

export async function backOf(visit: StaffVisit): Promise<Response> {
  const member = await findMember(visit)
  if (member === undefined) return sendPage(visit, NOT_FOUND, 404)
  return goTo(visit, `/console/staff/${member.id}`, await endLeave(visit, member))
}

/** Writes down the leave the form describes, or says what is wrong with it. */
export async function recordLeave(visit: StaffVisit, member: Staff): Promise<readonly Problem[]> {
  const { office, me, now, form } = visit
  const [firstDay, lastDay, chosen] = [form('first'), form('last'), form('substitute')]
  const problems = await leaveProblems(visit, member)
  if (problems.length > 0) return problems
  const leave = { staff: member.id, firstDay, lastDay, substitute: chosen === '' ? undefined : chosen }
  await office.database.transaction((stores) => putAbsence({ stores, now, ids: office.ids }, me, leave))
  return []
}

/** Ends the leave and says what came of it. */
export async function endLeave({ office, me, now }: StaffVisit, member: Staff): Promise<string> {
  const ended = await office.database.transaction((stores) => endAbsences({ stores, now }, me, member.id))
  return ended > 0 ? '销假了。替办的案件马上交还。' : '没有请假，不用销。'
}

async function leaveProblems({ office, form, now }: StaffVisit, member: Staff): Promise<readonly Problem[]> {
  const [first, last] = [form('first'), form('last')]
  const substitute = form('substitute')
  const problems: Problem[] = []
  if (!isDay(first)) problems.push({ field: 'first', words: '请选头一天。' })
  if (!isDay(last)) problems.push({ field: 'last', words: '请选末一天。' })
  else if (last < shanghaiDay(now)) problems.push({ field: 'last', words: '末一天已经过了。' })
  else if (isDay(first) && last < first) problems.push({ field: 'last', words: '末一天比头一天早。' })
  if (substitute === '') return problems
  const other = await office.database.stores.staff.byId(substitute)
  if (other?.active && other.id !== member.id) return problems
  return [...problems, { field: 'substitute', words: '请另选一个在用的人来替。' }]
}
