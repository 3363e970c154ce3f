import type { Question, QuestionChoice } from '../../domain/interviews/interview.ts'
import { readChoiceNumber } from '../understanding/read-number.ts'
import { readPhone } from '../understanding/read-phone.ts'
import { readTown, readVillage } from './read-place.ts'
import { dayOptions, readDays, readPeople, readSumAnswer } from './read-quantities.ts'
import { readOneWorker, readWorkers } from './read-workers.ts'
import type { ReadAnswer, Reading, ReadingGround } from './reading.ts'

const LONGEST_WORDS = 200

type Read = (question: Question, text: string, ground: ReadingGround) => Reading

const READERS = {
  choice: readChoice,
  words: (_question, text) => readWords(text),
  money: (_question, text, { today }) => quantity(readSumAnswer(text, today), '写个数就行，比如：12000 元。'),
  date: (_question, text, { today }) => readDate(text, today),
  count: (_question, text, { today }) => quantity(readPeople(text, today), '写个数就行，比如：5 人。'),
  town: (_question, text, ground) => readTown(text, ground),
  village: (_question, text, ground) => readVillage(text, ground),
  phone: (_question, text) => readPhoneAnswer(text),
} as const satisfies Record<Exclude<Question['kind'], 'worker' | 'workers'>, Read>

/** The reader of all kinds of questions for one county and day. */
export function createReadAnswer(ground: ReadingGround): ReadAnswer {
  const { today } = ground
  return (question, text, before) => {
    if (question.kind === 'worker') return readOneWorker(text, today)
    if (question.kind === 'workers') return readWorkers(text, { before, today })
    return READERS[question.kind](question, text, ground)
  }
}

function quantity(found: { text: string; value: string } | undefined, hint: string): Reading {
  return found ? { kind: 'read', text: found.text, value: found.value } : { kind: 'unclear', hint }
}

function readDate(text: string, today: string): Reading {
  const days = readDays(text, today)
  if (days.length > 1) return { kind: 'many', options: dayOptions(days) }
  return quantity(days[0], '这样写：2026-03-05，或者去年腊月。')
}

function readWords(text: string): Reading {
  const words = text.trim().slice(0, LONGEST_WORDS)
  return words ? { kind: 'read', text: words } : { kind: 'unclear', hint: '打几个字就行，或者发“跳过”。' }
}

/** The value of a choice is `pick:` and its place, so that it fits every platform. */
export function choiceValue(at: number): string {
  return `pick:${at}`
}

export const NONE_OF_THEM = { label: '都不是', value: 'pick:none' }

function readChoice(question: Question, text: string): Reading {
  const plain = text.replace(/[\s。，,.!！?？]/g, '')
  if (text === NONE_OF_THEM.value || plain === NONE_OF_THEM.label)
    return { kind: 'read', text: NONE_OF_THEM.label }
  const chosen = choiceNumbered(question, text) ?? choiceNamed(question, plain)
  if (!chosen) return { kind: 'unclear', hint: '按数字选一个。都不对就选“都不是”。' }
  return { kind: 'read', text: chosen.label, danger: chosen.danger }
}

function choiceNumbered({ choices }: Question, text: string): QuestionChoice | undefined {
  const number = readChoiceNumber(text) ?? Number(/^pick:(\d)$/.exec(text)?.[1] ?? 0)
  return choices[number - 1]
}

/** The longest label or word that was said: 不安全 is not 安全. */
function choiceNamed({ choices }: Question, plain: string): QuestionChoice | undefined {
  const said = (choice: QuestionChoice) =>
    Math.max(0, ...[choice.label, ...choice.heard].map((word) => (plain.includes(word) ? word.length : 0)))
  const [best] = choices.toSorted((a, b) => said(b) - said(a))
  return best && said(best) > 0 ? best : undefined
}

function readPhoneAnswer(text: string): Reading {
  const phone = readPhone(text)
  return phone
    ? { kind: 'read', text: maskedPhone(phone), value: phone }
    : { kind: 'unclear', hint: '手机号是 11 位数字。不想留就发“跳过”。' }
}

export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
