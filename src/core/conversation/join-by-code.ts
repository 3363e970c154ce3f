import { isOpen } from '../../domain/casework/case.ts'
import { say } from '../../domain/message/outbound-message.ts'
import { PERSON } from '../answering/compose-decision.ts'
import type { Answer } from '../interviews/run.ts'
import { beginInterview } from './interview-step.ts'
import { CODE } from './join-group.ts'
import { notYours } from './number-guesses.ts'
import type { Matter } from './state.ts'
import type { Reply, Turn } from './turn.ts'

export const JOIN = /^入\s*[:：]?\s*(\d{4})(?:[\s,，]+(\S.*))?$/

/** `入 4821`, from a worker's own phone: asks for name and sum, and adds only them. */
export async function joinByCode(turn: Turn): Promise<Reply> {
  const [, code = '', words = ''] = JOIN.exec(turn.text.normalize('NFKC').trim()) ?? []
  const id = await turn.stores.groups.caseOf(code)
  const theCase = id === undefined ? undefined : await turn.stores.cases.byId(id)
  if (!theCase || !isOpen(theCase))
    return notYours(turn, say('没有这个码。\n问一下发码的工友，或者找人帮忙。', [PERSON]))
  const { topic, route } = theCase
  const matter: Matter = { topic, route, reason: 'asked-for-person', sealed: false, words }
  const answers: Record<string, Answer> = { [CODE]: { text: code, value: theCase.id, from: 'said' } }
  return beginInterview(turn, matter, { named: 'group-join', short: true, answers })
}
