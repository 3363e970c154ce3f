import { type Case, caseNumber, isOpen, shortNumber } from '../../domain/casework/case.ts'
import { type Option, type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { type CaseAction, canOnCase, caseScope } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { Queue } from '../../ports/stores/case-store.ts'
import { comeBack, goAway } from './absence.ts'
import { audit } from './audit.ts'
import { caseLine, caseText } from './describe-case.ts'
import { type Desk, staffActor } from './desk.ts'
import { findCase } from './find-case.ts'
import type { StaffCommand } from './parse-staff-command.ts'
import { clockLines, extendTerm, takeStep } from './procedure-acts.ts'
import {
  claimCase,
  closeCase,
  handBackCase,
  noteProgress,
  remark,
  requestMaterial,
  transferCase,
} from './staff-acts.ts'
import { undoLast } from './undo.ts'

const MOST_LISTED = 10

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
  if (command.kind === 'undo') return undoLast(desk, staff)
  if (command.kind === 'go-away') return goAway(desk, staff, command.text)
  if (command.kind === 'come-back') return comeBack(desk, staff)
  const theCase = await findCase(desk.stores.cases, command.number, desk.now)
  const actor = staffActor(staff, desk.county)
  if (!theCase || !canOnCase(actor, 'see', theCase))
    return say(`没有 ${command.number} 这个案件，或者不归您管。发“待接”看有哪些。`)
  if (command.kind === 'look') return showCase(desk, staff, theCase)
  if (!canOnCase(actor, ACTION_OF[command.kind], theCase)) {
    await audit(desk, { staff, action: command.kind, theCase, result: 'refused' })
    return say(await refusalWords(desk, theCase))
  }
  return act(desk, staff, { command, theCase })
}

/** What the policy is asked before each command. */
export const ACTION_OF = {
  claim: 'claim',
  'hand-back': 'hand-back',
  'request-material': 'request-material',
  progress: 'progress',
  remark: 'progress',
  close: 'close',
  transfer: 'transfer',
  'take-step': 'progress',
  extend: 'progress',
} as const satisfies Record<string, CaseAction>

type ActingCommand = Extract<StaffCommand, { kind: keyof typeof ACTION_OF }>

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
    case 'remark':
      return remark(desk, staff, { theCase, text: command.text })
    case 'transfer':
      return transferCase(desk, staff, { theCase, to: command.text })
    case 'take-step':
      return takeStep(desk, staff, { theCase, step: command.step, text: command.text })
    case 'extend':
      return extendTerm(desk, staff, { theCase, reason: command.text })
    case 'close':
      return closeCase(desk, staff, { theCase, text: command.text })
  }
}

/** The card, and each clock with its law while it runs. */
async function showCase(desk: Desk, staff: Staff, theCase: Case): Promise<OutboundMessage> {
  const clocks = isOpen(theCase) ? await clockLines(desk, theCase) : []
  return say([await caseText(desk, theCase), ...clocks].join('\n'), actsFor(theCase, staff))
}

async function refusalWords(desk: Desk, theCase: Case): Promise<string> {
  const number = shortNumber(theCase)
  if (theCase.state === 'closed' || theCase.state === 'withdrawn') return `${number} 已经结束了。`
  const owner = theCase.owner ? await desk.stores.staff.byId(theCase.owner) : undefined
  return owner ? `${number} 由${owner.name}在办，您不能改。` : `${number} 还没人接。要办先发：接 ${number}`
}

async function listWaiting(desk: Desk, staff: Staff): Promise<OutboundMessage> {
  const scope = caseScope(staffActor(staff, desk.county))
  const none = { cases: [], total: 0 }
  const waiting = scope ? await desk.stores.cases.queue(scope, 'waiting', MOST_LISTED) : none
  const mine = scope ? await desk.stores.cases.queue(scope, 'mine', MOST_LISTED) : none
  const lines = ({ cases }: Queue) => cases.map((theCase) => caseLine(theCase, desk.county, desk.now))
  const text = [
    waiting.total > 0 ? `待接 ${waiting.total} 件：` : '现在没有待接的案件。',
    ...lines(waiting),
    ...(mine.total > 0 ? ['', `您在办 ${mine.total} 件：`, ...lines(mine)] : []),
  ].join('\n')
  const options = waiting.cases.slice(0, 4).map((theCase) => claimOption(theCase))
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
  '记 0231 内容：内部记一笔，当事人看不到',
  '转 0231 站点：转给别的站点',
  '结 0231 解决 3人 30000元：办结',
  '结 0231 没解决 原因：办结',
  '查 0231：看案件和时限',
  '受理 0231、指派 0231：记一步，时限跟着走',
  '延长 0231 原因：法律准许延长的',
  '受损 0231 2025-12-01：记时效从哪天算',
  '撤销：10 秒内收回刚才的办结或转站',
  '请假 11-30 12-02 王某：请人替，回来发“销假”',
].join('\n')
