import type { Interview, Question, QuestionKind } from '../../domain/interviews/interview.ts'
import type { Option } from '../../domain/message/outbound-message.ts'
import { askedOf, linesOf, nextOpen, planOf } from './plan.ts'
import { type RunCommand, readCommand } from './read-command.ts'
import type { ReadAnswer, Reading } from './reading.ts'
import { type Answer, type Run, SUMMARY } from './run.ts'

/** What is to happen next. `note` is said before the question or the summary. */
export type Advance =
  | { readonly kind: 'ask'; readonly run: Run; readonly question: Question; readonly note?: string }
  /** A sensitive question needs its own yes first. */
  | { readonly kind: 'permit'; readonly run: Run; readonly question: Question }
  | { readonly kind: 'which'; readonly run: Run; readonly options: readonly Option[] }
  | { readonly kind: 'summary'; readonly run: Run; readonly note?: string }
  | { readonly kind: 'hand-in'; readonly run: Run }
  | { readonly kind: 'left'; readonly run: Run }
  | { readonly kind: 'danger'; readonly run: Run; readonly danger: string }

/** Whoever does not say yes to a sensitive question so often is left in peace. */
const MOST_REFUSALS = 2

/** One message of the asker moves a run on by one step. Pure: it decides and does nothing. */
export function advance(
  interview: Interview,
  run: Run,
  said: { readonly text: string; readonly read: ReadAnswer },
): Advance {
  const command = readCommand(said.text)
  if (command?.kind === 'leave') return { kind: 'left', run: { ...run, paused: true } }
  if (command?.kind === 'back') return goBack(interview, run)
  if (command?.kind === 'fix' && (run.at === SUMMARY || run.fixing)) return fix(interview, run, command.line)
  const question = planOf(interview, run).find(({ key }) => key === run.at)
  if (command?.kind === 'fix') return standing(interview, run, '最后一起改。要回头就发“上一步”。')
  if (run.at === SUMMARY || !question) return atSummary(interview, run, command)
  return atQuestion(interview, run, { question, command, ...said })
}

/** Shows where a run stands, as if it had just come there: at its start, after a pause, after a question in between. */
export function standing(interview: Interview, run: Run, note?: string): Advance {
  const awake = { ...run, paused: false }
  const question = planOf(interview, awake).find(({ key }) => key === awake.at)
  return question ? open(awake, question, note) : goOn(interview, { ...awake, fixing: false }, note)
}

/** The first step of a run: its first open question. */
export function begin(interview: Interview, run: Run): Advance {
  return goOn(interview, run)
}

interface AtQuestion {
  readonly question: Question
  readonly command: RunCommand | undefined
  readonly text: string
  readonly read: ReadAnswer
}

function atQuestion(interview: Interview, run: Run, said: AtQuestion): Advance {
  const { question, command } = said
  const before = run.answers[question.key]
  if (command?.kind === 'forget') return take(interview, run, { [question.key]: SKIPPED })
  if (command?.kind === 'skip' || (command?.kind === 'keep' && before))
    return take(interview, run, { [question.key]: before ?? SKIPPED })
  if (question.sensitive && !run.allowed.includes(question.key)) return askLeave(interview, run, said)
  return takeReading(interview, run, {
    question,
    text: said.text,
    reading: said.read(question, said.text, before),
  })
}

/** Not a word of a sensitive answer is kept before its yes; whoever says something else twice is left in peace. */
function askLeave(interview: Interview, run: Run, { question, command }: AtQuestion): Advance {
  if (command?.kind === 'yes') {
    return open({ ...run, misses: 0, allowed: [...run.allowed, question.key] }, question)
  }
  const misses = run.misses + 1
  if (misses >= MOST_REFUSALS)
    return take(interview, run, { [question.key]: run.answers[question.key] ?? SKIPPED })
  return { kind: 'permit', run: { ...run, misses }, question }
}

function takeReading(
  interview: Interview,
  run: Run,
  got: { question: Question; text: string; reading: Reading },
): Advance {
  const { question, text, reading } = got
  if (reading.kind === 'many') return { kind: 'which', run, options: reading.options }
  if (reading.kind === 'unclear') return missed(interview, run, { question, text, hint: reading.hint })
  const answer: Answer = { text: reading.text, value: reading.value, from: 'asked' }
  const answers = { [question.key]: answer, ...reading.also }
  if (reading.more) {
    const kept = { ...run, misses: 0, answers: { ...run.answers, ...answers } }
    return open(kept, question, reading.note)
  }
  const next = take(interview, run, answers)
  return reading.danger
    ? { kind: 'danger', run: { ...next.run, paused: true }, danger: reading.danger }
    : next
}

/** Not understood: an example, for figures another way to write them, then on. Nobody gets stuck, and no sum is a town's name. */
function missed(
  interview: Interview,
  run: Run,
  { question, text, hint }: { question: Question; text: string; hint: string },
): Advance {
  const misses = run.misses + 1
  if (misses === 1) return open({ ...run, misses }, question, question.example ?? hint)
  const otherwise = OTHERWISE[question.kind]
  if (misses === 2 && otherwise) return open({ ...run, misses }, question, otherwise)
  const before = run.answers[question.key]
  const isLeftOpen = !before && NEVER_AS_TYPED.has(question.kind)
  const given: Answer = isLeftOpen ? SKIPPED : { text: text.slice(0, 60), from: 'asked' }
  const next = { ...run, misses: 0, answers: { ...run.answers, [question.key]: before ?? given } }
  return goOn(interview, next, isLeftOpen ? '这一问先空着，最后还能改。' : undefined)
}

/** Words are read by people too; what is no sum, day, number, town or phone number is not kept as one. */
const NEVER_AS_TYPED: ReadonlySet<QuestionKind> = new Set(['money', 'date', 'count', 'town', 'phone'])

/** Figures are asked for a third time, in other words. */
const OTHERWISE: Partial<Readonly<Record<QuestionKind, string>>> = {
  money: '换个写法，比如：8000。不清楚就发“跳过”。',
  date: '换个写法，比如：2026-03-05。记不清就发“跳过”。',
  count: '只写数字，比如：5。不清楚就发“跳过”。',
}

const SKIPPED: Answer = { text: '', from: 'skipped' }

function take(interview: Interview, run: Run, answers: Readonly<Record<string, Answer>>): Advance {
  return goOn(interview, { ...run, misses: 0, answers: { ...run.answers, ...answers } })
}

/** Back to the summary, or on to the next question without an answer; later answers are kept. */
function goOn(interview: Interview, run: Run, note?: string): Advance {
  const next = nextOpen(interview, run)
  if (next) return open({ ...run, at: next.key, fixing: false }, next, note)
  const done = { ...run, at: SUMMARY, fixing: false, misses: 0 }
  return run.short
    ? { kind: 'hand-in', run: done }
    : { kind: 'summary', run: done, ...(note ? { note } : {}) }
}

function open(run: Run, question: Question, note?: string): Advance {
  if (question.sensitive && !run.allowed.includes(question.key)) return { kind: 'permit', run, question }
  return { kind: 'ask', run, question, ...(note ? { note } : {}) }
}

function goBack(interview: Interview, run: Run): Advance {
  if (run.fixing) return goOn(interview, { ...run, fixing: false })
  const asked = askedOf(interview, run)
  const at = run.at === SUMMARY ? asked.length : asked.findIndex(({ key }) => key === run.at)
  const before = asked[at - 1]
  if (before) return open({ ...run, at: before.key, misses: 0 }, before)
  return standing(interview, run, '这是第一问了。')
}

function fix(interview: Interview, run: Run, line: number | undefined): Advance {
  const found = line === undefined ? undefined : linesOf(interview, run)[line - 1]
  if (!found)
    return { kind: 'summary', run: { ...run, at: SUMMARY, fixing: false }, note: '要改哪条？比如：改 2。' }
  return open({ ...run, at: found.question.key, fixing: true, misses: 0 }, found.question)
}

function atSummary(interview: Interview, run: Run, command: RunCommand | undefined): Advance {
  const open = nextOpen(interview, run)
  if (open) return goOn(interview, run)
  if (command?.kind === 'yes') return { kind: 'hand-in', run }
  return { kind: 'summary', run: { ...run, at: SUMMARY }, note: '都对就交，要改就发“改 2”这样。' }
}
