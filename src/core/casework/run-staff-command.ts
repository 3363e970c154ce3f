import { type Case, caseNumber, isOpen, OPEN_STATES, shortNumber } from '../../domain/casework/case.ts'
import { type Option, type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { type CaseAction, canOnCase } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { audit } from './audit.ts'
import { caseLine, caseText } from './describe-case.ts'
import { type Desk, staffActor } from './desk.ts'
import { findCase } from './find-case.ts'
import type { StaffCommand } from './parse-staff-command.ts'
import {
  claimCase,
  closeCase,
  handBackCase,
  noteProgress,
  requestMaterial,
  transferCase,
} from './staff-acts.ts'

/** A staff member's command and who gave it. */
export interface CommandRequest {
  readonly staff: Staff
  readonly command: StaffCommand
}

/** Runs one staff command in the caller's transaction and says to the staff member what came of it. */
export async function runStaffCommand(desk: Desk, request: CommandRequest): Promise<OutboundMessage> {
  const { staff, command } = request
  if (command.kind === 'help') return say(STAFF_HELP)
  if (command.kind === 'list') return listWaiting(desk, staff)
  const theCase = await findCase(desk.stores.cases, command.number, desk.now)
  const actor = staffActor(staff, desk.county)
  if (!theCase || !canOnCase(actor, 'see', theCase))
    return say(`没有 ${command.number} 这个案件，或者不归您管。发“待接”看有哪些。`)
  if (command.kind === 'look') return say(await caseText(desk, theCase), actsFor(theCase, staff))
  if (!canOnCase(actor, ACTION_OF[command.kind], theCase)) {
    await audit(desk, { staff, action: command.kind, theCase, result: 'refused' })
    return say(await refusalWords(desk, theCase))
  }
  return act(desk, staff, { command, theCase })
}

const ACTION_OF = {
  claim: 'claim',
  'hand-back': 'hand-back',
  'request-material': 'request-material',
  progress: 'progress',
  close: 'close',
  transfer: 'transfer',
} as const satisfies Record<string, CaseAction>

type ActingCommand = Exclude<StaffCommand, { kind: 'list' | 'help' | 'look' }>

async function act(
  desk: Desk,
  staff: Staff,
  what: { command: ActingCommand; theCase: Case },
): Promise<OutboundMessage> {
  const { command, theCase } = what
  switch (command.kind) {
    case 'claim':
      return claimCase(desk, staff, theCase)
    case 'hand-back':
      return handBackCase(desk, staff, { theCase, reason: command.text })
    case 'request-material':
      return requestMaterial(desk, staff, { theCase, note: command.text })
    case 'progress':
      return noteProgress(desk, staff, { theCase, note: command.text })
    case 'transfer':
      return transferCase(desk, staff, { theCase, to: command.text })
    case 'close':
      return closeCase(desk, staff, { theCase, text: command.text })
  }
}

async function refusalWords(desk: Desk, theCase: Case): Promise<string> {
  const number = shortNumber(theCase)
  if (theCase.state === 'closed' || theCase.state === 'withdrawn') return `${number} 已经结束了。`
  const owner = theCase.owner ? await desk.stores.staff.byId(theCase.owner) : undefined
  return owner ? `${number} 由${owner.name}在办，您不能改。` : `${number} 还没人接。要办先发：接 ${number}`
}

async function listWaiting(desk: Desk, staff: Staff): Promise<OutboundMessage> {
  const actor = staffActor(staff, desk.county)
  const open = await desk.stores.cases.list({ states: OPEN_STATES })
  const visible = open.filter((theCase) => canOnCase(actor, 'see', theCase))
  const waiting = visible.filter((theCase) => theCase.state === 'waiting')
  const mine = visible.filter((theCase) => theCase.owner === staff.id)
  const lines = (cases: readonly Case[]) =>
    cases.slice(0, 10).map((theCase) => caseLine(theCase, desk.county))
  const text = [
    waiting.length > 0 ? `待接 ${waiting.length} 件：` : '现在没有待接的案件。',
    ...lines(waiting),
    ...(mine.length > 0 ? ['', `您在办 ${mine.length} 件：`, ...lines(mine)] : []),
  ].join('\n')
  const options = waiting.slice(0, 4).map((theCase) => claimOption(theCase))
  return say(text, options)
}

function claimOption(theCase: Case): Option {
  return { label: `接 ${shortNumber(theCase)}`, value: `接 ${caseNumber(theCase)}` }
}

function actsFor(theCase: Case, staff: Staff): readonly Option[] {
  if (theCase.state === 'waiting') return [claimOption(theCase)]
  if (theCase.owner !== staff.id || !isOpen(theCase)) return []
  const number = caseNumber(theCase)
  return [
    { label: '办结，已解决', value: `结 ${number} 解决` },
    { label: '办结，没解决', value: `结 ${number} 没解决` },
  ]
}

const STAFF_HELP = [
  '能用的命令（数字是案件号）：',
  '待接：看等人接的案件',
  '接 0231：接单',
  '退 0231 原因：退回去，另派人',
  '补 0231 要补的材料：请当事人补',
  '办 0231 进展：记一笔，当事人会收到',
  '转 0231 站点：转给别的站点',
  '结 0231 解决 3人 30000元：办结',
  '结 0231 没解决 原因：办结',
  '查 0231：看案件',
].join('\n')
