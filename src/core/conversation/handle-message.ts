import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { Cipher } from '../../ports/cipher.ts'
import { type Advice, type Need, NO_ADVICE } from '../advice/advice.ts'
import type { Desk } from '../casework/desk.ts'
import { answerTo } from '../casework/send-to.ts'
import { TO_READ_ALOUD } from '../reckoning/compose-result.ts'
import { articleStep } from './article-step.ts'
import { choiceStep } from './choice-step.ts'
import { commandStep } from './command-step.ts'
import { dangerWords } from './danger-step.ts'
import { echoHeard } from './echo-heard.ts'
import { followUpStep } from './follow-up-step.ts'
import { groupStep } from './group-step.ts'
import { interviewStep } from './interview-step.ts'
import { mediaStep } from './media-step.ts'
import { dangerWhileWriting, paperStep } from './papers/paper-step.ts'
import { questionStep } from './question-step.ts'
import { countMessage } from './rate-limit.ts'
import { reckonStep } from './reckon-step.ts'
import { staffStep } from './staff-step.ts'
import { type ConversationState, readState } from './state.ts'
import type { Reply, Skills, Step, Turn } from './turn.ts'
import { whatWasSaid } from './what-was-said.ts'
import { whoPaysStep } from './who-pays-step.ts'

/**
 * The ladder every message climbs, top to bottom; the first rung that answers ends it. Only a staff
 * command stands before danger: `办 0231 他又拿刀` reports a danger, it is not one.
 */
const STEPS: readonly Step[] = [
  staffStep,
  dangerWhileWriting,
  groupStep,
  commandStep,
  mediaStep,
  paperStep,
  choiceStep,
  reckonStep,
  whoPaysStep,
  interviewStep,
  articleStep,
  followUpStep,
  questionStep,
]

/**
 * Handles one message inside the caller's transaction: effects, new state and replies commit together. A need
 * means that the caller must undo, ask, and come again with the advice.
 */
export async function handleMessage(
  desk: Desk,
  message: InboundMessage,
  with_: { readonly skills: Skills; readonly cipher: Pick<Cipher, 'pseudonym'>; readonly advice?: Advice },
): Promise<Need | undefined> {
  const advice = with_.advice ?? NO_ADVICE
  const stored = await desk.stores.conversations.load(message)
  const state = readState(stored?.state)
  const { pace, window } = countMessage(state.window, desk.now)
  const turn: Turn = {
    ...desk,
    message,
    skills: with_.skills,
    person: with_.cipher.pseudonym(`${message.channel}:${message.sender}`),
    staff: await desk.stores.staff.byChat(message),
    state: { ...state, window },
    text: whatWasSaid(message, state.offered, advice.heard?.text),
    today: shanghaiDay(desk.now),
    advice,
  }
  // Danger is answered however fast somebody types.
  const reply = pace === 'ok' ? await climb(turn) : (dangerWords(turn) ?? tooFast(turn, pace))
  if (reply.need) return reply.need
  await remember(turn, echoHeard(turn, reply))
  return undefined
}

async function climb(turn: Turn): Promise<Reply> {
  for (const step of STEPS) {
    const reply = await step(turn)
    if (reply) return reply.need ? reply : withGreeting(turn, reply)
  }
  return questionStep(turn)
}

function tooFast(turn: Turn, pace: 'tell-once' | 'silent'): Reply {
  const messages =
    pace === 'tell-once'
      ? [say('您发得太快了，我跟不上。\n过一分钟再发，前面的都收到了。急事打 12348。')]
      : []
  return { messages, state: turn.state }
}

/** Said once, after the first answer and never before help in danger. */
function withGreeting(turn: Turn, reply: Reply): Reply {
  const urgent = reply.messages.some((message) => message.tone === 'emergency')
  if (reply.state.greeted || urgent || turn.staff || turn.message.group || turn.text.startsWith('绑定'))
    return reply
  return { messages: withConsentLine(reply.messages), state: { ...reply.state, greeted: true } }
}

function withConsentLine(messages: readonly OutboundMessage[]): readonly OutboundMessage[] {
  const last = messages.at(-1)
  if (!last) return messages
  // Below a reckoning stand two lines to be read aloud, and nothing after them.
  const text = last.text.includes(`\n${TO_READ_ALOUD}\n`)
    ? `${CONSENT}\n\n${last.text}`
    : `${last.text}\n\n${CONSENT}`
  return [...messages.slice(0, -1), { ...last, text }]
}

const CONSENT = '我会记下问题用来改进，不记名字。不愿意就发“删除我的信息”。'

async function remember(turn: Turn, reply: Reply): Promise<void> {
  const { channel, chat } = turn.message
  await answerTo(turn.stores, { message: turn.message, messages: reply.messages }, turn)
  const state: ConversationState = { ...reply.state, offered: offeredBy(reply, turn) }
  await turn.stores.conversations.save({ address: { channel, chat }, person: turn.person, state }, turn.now)
}

function offeredBy(reply: Reply, turn: Turn): ConversationState['offered'] {
  const options = reply.messages.at(-1)?.options ?? []
  return options.length > 0 || reply.messages.length > 0 ? [...options] : turn.state.offered
}
