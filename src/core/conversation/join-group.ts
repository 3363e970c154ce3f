import { type Case, shortNumber } from '../../domain/casework/case.ts'
import type { Worker } from '../../domain/casework/group-member.ts'
import { addWorkers, openGroupWith } from '../casework/group-claim.ts'
import { tellOwner } from '../casework/notify-staff.ts'
import type { CaseRequest } from '../casework/place-case.ts'
import type { Run } from '../interviews/run.ts'
import { summaryOf } from '../interviews/worker.ts'
import type { Turn } from './turn.ts'

/** The answer of a joining run that names the case; no question asks for it. */
export const CODE = 'code'

/**
 * A wage matter that belongs to a group claim becomes part of it: by its code, because its asker is a member, or
 * because the phone is a member's. Undefined when it belongs to none.
 */
export async function joinGroup(turn: Turn, run: Run, request: CaseRequest): Promise<string | undefined> {
  const theCase = await groupOf(turn, run, request)
  if (!theCase) return undefined
  const phone = run.answers.phone?.value
  const workers = request.workers ?? []
  const own: Worker | undefined = run.name === 'group-join' ? workers[0] : undefined
  const members = own
    ? await addWorkers(turn, theCase, [{ ...own, ...(phone ? { phone } : {}), person: turn.person }])
    : await addWorkers(turn, theCase, [...workers, ...(await myself(turn, theCase, phone))])
  const facts = (request.facts ?? []).map(({ label, text }) => `${label}：${text}`)
  const note = [own ? `${own.name}自己加进来了` : '有工友又单独说了这事', ...facts].join('；')
  const event = { at: turn.now, actor: { kind: 'asker' }, body: { kind: 'asker-wrote', note } } as const
  await turn.stores.cases.append(theCase, event)
  const number = shortNumber(theCase)
  await tellOwner(
    turn,
    theCase,
    `${number}：${note}\n现在一共 ${summaryOf(members.map(({ worker }) => worker))}`,
  )
  return `您的事在编号 ${number} 里一起办，不另开一件，钱不会算两回。\n想问到哪了，发“查进度”。\n急事打 12348，有危险打 110。`
}

async function groupOf(turn: Turn, run: Run, request: CaseRequest): Promise<Case | undefined> {
  const named = run.answers[CODE]?.value
  if (named) return turn.stores.cases.byId(named)
  if (request.topic !== 'wages' || request.sealed) return undefined
  const listed = (request.workers ?? []).flatMap(({ phone }) => phone ?? [])
  const own = run.answers.phone?.value
  return openGroupWith(turn, { person: turn.person, phones: own ? [own, ...listed] : listed })
}

/** The listed worker who writes now: from here on their chat is known. */
async function myself(turn: Turn, theCase: Case, phone: string | undefined) {
  const members = await turn.stores.groups.members(theCase.id)
  const me = members.find(({ worker, person }) => !person && phone !== undefined && worker.phone === phone)
  return me ? [{ ...me.worker, person: turn.person }] : []
}
