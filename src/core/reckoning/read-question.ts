import type { Calculator } from '../../domain/calculators/calculator.ts'
import type { Inputs } from '../../domain/calculators/inputs.ts'
import type { Phrase } from '../understanding/phrases/phrase.ts'
import { CUES, type Cue } from './cues.ts'
import { type Draft, EMPTY_DRAFT, joinDrafts } from './draft.ts'
import { readWages } from './read-wages.ts'
import { type Said, wordsAfter, wordsBefore } from './said.ts'
import { takeDay, takeMoney, takeYearlyRate } from './take-phrases.ts'

/** What a question in a villager's own words already answers of a calculator's questions. */
export function readQuestion({ name, inputs }: Calculator, said: Said): Draft {
  if (name === 'unpaid-wages') return readWages(said)
  const drafts = (CUES[name] ?? []).map((cue) => takeCue(cue, said, inputs))
  return drafts.length > 0 ? joinDrafts(...drafts) : EMPTY_DRAFT
}

function takeCue(cue: Cue, said: Said, inputs: Inputs): Draft {
  const input = inputs[cue.key]
  if (!input) return EMPTY_DRAFT
  const wanted = { key: cue.key, ask: input.question }
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

function fitting({ before, after }: Cue, said: Said): (phrase: Phrase<unknown>) => boolean {
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
