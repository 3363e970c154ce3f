import type { Calculator } from '../../domain/calculators/calculator.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { PERSON } from '../answering/compose-decision.ts'
import { readAnswer } from '../reckoning/read-answer.ts'
import { answerMeanwhile } from './interview-meanwhile.ts'
import {
  advance,
  askAgain,
  beginReckoning,
  calculatorOption,
  refineReckoning,
  skipped,
  withDraft,
} from './reckoning.ts'
import { rememberedEntry } from './remembered-entry.ts'
import { NOT_IN_A_GROUP, sayOnly } from './say-only.ts'
import { isInterviewed, type Reckoning } from './state.ts'
import type { Reply, Turn } from './turn.ts'

const BEGIN = /^(?:帮我|给我|请|我要|我想)?(?:算一算|算一下|算算|算账|算笔账)(?:吧|嘛|一下)?[。！!]?$/
const LEAVE = /^(?:不算了|算了|不用算了|取消|退出|不想算了|stop-sum)$/
const SKIP = /^(?:跳过|不知道|不清楚|记不得了?|不晓得|忘了|说不清|skip-sum)[。！!]?$/
const ENOUGH = /^(?:就这些|就这么多|直接算|够了|算吧|没有了)[。！!]?$/
const MOST_SHOWN = 4

/** Calculations: begun by a button or 算一算, then one question at a time until the result. */
export async function reckonStep(turn: Turn): Promise<Reply | undefined> {
  const { reckoning } = turn.state
  const begun = beginning(turn)
  if (begun) return begun
  if (!reckoning?.asking || isInterviewed(turn.state) || turn.message.group) return undefined
  const calculator = turn.skills.calculators.get(reckoning.calculator)
  if (!calculator) return undefined
  if (LEAVE.test(turn.text)) return leave(turn)
  if (ENOUGH.test(turn.text)) return advance(turn, calculator, { ...reckoning, thorough: false })
  if (SKIP.test(turn.text)) return advance(turn, calculator, skipped(reckoning))
  return takeAnswer(turn, calculator, reckoning)
}

/** A button, the title of a calculator, or 算一算 after an answer. */
function beginning(turn: Turn): Promise<Reply> | Reply | undefined {
  const { calculators } = turn.skills
  const [, door, name] = /^(reckon|refine):(.+)$/.exec(turn.text) ?? []
  const chosen = name ? calculators.get(name) : calculators.all.find(({ title }) => title === turn.text)
  const asked = BEGIN.test(turn.text) || turn.text === 'reckon'
  if (!chosen && !asked) return undefined
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  if (chosen) return door === 'refine' ? refineReckoning(turn, chosen) : beginReckoning(turn, chosen)
  return offered(turn)
}

/** What the last answer offers to reckon; without one, everything there is. */
function offered(turn: Turn): Promise<Reply> | Reply {
  const { calculators } = turn.skills
  const draft = turn.state.reckoning && calculators.get(turn.state.reckoning.calculator)
  if (draft) return beginReckoning(turn, draft)
  const named = rememberedEntry(turn)?.calculators.flatMap((name) => calculators.get(name) ?? []) ?? []
  const [only] = named
  if (only && named.length === 1) return beginReckoning(turn, only)
  const shown = (named.length > 0 ? named : calculators.all).slice(0, MOST_SHOWN)
  const others = named.length > 0 ? [] : calculators.all.slice(MOST_SHOWN)
  const more =
    others.length > 0 ? `\n还能算这些，发名字就行：${others.map(({ title }) => title).join('、')}。` : ''
  const text = `要算哪一样？${more}\n急事打 12348。`
  return { messages: [say(text, shown.map(calculatorOption))], state: turn.state }
}

async function takeAnswer(turn: Turn, calculator: Calculator, reckoning: Reckoning): Promise<Reply> {
  const key = reckoning.asking ?? ''
  const group = /^group:(.+)$/.exec(turn.text)?.[1]
  if (group) return advance(turn, calculator, { ...reckoning, group })
  const option = doubtChosen(turn.text, reckoning)
  if (option)
    return advance(turn, calculator, withDraft(reckoning, { given: option.given, assumed: [], doubts: [] }))
  const input = calculator.inputs[key]
  const draft = input && readAnswer(key, input, { text: turn.text.replace(/^give:/, ''), today: turn.today })
  if (draft) return advance(turn, calculator, withDraft(reckoning, draft))
  return (await meanwhile(turn, calculator, reckoning)) ?? askAgain(turn, calculator, reckoning)
}

function doubtChosen(text: string, { doubts, asking }: Reckoning) {
  const at = /^take:(\d+)$/.exec(text)?.[1]
  const open = doubts.find(({ key }) => key === asking)
  return open?.options.find(({ label }, index) => String(index) === at || label === text)
}

/** A question asked in between is answered, and ours stays open. */
async function meanwhile(
  turn: Turn,
  calculator: Calculator,
  reckoning: Reckoning,
): Promise<Reply | undefined> {
  if (turn.message.content.kind !== 'text') return undefined
  const reply = await answerMeanwhile(turn)
  if (!reply) return undefined
  const again = await advance({ ...turn, state: reply.state }, calculator, reckoning)
  const bare: readonly OutboundMessage[] = reply.messages.map((message) => ({ ...message, options: [] }))
  return { ...again, messages: [...bare, ...again.messages] }
}

function leave(turn: Turn): Reply {
  const text = '好，不算了。想问什么接着问。\n要人帮忙发“人工”，急事打 12348。'
  return { messages: [say(text, [PERSON])], state: { ...turn.state, reckoning: undefined } }
}
