import type { Interview, Question } from '../../domain/interviews/interview.ts'
import { findBeneficiary } from './find-beneficiary.ts'
import { FOR_WHOM, OWN } from './plan.ts'
import { maskedPhone } from './read-answer.ts'
import { readDays, readPeople, readSums } from './read-quantities.ts'
import { readOneWorker } from './read-workers.ts'
import type { Answer, Run } from './run.ts'

/** What is known of the asker before the first question. */
export interface Known {
  /** The asker's own words so far. */
  readonly words: string
  readonly town: { readonly name: string; readonly code: string } | undefined
  readonly village: { readonly name: string; readonly code?: string | undefined } | undefined
  readonly phone: string | undefined
  /** Asia/Shanghai day. */
  readonly today: string
}

/** A run that begins with what was said already: none of it is asked again, all of it is read back. */
export function startRun(interview: Interview, known: Known, short: boolean): Run {
  const answers: Record<string, Answer> = {
    [FOR_WHOM.key]: said(interview.sealed ? OWN : (findBeneficiary(known.words) ?? OWN)),
  }
  for (const question of interview.questions) {
    const answer = heardOf(question, known)
    if (answer && !question.when && !question.sensitive) answers[question.key] = answer
  }
  return {
    ...{ name: interview.name, answers, at: '', fixing: false, misses: 0 },
    ...{ paused: false, allowed: [], short, photos: 0 },
  }
}

function said(text: string, value?: string): Answer {
  return { text, value, from: 'said' }
}

function heardOf(question: Question, known: Known): Answer | undefined {
  const { words, today, town, village, phone } = known
  switch (question.kind) {
    case 'town':
      return town && said(town.name, town.code)
    case 'village':
      return village && said(village.name, village.code)
    case 'phone':
      return phone === undefined ? undefined : said(maskedPhone(phone), phone)
    case 'money':
      return only(readSums(words, today))
    case 'count':
      return only([readPeople(words, today)].filter((count) => count !== undefined))
    case 'date':
      return only(readDays(words, today))
    case 'worker': {
      const read = readOneWorker(words, today)
      return read.kind === 'read' ? said(read.text, read.value) : undefined
    }
    case 'choice':
      return question.choices
        .filter(({ danger, heard }) => !danger && heard.some((word) => words.includes(word)))
        .map(({ label }) => said(label))[0]
    default:
      return undefined
  }
}

/** Two sums or two ways to read a day are no answer yet: then it is asked. */
function only(found: readonly { text: string; value: string }[]): Answer | undefined {
  const [first, second] = found
  return first && !second ? said(first.text, first.value) : undefined
}
