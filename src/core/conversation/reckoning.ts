import type { Calculator } from '../../domain/calculators/calculator.ts'
import { type Input, isAsked, missingKeys } from '../../domain/calculators/inputs.ts'
import { type Option, type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { PERSON } from '../answering/compose-decision.ts'
import { composeResult } from '../reckoning/compose-result.ts'
import { type Draft, EMPTY_DRAFT } from '../reckoning/draft.ts'
import { asksEverything, homeOf } from '../reckoning/homes.ts'
import { logConsultation } from './log-consultation.ts'
import { rememberedEntry } from './remembered-entry.ts'
import { keptAnswers, type Reckoning, withPausedInterview } from './state.ts'
import type { Reply, Turn } from './turn.ts'
import { WHO_PAYS } from './who-pays-step.ts'

const MOST_MISSES = 2
const MOST_CHOICES = 8
/** Beside a free answer there are no numbered choices: “2” must mean two days. */
const HOW_TO_LEAVE = '不知道就发“跳过”，不想算了发“不算了”。'
const ENOUGH = '没有别的了，发“就这些”，马上算。'
const REFINE = '再补几样'

/** A calculator as a choice. */
export function calculatorOption({ name, title }: Calculator): Option {
  return { label: title, value: `reckon:${name}` }
}

/** A calculation with what is already known. */
export function newReckoning(calculator: Calculator, draft: Draft): Reckoning {
  const thorough = asksEverything(calculator.name)
  const started = { calculator: calculator.name, skipped: [], misses: 0, thorough }
  return withDraft({ ...started, given: {}, assumed: [], doubts: [] }, draft)
}

/** What a message added; an answer settles the doubt about its question. */
export function withDraft(reckoning: Reckoning, draft: Draft): Reckoning {
  const given = { ...reckoning.given, ...keptAnswers(draft.given) }
  const added = draft.doubts.map((doubt) => ({
    ...doubt,
    options: doubt.options.map((option) => ({ ...option, given: keptAnswers(option.given) })),
  }))
  const known = reckoning.doubts.filter(({ key }) => !added.some((other) => other.key === key))
  return {
    ...reckoning,
    given,
    assumed: [...reckoning.assumed, ...draft.assumed],
    doubts: [...known, ...added].filter(({ key }) => given[key] === undefined),
    misses: 0,
    group: undefined,
  }
}

/** The open question is left out. */
export function skipped(reckoning: Reckoning): Reckoning {
  const { asking = '', doubts } = reckoning
  return {
    ...reckoning,
    skipped: [...reckoning.skipped, asking],
    doubts: doubts.filter(({ key }) => key !== asking),
    misses: 0,
  }
}

/** Begins, or goes on with what an earlier message already told. Counted once, with the answer it belongs to. */
export async function beginReckoning(turn: Turn, calculator: Calculator): Promise<Reply> {
  const { reckoning } = turn.state
  const goesOn = reckoning?.calculator === calculator.name && !isDone(calculator, reckoning)
  const known = goesOn ? reckoning : newReckoning(calculator, EMPTY_DRAFT)
  const answered = rememberedEntry(turn)?.calculators.includes(calculator.name) ?? false
  const counted = answered ? turn : await countConsultation(turn, calculator)
  const state = { ...withPausedInterview(counted.state), payer: undefined }
  return advance({ ...counted, state }, calculator, known)
}

/** After a result: what could be left out is asked too. */
export async function refineReckoning(turn: Turn, calculator: Calculator): Promise<Reply> {
  const { reckoning } = turn.state
  if (reckoning?.calculator !== calculator.name) return beginReckoning(turn, calculator)
  return advance(turn, calculator, { ...reckoning, thorough: true })
}

/** One calculation asked for without any answer before it is one consultation. */
export async function countConsultation(turn: Turn, calculator: Calculator): Promise<Turn> {
  const entry = turn.skills.answerer.entry(homeOf(calculator.name))
  const { topic, route, urgency } = entry ?? {
    topic: 'other' as const,
    route: 'none' as const,
    urgency: 'normal' as const,
  }
  const facts = {
    kind: 'answer' as const,
    topic,
    route,
    urgency,
    entry: entry?.id,
    citations: [],
    confidence: 1,
  }
  const words = turn.message.content.kind === 'text' ? turn.text : calculator.title
  await logConsultation(turn, facts, words)
  const matter = { topic, route, reason: 'route' as const, sealed: false, words }
  return { ...turn, state: { ...turn.state, last: { entry: entry?.id, at: turn.now, matter } } }
}

/** The next question, or the result. */
export async function advance(turn: Turn, calculator: Calculator, reckoning: Reckoning): Promise<Reply> {
  const next = nextKey(calculator, reckoning)
  if (next !== undefined) return askFor(turn, calculator, { ...reckoning, asking: next })
  return showResult(turn, calculator, reckoning)
}

function askFor(turn: Turn, calculator: Calculator, reckoning: Reckoning): Reply {
  return { messages: [questionOf(calculator, reckoning)], state: { ...turn.state, reckoning } }
}

/** Not understood: once more with an example; then on without it. Nobody gets stuck here. */
export async function askAgain(turn: Turn, calculator: Calculator, reckoning: Reckoning): Promise<Reply> {
  const misses = reckoning.misses + 1
  if (misses >= MOST_MISSES) return advance(turn, calculator, skipped(reckoning))
  const again = { ...reckoning, misses }
  const question = questionOf(calculator, again)
  return {
    messages: [{ ...question, text: `没看懂，换个写法。\n${question.text}` }],
    state: { ...turn.state, reckoning: again },
  }
}

function nextKey({ inputs }: Calculator, reckoning: Reckoning): string | undefined {
  const { given, doubts, thorough } = reckoning
  const open = (key: string) => !reckoning.skipped.includes(key)
  const [missing] = missingKeys(inputs, given).filter(open)
  if (missing !== undefined) return missing
  const doubted = doubts.find(({ key }) => open(key))?.key
  if (doubted !== undefined || !thorough) return doubted
  return Object.entries(inputs).find(
    ([key, input]) => given[key] === undefined && open(key) && isAsked(input, given),
  )?.[0]
}

/** True when nothing that must be answered is open. */
export function isDone(calculator: Calculator, reckoning: Reckoning): boolean {
  return nextKey(calculator, { ...reckoning, thorough: false }) === undefined
}

function showResult(turn: Turn, calculator: Calculator, reckoning: Reckoning): Reply | Promise<Reply> {
  const { calculators } = turn.skills
  const result = calculator.run(reckoning.given, calculators.context(turn.today, turn.county))
  const { key } = result.kind === 'refused' ? result : { key: undefined }
  // What was left out may be just what it needs: said once, not asked for ever.
  if (key !== undefined && !reckoning.skipped.includes(key))
    return askFor(turn, calculator, { ...reckoning, given: without(reckoning.given, key), asking: key })
  const text = composeResult({ calculator, given: reckoning.given, assumed: reckoning.assumed, result })
  return {
    messages: [say(text, resultOptions(calculator, reckoning, turn))],
    state: { ...turn.state, reckoning: { ...reckoning, asking: undefined } },
  }
}

function without(given: Reckoning['given'], key: string): Reckoning['given'] {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name !== key))
}

/** What can be done with a result: make it more exact, read what to do, a person. */
export function resultOptions(calculator: Calculator, reckoning: Reckoning, turn: Turn): readonly Option[] {
  const more = nextKey(calculator, { ...reckoning, thorough: true }) !== undefined
  const home = turn.skills.answerer.entry(turn.state.last?.entry ?? homeOf(calculator.name))
  return [
    ...(more ? [{ label: REFINE, value: `refine:${calculator.name}` }] : []),
    ...(home?.kind === 'answer' ? [{ label: '该怎么办', value: `ask:${home.id}` }] : []),
    ...(calculator.name === 'unpaid-wages' ? [WHO_PAYS] : []),
    PERSON,
  ]
}

function questionOf(calculator: Calculator, reckoning: Reckoning): OutboundMessage {
  const key = reckoning.asking ?? ''
  const { title, inputs } = calculator
  const open = reckoning.doubts.find((doubt) => doubt.key === key)
  if (open) {
    const options = open.options.map(({ label }, at) => ({ label, value: `take:${at}` }))
    return say(`${title}：${open.ask || inputs[key]?.question}\n${HOW_TO_LEAVE}`, options)
  }
  const input = inputs[key]
  if (!input) return say(HOW_TO_LEAVE)
  const mayEnd = missingKeys(inputs, reckoning.given).length === 0 ? `${ENOUGH}\n` : ''
  const text = `${title}：${input.question}${exampleOf(input)}\n${mayEnd}${HOW_TO_LEAVE}`
  return say(text, choicesOf(input, reckoning.group))
}

function exampleOf(input: Input): string {
  if (input.kind === 'money' || input.kind === 'moneys') return '\n这样写：5000，或者一万二。'
  if (input.kind === 'day' || input.kind === 'days') return '\n这样写：2025年3月1号，或者去年腊月初八。'
  return ''
}

/** A long list is asked in two steps: first which kind. */
function choicesOf(input: Input, group: string | undefined): readonly Option[] {
  if (input.kind === 'yes-no')
    return [
      { label: '是', value: 'give:是' },
      { label: '不是', value: 'give:不是' },
    ]
  if (input.kind !== 'choice') return []
  const groups = [...new Set(input.options.flatMap((option) => option.group ?? []))]
  if (input.options.length > MOST_CHOICES && groups.length > 1 && group === undefined)
    return groups.map((name) => ({ label: name, value: `group:${name}` }))
  return input.options
    .filter((option) => group === undefined || option.group === group)
    .map(({ value, label }) => ({ label, value: `give:${value}` }))
}
