import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import { factsOf } from '../wechat-wire/status-board.ts'
import { partsOf, type Translated, toInbound, WECOM_KF } from './inbound.ts'
import { changeTalk, type Line } from './line.ts'

/** The channel stopped, or the database did not take them: nothing may be confirmed. */
export class NotStoredError extends Error {
  readonly code = 'not-stored'
}

/** A list read without a cursor begins days ago: what is that old was answered by others, or not at all. */
const OLDEST_MS = 3_600_000
/** Words that ask for a member of staff at the other end, now, instead of a case. */
const ASKS_FOR_STAFF = /^(转)?人工客服[。！!]?$/
const HANDED_OVER = '正在转给工作人员，请等一下。\n急事打 12348，有危险打 110。'

/** Takes in what was read, in its order; resolves when all of it is durable. */
export async function takeIn(
  line: Line,
  items: readonly unknown[],
  how: { isFirst: boolean },
): Promise<void> {
  for (const item of items) await takeOne(line, toInbound(item, line.clock.now()), how)
}

async function takeOne(line: Line, translated: Translated, { isFirst }: { isFirst: boolean }): Promise<void> {
  switch (translated.kind) {
    case 'message': {
      const isOld = isFirst && line.clock.now() - translated.message.sentAt > OLDEST_MS
      return isOld ? undefined : takeMessage(line, translated.message)
    }
    case 'ignored':
      if (translated.why === 'malformed') line.log.warn('wecom-kf.malformed-message')
      return
    default:
      return changeHands(line, translated.chat, translated.kind === 'taken-over')
  }
}

async function takeMessage(line: Line, message: InboundMessage): Promise<void> {
  const words = message.content.kind === 'text' ? message.content.text : ''
  const talk = await changeTalk(line, message.chat, (known) => ({ ...known, lastWords: words }))
  // A member of staff reads it on their own screen and answers there.
  if (talk.human) return
  if (ASKS_FOR_STAFF.test(words.trim())) {
    if (await handOver(line, message.chat)) return
    return store(line, { ...message, content: { kind: 'text', text: '人工' } })
  }
  await store(line, message)
}

async function store(line: Line, message: InboundMessage): Promise<void> {
  const receive = line.receive()
  if (receive === undefined) throw new NotStoredError('the channel has stopped')
  try {
    await receive([message])
  } catch (cause) {
    throw new NotStoredError('the message was not stored', { cause })
  }
  await release(line, message.chat)
}

/** False when nobody is there to take the talk: then it becomes a case. */
async function handOver(line: Line, chat: string): Promise<boolean> {
  const talk = partsOf(chat)
  if (talk === undefined) return false
  const answer = await line.api.handOver(talk)
  if (answer.kind === 'fault') {
    line.log.warn('wecom-kf.not-handed-over', factsOf(answer.fault))
    return false
  }
  await line.api.sendText(talk, HANDED_OVER)
  return true
}

async function changeHands(line: Line, chat: string, human: boolean): Promise<void> {
  await changeTalk(line, chat, (known) => ({ ...known, human }))
  if (!human) await release(line, chat)
}

/** Somebody wrote: what waited for that may be sent. */
function release({ storage, clock }: Line, chat: string): Promise<void> {
  return storage.transaction(({ passive }) => passive.release({ channel: WECOM_KF, chat }, clock.now()))
}
