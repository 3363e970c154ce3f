import { goTo } from '../send-page.ts'
import { endLeave, recordLeave } from '../staff/absence-acts.ts'
import type { StaffVisit } from '../visit.ts'
import { sendAccount } from './show-account.ts'

/** One's own leave, as 请假 does it in chat. */
export async function ownAbsence(visit: StaffVisit): Promise<Response> {
  const problems = await recordLeave(visit, visit.me)
  if (problems.length > 0) return sendAccount(visit, { problems, status: 422 })
  return goTo(visit, '/console/account', '请假记下了。您手上的案件到时交给替的人。')
}

/** Back before the leave is over, as 销假 does it in chat. */
export async function ownBack(visit: StaffVisit): Promise<Response> {
  return goTo(visit, '/console/account', await endLeave(visit, visit.me))
}
