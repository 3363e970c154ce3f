import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { SendResult } from '../../ports/channel.ts'
import type { ApiFault } from '../wechat-wire/api-client.ts'
import { factsOf } from '../wechat-wire/status-board.ts'
import { NONE_LEFT, type Opening, spend, unspend } from './allowance.ts'
import type { Api } from './api.ts'
import { CODES, isTokenFault } from './codes.ts'
import type { Line } from './line.ts'
import { fitted, tied } from './outbound.ts'
import { NOTES } from './status.ts'

/** After a refusal for want of rights, so long nothing is tried: somebody must first apply for them. */
const NO_RIGHTS_MS = 600_000
const DAILY_LIMIT_MS = 3_600_000

/**
 * Sends one bubble that missed its response: by customer-service message while what the person did allows it,
 * else it waits until the person writes again.
 */
export function createSender(line: Line, api: Api | undefined) {
  let noRightsUntil = 0
  const deliver = async (chat: string, message: OutboundMessage, from: Opening): Promise<SendResult> => {
    const answer = await api?.sendText(chat, fitted(tied(message)))
    if (answer === undefined) return HELD.noInterface
    if (answer.kind === 'ok') return { kind: 'sent' }
    const { fault } = answer
    line.log.warn('wechat-official.not-sent', factsOf(fault))
    if (fault.kind === 'refused') await giveTicketBack(line, chat, { from, code: fault.code })
    if (isRefusedWith(fault, CODES.notAllowed)) {
      noRightsUntil = line.clock.now() + NO_RIGHTS_MS
      line.board.show('on', NOTES.noCustom)
    }
    return resultOf(fault)
  }
  return async (chat: string, message: OutboundMessage): Promise<SendResult> => {
    if (!/^[\w-]{6,128}$/.test(chat)) return { kind: 'rejected', reason: '聊天编号不对，发不出去。' }
    if (api === undefined || line.clock.now() < noRightsUntil) return HELD.noInterface
    const ticket = await takeTicket(line, chat)
    if (ticket === 'left') return { kind: 'rejected', reason: '对方取消了关注。' }
    if (ticket === 'none') return HELD.noneLeft
    return deliver(chat, message, ticket)
  }
}

function isRefusedWith(fault: ApiFault, code: number): boolean {
  return fault.kind === 'refused' && fault.code === code
}

const HELD = {
  noInterface: { kind: 'held', reason: '不能主动发，等对方下次来信。' },
  noneLeft: { kind: 'held', reason: '能主动发的条数用完了或过了 48 小时，等对方下次来信。' },
} as const satisfies Record<string, SendResult>

/** Counted before the call, in the database: two processes cannot spend the same one. */
function takeTicket({ changeChat, clock }: Line, chat: string): Promise<Opening | 'left' | 'none'> {
  return changeChat<Opening | 'left' | 'none'>(chat, (stored) => {
    if (stored.left) return { stored, result: 'left' }
    const spent = spend(stored.allowance, clock.now())
    if (spent === undefined) return { stored, result: 'none' }
    // Something else comes between an answer and its rest: the rest must then say what it answers.
    return { stored: { ...stored, allowance: spent.allowance, begun: undefined }, result: spent.from }
  })
}

/** A refused message was not sent; where the platform counts otherwise than we do, it is right. */
function giveTicketBack(
  line: Line,
  chat: string,
  { from, code }: { from: Opening; code: number },
): Promise<void> {
  const isOver = code === CODES.outOfTime || code === CODES.outOfCount
  return line.changeChat(chat, (stored) => {
    const allowance = isOver ? NONE_LEFT : unspend(stored.allowance, from)
    return { stored: { ...stored, allowance }, result: undefined }
  })
}

/** What a failed send means for the outbox. The reasons are read by staff. */
function resultOf(fault: ApiFault): SendResult {
  if (fault.kind !== 'refused') return { kind: 'retry', reason: '连不上微信接口，不知道是否送到。' }
  switch (fault.code) {
    case CODES.outOfTime:
    case CODES.outOfCount:
      return HELD.noneLeft
    case CODES.notAllowed:
      return HELD.noInterface
    case CODES.mustFollow:
    case CODES.wrongPerson:
    case CODES.blockedByReader:
      return { kind: 'rejected', reason: '对方取消了关注，或不收消息了。' }
    case CODES.dailyLimit:
      return { kind: 'retry', reason: '微信接口今天的次数用完了。', afterMs: DAILY_LIMIT_MS }
    case CODES.busy:
      return { kind: 'retry', reason: '微信接口忙，稍后再发。' }
    default:
      if (isTokenFault(fault)) return { kind: 'retry', reason: '微信接口凭据不对，等待改正。' }
      return { kind: 'retry', reason: `微信接口不收这条消息（${fault.code}）。` }
  }
}
