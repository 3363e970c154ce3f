import { canInOffice } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { stationName } from '../casework/describe-case.ts'
import { mustBeSealed } from '../casework/must-be-sealed.ts'
import { parseStaffCommand } from '../casework/parse-staff-command.ts'
import { redactNumbers } from '../understanding/redact.ts'
import { NOT_IN_A_GROUP, sayOnly } from './say-only.ts'
import type { Reply, Turn } from './turn.ts'

const OPEN = /^(本群|这个群)收案件[。！!]?$/
const CLOSE = /^(本群|这个群)不收案件[。！!]?$/

/** What is different where others read along: cases stay out, and whoever tells something of their own is asked aside. */
export async function groupStep(turn: Turn): Promise<Reply | undefined> {
  if (!turn.message.group) return undefined
  if (OPEN.test(turn.text) || CLOSE.test(turn.text)) return setRoom(turn)
  if (parseStaffCommand(turn.text) && (await speaker(turn))) return sayOnly(turn, CASES_APART)
  return isPersonal(turn.text) ? sayOnly(turn, `${NOT_IN_A_GROUP}\n急事打 12348，有危险打 110。`) : undefined
}

const CASES_APART = '案件的事请单独找我发，别在群里说。'

/** Numbers that name somebody, and matters that nobody should have to tell before others. */
function isPersonal(text: string): boolean {
  return mustBeSealed(text) || redactNumbers(text) !== text
}

/** Who speaks, if they are staff: they bound their own chat, never a room. */
async function speaker({ stores, message }: Turn): Promise<Staff | undefined> {
  const staff = await stores.staff.byChat({ channel: message.channel, chat: message.sender })
  return staff?.active ? staff : undefined
}

/** A duty officer or administrator makes the room one where staff of their station hear of new cases. */
async function setRoom(turn: Turn): Promise<Reply> {
  const staff = await speaker(turn)
  if (!staff || !canInOffice(staff, 'set-room')) return sayOnly(turn, NOT_ALLOWED)
  const { channel, chat } = turn.message
  if (CLOSE.test(turn.text)) {
    await turn.stores.staff.closeRoom({ channel, chat })
    return sayOnly(turn, '好，这个群不再收新案件。')
  }
  await turn.stores.staff.openRoom({ channel, chat }, staff.station)
  const station = stationName(staff.station, turn.county)
  return sayOnly(turn, `好，${station}的新案件会在这里说一声。\n群里不写姓名、电话和详情，接单请单独找我。`)
}

const NOT_ALLOWED = '这要值班员或管理员来设。\n请先单独找我绑定，再到群里发。'
