import type { Interview, Question } from '../../domain/interviews/interview.ts'
import { findBeneficiary } from './find-beneficiary.ts'
import { FOR_WHOM, OWN } from './plan.ts'
import { maskedPhone } from './read-answer.ts'
import { readDay, readPeople, readSum } from './read-quantities.ts'
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
      return quantity(readSum(words, false))
    case 'count':
      return /\d|[一二两三四五六七八九十几]+个?人/.test(words) ? quantity(readPeople(words)) : undefined
    case 'date':
      return /\d{4}[-./年]\d/.test(words) ? quantity(readDay(words, today)) : undefined
    case 'choice':
      return question.choices
        .filter(({ danger, heard }) => !danger && heard.some((word) => words.includes(word)))
        .map(({ label }) => said(label))[0]
    default:
      return undefined
  }
}

function quantity(found: { text: string; value: string } | undefined): Answer | undefined {
  return found && said(found.text, found.value)
}
