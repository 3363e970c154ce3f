import type { Topic } from '../../domain/knowledge/topic.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { parseOutcome } from './parse-outcome.ts'

/** What closing a case asks, in order. */
export const CLOSING_QUESTIONS = ['result', 'people', 'claimed', 'confirmed', 'recovered', 'papers'] as const
export type ClosingQuestion = (typeof CLOSING_QUESTIONS)[number]

/** A close that is being put together: the words so far, in the form `结` takes at once. */
export interface Closing {
  readonly number: string
  readonly said: string
  readonly asks: ClosingQuestion
}

const WITH_MONEY: readonly Topic[] = [
  'wages',
  'labour',
  'contracts',
  'traffic',
  'consumer',
  'expropriation',
  'land',
]

/** The next question for a close that was begun with only a word; undefined when enough is said. */
export function beginClosing(number: string, said: string): Closing | undefined {
  if (said === '') return { number, said, asks: 'result' }
  const outcome = parseOutcome(said)
  const bare = !/[\d，,]|人|元|有|分期/.test(said)
  return outcome && bare && (outcome.solved || outcome.result === 'partly')
    ? { number, said, asks: 'people' }
    : undefined
}

/** Takes one answer; undefined when it cannot be read. `done` when nothing more is asked. */
export function answerClosing(
  closing: Closing,
  text: string,
  topic: Topic,
): { readonly closing: Closing; readonly done: boolean } | undefined {
  const part = readPart(closing.asks, text.normalize('NFKC').trim())
  if (part === undefined) return undefined
  const said = `${closing.said} ${part}`.trim()
  const asks = nextQuestion({ ...closing, said }, topic)
  return { closing: { ...closing, said, asks: asks ?? 'papers' }, done: asks === undefined }
}

function nextQuestion({ asks, said }: Closing, topic: Topic): ClosingQuestion | undefined {
  if (asks === 'papers') return undefined
  if (asks === 'result') {
    const outcome = parseOutcome(said)
    return outcome?.solved || outcome?.result === 'partly' ? 'people' : undefined
  }
  if (asks === 'people' && !WITH_MONEY.includes(topic)) return 'papers'
  return CLOSING_QUESTIONS[CLOSING_QUESTIONS.indexOf(asks) + 1]
}

const MONEY_WORDS = { claimed: '要', confirmed: '认', recovered: '到手' } as const

function readPart(asks: ClosingQuestion, text: string): string | undefined {
  if (asks === 'result') return parseOutcome(text) ? text : undefined
  if (asks === 'people') {
    const people = /^(\d{1,4})\s*(?:人|个人|个|位)?$/.exec(text)?.[1]
    return people === undefined || Number(people) < 1 ? undefined : `${Number(people)}人`
  }
  if (asks === 'papers') return /^(无|没有|没|0)$/.test(text) ? '' : papers(text)
  return readMoney(MONEY_WORDS[asks], text)
}

function readMoney(word: string, text: string): string | undefined {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '')
  if (/^(0|无|没有|没)\s*元?$/.test(plain)) return ''
  const sum = /^(\d{1,9}(?:\.\d{1,4})?)\s*(万元|万块|万|元|块)?$/.exec(plain)
  return sum ? `${word}${sum[1]}${sum[2] ?? '元'}` : undefined
}

function papers(text: string): string {
  const later = /分期|以后给|答应给|限期给/.exec(text)?.[0]
  const names = text
    .replace(/分期|以后给|答应给|限期给/g, '')
    .split(/[\s、，,]+/)
    .filter(Boolean)
  return [names.length > 0 ? `有${names.join('、')}` : '', later ?? ''].filter(Boolean).join(' ')
}

const WORDS = {
  result: '结果怎样？',
  people: '帮到几个人？写个数，比如：3',
  claimed: '当事人要多少钱？写个数，比如：30000 或 3万。没有写 0。',
  confirmed: '对方或者文书认了多少？没有写 0。',
  recovered: '钱到手多少？没到手写 0。',
  papers: '有什么文书？比如：调解协议书、收条。没有写“无”。\n说好以后给钱的，加上“分期”，30 天后会回访。',
} as const satisfies Record<ClosingQuestion, string>

/** The open question of a close. */
export function closingQuestion({ number, asks }: Closing, unread = false): OutboundMessage {
  const short = number.slice(-4)
  const again = unread ? '没看懂。' : ''
  const options =
    asks === 'result' ? ['解决', '部分解决', '没解决', '转办'].map((label) => ({ label, value: label })) : []
  return say(`${again}办结 ${short}：${WORDS[asks]}\n不结了发“取消”。`, options)
}
