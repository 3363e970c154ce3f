import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { SendResult } from '../../ports/channel.ts'
import type { ApiFault } from '../wechat-wire/api-client.ts'
import { factsOf } from '../wechat-wire/status-board.ts'
import { CODES } from './api.ts'
import { partsOf } from './inbound.ts'
import { changeTalk, type Line } from './line.ts'

const HELD: SendResult = {
  kind: 'held',
  reason: '能主动发的条数用完了，或工作人员正在接待，等对方下次来信。',
}

/** Sends one bubble; while a member of staff has the talk, it waits. */
export function createSender(line: Line) {
  return async (chat: string, message: OutboundMessage): Promise<SendResult> => {
    const parts = partsOf(chat)
    if (parts === undefined) return { kind: 'rejected', reason: '聊天编号不对，发不出去。' }
    const { human, lastWords } = await changeTalk(line, chat, (known) => known)
    if (human) return HELD
    const answer = await line.api.sendText(parts, textFor(message, lastWords))
    if (answer.kind === 'ok') return { kind: 'sent' }
    line.log.warn('wecom-kf.not-sent', factsOf(answer.fault))
    return resultOf(answer.fault)
  }
}

/** An answer to something older than the last message says what it answers. */
function textFor({ text, asked }: OutboundMessage, lastWords: string): string {
  if (asked === undefined || lastWords === '') return text
  const isLast = lastWords.replace(/\s+/gu, ' ').trim().startsWith(asked.replace(/…$/, ''))
  return isLast ? text : `您刚才问的“${asked}”：\n${text}`
}

function resultOf(fault: ApiFault): SendResult {
  if (fault.kind !== 'refused') return { kind: 'retry', reason: '连不上企业微信接口，不知道是否送到。' }
  if (fault.code === CODES.outOfCount || fault.code === CODES.notNow) return HELD
  if (GONE.has(fault.code)) return { kind: 'rejected', reason: '企业微信里没有这个客户或客服账号了。' }
  return { kind: 'retry', reason: `企业微信接口不收这条消息（${fault.code}）。` }
}

/** Unknown customer, unknown 客服 account. */
const GONE = new Set([40096, 95000, 95004])
