import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Standing } from '../../domain/knowledge/standing.ts'
import { say } from '../../domain/message/outbound-message.ts'
import { canInOffice } from '../../domain/people/policy.ts'
import type { Decision } from '../answering/decide.ts'
import { sendTo } from '../casework/send-to.ts'
import type { Turn } from './turn.ts'

/**
 * Somebody asked for an entry that is past its review or whose law is over: whoever keeps the knowledge is told
 * once per entry and state. Until they mend it, it stays on the console and in `doctor`.
 */
export async function noteStaleEntry(turn: Turn, decision: Decision): Promise<void> {
  if (decision.kind !== 'answer' && decision.kind !== 'lapsed') return
  const { entry } = decision
  const standing = turn.skills.answerer.standing(entry, turn.today)
  const task = taskOf(entry, standing)
  if (!task || !(await turn.stores.notices.once(task.key))) return
  for (const { staff, chat } of await turn.stores.staff.bound()) {
    if (!canInOffice(staff, 'edit-knowledge')) continue
    await sendTo(turn.stores, { address: chat, messages: [say(task.text)] }, turn)
  }
}

function taskOf(entry: AnswerEntry, standing: Standing): { key: string; text: string } | undefined {
  const name = `知识条目“${entry.title}”（${entry.id}）`
  if (standing.kind === 'review-due') {
    const text = `${name}复核期到 ${entry.reviewBy} 就过了，还有人在问。\n请懂法的人复核，改好日期。`
    return { key: `review:${entry.id}:${entry.reviewBy}`, text }
  }
  if (standing.kind !== 'ended') return undefined
  const cause = standing.law ? `《${standing.law}》` : '规定'
  const text = `${name}不再回答：${cause}只用到 ${standing.on}。\n请按新法改写，改好前都转人工。`
  return { key: `ended:${entry.id}:${standing.on}`, text }
}
