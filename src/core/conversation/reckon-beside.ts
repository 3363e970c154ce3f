import type { Calculator } from '../../domain/calculators/calculator.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import type { Decision } from '../answering/decide.ts'
import { composeResult } from '../reckoning/compose-result.ts'
import { ASKS_A_FIGURE } from '../reckoning/cues/index.ts'
import { hasAll, type Prospect, prospects } from '../reckoning/prospects.ts'
import { readSaid } from '../reckoning/said.ts'
import { advance, calculatorOption, countConsultation, isDone, newReckoning } from './reckoning.ts'
import type { Reckoning } from './state.ts'
import type { Reply, Turn } from './turn.ts'

const MOST_OPTIONS = 4

/**
 * Words nobody has an answer for. With every figure in them they are reckoned; with some, and a question for one, what
 * is missing is asked.
 */
export async function reckonInstead(turn: Turn, decision: Decision): Promise<Reply | undefined> {
  if (turn.message.group || (decision.kind !== 'handover' && decision.kind !== 'clarify')) return undefined
  const told = prospectsOf(turn, turn.skills.calculators.all)
  const found = told.find(hasAll) ?? (ASKS_A_FIGURE.test(turn.text) ? told[0] : undefined)
  if (!found) return undefined
  const counted = await countConsultation(turn, found.calculator)
  return advance(counted, found.calculator, newReckoning(found.calculator, found.draft))
}

/** The answer stays what it is. With every figure given the reckoning stands below it; else it is one tap away. */
export function reckonBeside(turn: Turn, decision: Decision, reply: Reply): Reply {
  if (decision.kind !== 'answer' || turn.message.group) return reply
  const { calculators } = turn.skills
  const named = decision.entry.calculators.flatMap((name) => calculators.get(name) ?? [])
  const { whole, best } = choose(turn, named)
  const reckoning = best && newReckoning(best.calculator, best.draft)
  const state = { ...reply.state, reckoning }
  if (whole && reckoning && isDone(whole.calculator, reckoning)) {
    const bubble = resultBubble(turn, whole.calculator, reckoning)
    if (bubble) return { messages: below(reply.messages, bubble), state }
  }
  const calculator = best?.calculator ?? (named.length === 1 ? named[0] : undefined)
  return { messages: named.length > 0 || best ? offer(reply.messages, calculator) : reply.messages, state }
}

/** The calculators an entry names come first; others count where a figure is asked for. */
function choose(
  turn: Turn,
  named: readonly Calculator[],
): Readonly<Record<'whole' | 'best', Prospect | undefined>> {
  const told = prospectsOf(turn, named)
  const others = prospectsOf(turn, turn.skills.calculators.all)
  const whole = [...told, ...others].find(hasAll)
  return { whole, best: whole ?? told[0] ?? (ASKS_A_FIGURE.test(turn.text) ? others[0] : undefined) }
}

function prospectsOf(turn: Turn, calculators: readonly Calculator[]): readonly Prospect[] {
  return prospects(readSaid(turn.text, turn.today), calculators)
}

function resultBubble(turn: Turn, calculator: Calculator, reckoning: Reckoning): string | undefined {
  const { given, assumed } = reckoning
  const result = calculator.run(given, turn.skills.calculators.context(turn.today, turn.county))
  if (result.kind === 'refused' || (result.kind === 'needs' && !ASKS_A_FIGURE.test(turn.text)))
    return undefined
  return composeResult({ calculator, given, assumed, result })
}

function below(messages: readonly OutboundMessage[], text: string): readonly OutboundMessage[] {
  const last = messages.at(-1)
  const bare = messages.map((message) => ({ ...message, options: [] }))
  return [...bare, say(text, last?.options ?? [])]
}

/** A button where there is room for one, else the words that do the same. */
function offer(
  messages: readonly OutboundMessage[],
  calculator: Calculator | undefined,
): readonly OutboundMessage[] {
  const last = messages.at(-1)
  if (!last) return messages
  const option = calculator ? calculatorOption(calculator) : { label: '算一算', value: 'reckon' }
  if (last.options.length < MOST_OPTIONS)
    return [...messages.slice(0, -1), { ...last, options: [...last.options, option] }]
  return [...messages.slice(0, -1), { ...last, text: `${last.text}\n要算钱、算日子，发“算一算”。` }]
}
