import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { SendResult } from '../../ports/channel.ts'
import type { DocumentStore } from '../../ports/stores/document-store.ts'
import { FILE_GONE } from '../common/file-gone.ts'
import type { Account, Bot } from './bot.ts'
import { fieldsOf } from './fields.ts'
import { NoAnswerError, within } from './wait.ts'

interface SenderParts {
  readonly callMs: number
  /** Where the bytes of a paper are fetched. */
  readonly documents?: Pick<DocumentStore, 'byId'> | undefined
}

/**
 * Sends one bubble to a person or room; every outcome is a value. The outbox does the retrying, and takes a
 * send of more than 30 seconds for lost, so all the waiting here together must stay below that.
 */
export function createSender(account: Account, { callMs, documents }: SenderParts) {
  const hand = async (bot: Bot, chat: string, message: OutboundMessage) => {
    const paper = message.file && (await documents?.byId(message.file.document))
    return paper ? bot.sendFile(chat, message.text, paper.bytes) : bot.sendText(chat, wordsOf(message))
  }
  return async (chat: string, message: OutboundMessage): Promise<SendResult> => {
    const { bot, self } = account
    if (bot === undefined || self === undefined)
      return { kind: 'retry', reason: '微信号还没登录，登录后再发。' }
    if (chat === '') return { kind: 'rejected', reason: '聊天编号不对，发不出去。' }
    try {
      await within(callMs, hand(bot, chat, message))
      return { kind: 'sent' }
    } catch (error) {
      if (!(error instanceof NoAnswerError)) return refusal(bot, { chat, self, lookMs: callMs / 3 })
      account.doubt()
      return { kind: 'retry', reason: '微信号没有回应，不知道是否送到。' }
    }
  }
}

function wordsOf({ text, file }: OutboundMessage): string {
  return file ? `${text}\n${FILE_GONE}` : text
}

interface Reader {
  readonly chat: string
  readonly self: string
  readonly lookMs: number
}

async function refusal(bot: Bot, reader: Reader): Promise<SendResult> {
  return (await isGone(bot, reader))
    ? { kind: 'rejected', reason: '对方已不是好友，或微信号不在这个群里了。' }
    : { kind: 'retry', reason: '微信号发送失败。' }
}

/**
 * Puppets fail in words of their own, which are not read. Only what they say about the reader counts: no
 * longer a friend, or a room without us. A reader who cannot be looked up may just be slow.
 */
async function isGone(bot: Bot, { chat, self, lookMs }: Reader): Promise<boolean> {
  const look = (work: () => Promise<unknown>) => within(lookMs, work()).then(fieldsOf, () => undefined)
  await look(() => bot.forget(chat))
  const [contact, room] = await Promise.all([look(() => bot.contact(chat)), look(() => bot.room(chat))])
  if (contact?.friend === false) return true
  const members = room?.memberIdList
  return Array.isArray(members) && members.length > 0 && !members.includes(self)
}
