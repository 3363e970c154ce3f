import type { Calculator } from '../../domain/calculators/calculator.ts'
import { type Input, type Inputs, isAsked } from '../../domain/calculators/inputs.ts'
import type { Phrase } from '../understanding/phrases/phrase.ts'
import { readAmount } from '../understanding/phrases/read-amount.ts'
import type { Cue, PhraseCue } from './cues/cue.ts'
import { HEARINGS } from './cues/index.ts'
import { type Draft, EMPTY_DRAFT, joinDrafts, knows } from './draft.ts'
import { isWithin } from './read-answer.ts'
import { isAboutWages, readWages } from './read-wages.ts'
import { type Said, wordsAfter, wordsBefore } from './said.ts'
import { takeDay, takeMoney, takeYearlyRate } from './take-phrases.ts'

/** What a question in a villager's own words already answers of a calculator's questions. */
export function readQuestion({ name, inputs }: Calculator, said: Said): Draft {
  if (name === 'unpaid-wages') return readWages(said)
  const cues = HEARINGS[name]?.cues ?? []
  const all = cues.reduce(
    (draft, cue) => (cue.key in draft.given ? draft : joinDrafts(draft, takeCue(cue, said, inputs))),
    EMPTY_DRAFT,
  )
  return onlyAsked(inputs, all)
}

/** The sum of a divorce is no sum asked for in court: answers to questions that are not asked are dropped. */
function onlyAsked(inputs: Inputs, { given, assumed, doubts }: Draft): Draft {
  const asked = (key: string) => {
    const input = inputs[key]
    if (!input) return false
    // Where the deciding answer is still open, nobody knows yet.
    return given[input.onlyIf?.key ?? ''] === undefined || isAsked(input, given)
  }
  return {
    assumed,
    given: Object.fromEntries(Object.entries(given).filter(([key]) => asked(key))),
    doubts: doubts.filter(({ key }) => asked(key)),
  }
}

/** Whether a sum, a day or a number was said, and not only what it is about. */
export function hasFigure({ inputs }: Calculator, { given, doubts }: Draft): boolean {
  const isFigure = (key: string) => !['choice', 'yes-no', undefined].includes(inputs[key]?.kind)
  return doubts.length > 0 || Object.keys(given).some(isFigure)
}

/** Whether the words speak of what this calculator reckons: a wage and two days may belong to several. */
export function isAbout({ name }: Calculator, said: Said): boolean {
  return name === 'unpaid-wages' ? isAboutWages(said) : (HEARINGS[name]?.about.test(said.text) ?? false)
}

function takeCue(cue: Cue, said: Said, inputs: Inputs): Draft {
  const input = inputs[cue.key]
  if (!input) return EMPTY_DRAFT
  if (cue.of === 'word')
    return cue.says.test(said.text) ? knows(cue.key, cue.value, cue.assumed) : EMPTY_DRAFT
  if (cue.of === 'number') return takeNumber(cue, said, input)
  return takePhrase(cue, said, { key: cue.key, ask: input.question })
}

/** Only what was said exactly: between two is asked. */
function takeNumber(cue: Extract<Cue, { of: 'number' }>, { text }: Said, input: Input): Draft {
  const words = cue.says.exec(text)?.[1]
  const amount = words === undefined ? undefined : readAmount(words)
  if (!amount || amount.low !== amount.high) return EMPTY_DRAFT
  const value = Math.round(amount.low * (cue.times ?? 1) * 100) / 100
  return isWithin(input, value) ? knows(cue.key, value) : EMPTY_DRAFT
}

function takePhrase(cue: PhraseCue, said: Said, wanted: { key: string; ask: string }): Draft {
  if (cue.of === 'day') {
    const phrase = only(said.dates.filter(fitting(cue, said)))
    return phrase ? takeDay(phrase, wanted, said.today) : EMPTY_DRAFT
  }
  if (cue.of === 'rate') {
    const phrase = only(said.rates)
    return phrase ? takeYearlyRate(phrase, wanted) : EMPTY_DRAFT
  }
  const phrase = only(said.money.filter((one) => perOf(one) === cue.per && fitting(cue, said)(one)))
  return phrase ? takeMoney(phrase, wanted) : EMPTY_DRAFT
}

/** Two phrases that fit are not told apart: then the question is asked. */
function only<T>(phrases: readonly T[]): T | undefined {
  return phrases.length === 1 ? phrases[0] : undefined
}

function fitting({ before, after }: PhraseCue, said: Said): (phrase: Phrase<unknown>) => boolean {
  return (phrase) => {
    if (!before && !after) return true
    return (
      (before?.test(wordsBefore(said, phrase)) ?? false) || (after?.test(wordsAfter(said, phrase)) ?? false)
    )
  }
}

function perOf(phrase: Said['money'][number]): string | undefined {
  return phrase.kind === 'read' ? phrase.value.per : undefined
}
