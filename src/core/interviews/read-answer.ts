import type { Question } from '../../domain/interviews/interview.ts'
import { readChoiceNumber } from '../understanding/read-number.ts'
import { readPhone } from '../understanding/read-phone.ts'
import { readTown, readVillage } from './read-place.ts'
import { readDay, readPeople, readSum } from './read-quantities.ts'
import { readWorkers } from './read-workers.ts'
import type { ReadAnswer, Reading, ReadingGround } from './reading.ts'

const LONGEST_WORDS = 200

type Read = (question: Question, text: string, ground: ReadingGround) => Reading

const READERS = {
  choice: readChoice,
  words: (_question, text) => readWords(text),
  money: (_question, text) => quantity(readSum(text, true), '写个数就行，比如：12000 元。'),
  date: (_question, text, { today }) => quantity(readDay(text, today), '这样写：2026-03-05，或者去年腊月。'),
  count: (_question, text) => quantity(readPeople(text), '写个数就行，比如：5 人。'),
  town: (_question, text, ground) => readTown(text, ground),
  village: (_question, text, ground) => readVillage(text, ground),
  phone: (_question, text) => readPhoneAnswer(text),
} as const satisfies Record<Exclude<Question['kind'], 'workers'>, Read>

/** The reader of all kinds of questions for one county and day. */
export function createReadAnswer(ground: ReadingGround): ReadAnswer {
  return (question, text, before) =>
    question.kind === 'workers' ? readWorkers(text, before) : READERS[question.kind](question, text, ground)
}

function quantity(found: { text: string; value: string } | undefined, hint: string): Reading {
  return found ? { kind: 'read', text: found.text, value: found.value } : { kind: 'unclear', hint }
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
  const number = readChoiceNumber(text)
  const at = number === undefined ? /^pick:(\d)$/.exec(text)?.[1] : String(number - 1)
  const chosen =
    question.choices[Number(at ?? -1)] ??
    question.choices.find(({ label }) => label === plain) ??
    question.choices.find(({ label, heard }) => [label, ...heard].some((word) => plain.includes(word)))
  if (!chosen) return { kind: 'unclear', hint: '按数字选一个。都不对就选“都不是”。' }
  return { kind: 'read', text: chosen.label, danger: chosen.danger }
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
