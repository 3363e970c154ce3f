import { performance } from 'node:perf_hooks'
import { type Answer, toAnswer } from '../core/answering/answer.ts'
import type { Answerer } from '../core/answering/answerer.ts'
import { toArticleAnswer } from '../core/laws/article-answer.ts'
import type { LawBook } from '../core/laws/law-book.ts'
import type { Calculators } from '../core/reckoning/calculators.ts'
import { homeOf } from '../core/reckoning/homes.ts'
import { type ReckonedSaid, reckonSaid } from '../core/reckoning/reckon-said.ts'
import type { County } from '../domain/place/station.ts'
import type { CommandSpec } from './arguments.ts'
import { checkDay } from './check-day.ts'
import { type CommandOutput, EXIT, withArguments } from './command.ts'

export const ASK_SPEC = {
  name: 'ask',
  summary: '在终端问一个问题，不记进数据库',
  examples: ['npm run ask -- "老板跑了工钱咋办"', 'npm run --silent ask -- --jsonl < questions.jsonl'],
  options: {
    json: { help: '输出一个 JSON 对象' },
    jsonl: { help: '从标准输入逐行读 {"id","question"}，逐行输出答案' },
    today: { value: '日期', help: '当作是哪一天，如 2026-11-22', check: (value) => checkDay(value) },
  },
  operands: { name: '问题', help: '要问的话，用引号括起来', least: 0, most: 1 },
} as const satisfies CommandSpec

/** What the command works with; knowledge is read only when it is really needed. */
export interface AskRequest extends CommandOutput {
  readonly args: readonly string[]
  /** Asia/Shanghai day. */
  readonly today: string
  readonly lines: () => AsyncIterable<string>
  readonly knowledge: () => Promise<Omit<Asker, 'today'>>
}

/** Answers one question, or many by line. Returns the exit code. */
export function askCommand(request: AskRequest): Promise<number> {
  return withArguments(ASK_SPEC, request, async (given) => {
    const [question] = given.operands
    const byLine = given.isOn('jsonl')
    if (byLine === (question !== undefined)) {
      request.writeError('要么写一个问题，要么用 --jsonl 逐行读。例子：npm run ask -- "老板跑了工钱咋办"。')
      return EXIT.misused
    }
    const { answerer, county, lawBook, calculators } = await request.knowledge()
    const asker = { answerer, county, lawBook, calculators, today: given.value('today') ?? request.today }
    if (question === undefined) return answerLines(asker, request)
    const answer = answerOne(asker, { id: '1', question })
    request.write(given.isOn('json') ? JSON.stringify(answer) : forPeople(answer))
    return EXIT.done
  })
}

interface Asker {
  readonly answerer: Answerer
  readonly county: County
  readonly lawBook: LawBook
  readonly calculators: Calculators
  readonly today: string
}

/** One answer as it is printed. */
interface PrintedAnswer extends Answer {
  readonly id: string
  readonly ms: number
}

/** Answers as a stranger asks: no conversation, no place. */
function answerOne(asker: Asker, asked: { id: string; question: string }): PrintedAnswer {
  const began = performance.now()
  const { answerer, county, today } = asker
  const decision = answerer.decide(asked.question, today)
  const heed = answerer.heed(asked.question, today)
  const { explain, laws } = answerer
  const plain = toAnswer(decision, { place: {}, county, today, explain, laws, heed })
  const answer =
    (decision.kind === 'danger'
      ? undefined
      : toArticleAnswer(asked.question, { book: asker.lawBook, today })) ??
    withReckoning(plain, reckonSaid(asked.question, asker), answerer)
  return { id: asked.id, ...answer, ms: Math.round((performance.now() - began) * 100) / 100 }
}

/** As in the chat: a reckoning stands below its answer, and for an answer where there is none. */
function withReckoning(answer: Answer, reckoned: ReckonedSaid | undefined, answerer: Answerer): Answer {
  if (!reckoned) return answer
  if (answer.kind === 'answer') return { ...answer, text: `${answer.text}\n\n${reckoned.text}` }
  if (answer.kind !== 'handover' && answer.kind !== 'clarify') return answer
  const entry = answerer.entry(homeOf(reckoned.calculator.name))
  const { topic, route, urgency, id } = entry ?? { ...answer, id: null }
  const { text, result } = reckoned
  const said = { kind: 'answer', text, topic, route, urgency, entry: id, options: [], confidence: 1 } as const
  return { ...said, citations: result.kind === 'result' ? citationsOf(result) : [] }
}

/** The articles its lines rest on, each once. */
function citationsOf({ lines }: Extract<ReckonedSaid['result'], { kind: 'result' }>): Answer['citations'] {
  const all = lines.flatMap(({ articles }) => articles)
  const once = new Map(all.map(({ law, article }) => [`${law} ${article}`, { law, article }]))
  return [...once.values()].map(({ law, article }) => ({
    law,
    article: /^\d+$/.test(article) ? Number(article) : article,
  }))
}

async function answerLines(asker: Asker, request: AskRequest): Promise<number> {
  let number = 0
  let exit: number = EXIT.done
  for await (const line of request.lines()) {
    number++
    if (!line.trim()) continue
    const asked = readLine(line)
    if (asked) request.write(JSON.stringify(answerOne(asker, asked)))
    else {
      request.writeError(`第 ${number} 行看不懂，应当是 {"id":"…","question":"…"}。`)
      exit = EXIT.failed
    }
  }
  return exit
}

function readLine(line: string): { id: string; question: string } | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('question' in value)) return undefined
    const id = 'id' in value ? String(value.id) : ''
    return typeof value.question === 'string' ? { id, question: value.question } : undefined
  } catch {
    return undefined
  }
}

function forPeople(answer: PrintedAnswer): string {
  const options = answer.options.map((label, at) => `${at + 1}. ${label}`)
  return [answer.text, ...(options.length > 0 ? ['', ...options] : [])].join('\n')
}
