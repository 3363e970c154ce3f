import type { Calculator } from '../../domain/calculators/calculator.ts'
import { type GivenValue, isAsked, missingKeys } from '../../domain/calculators/inputs.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { CalculatorDesk, FieldFault } from '../../ports/calculator-desk.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Calculators } from './calculators.ts'
import { composeResult } from './compose-result.ts'
import { type Draft, EMPTY_DRAFT, joinDrafts } from './draft.ts'
import { readAnswer } from './read-answer.ts'

/** What the desk works with. */
interface Tools {
  readonly calculators: Calculators
  readonly clock: Clock
  readonly county: () => County
}

type Fields = Readonly<Record<string, string>>

/** Builds the desk behind the forms: the same readers and the same reckoning as in the conversation. */
export function createCalculatorDesk({ calculators, clock, county }: Tools): CalculatorDesk {
  return {
    calculators: calculators.all,
    reckon(calculator, fields) {
      const today = shanghaiDay(clock.now())
      const { draft, faults } = readFields(calculator, fields, today)
      const missing = missingFaults(calculator, draft.given, faults)
      if (faults.length + missing.length > 0)
        return { kind: 'faults', faults: inOrder(calculator, [...faults, ...missing]) }
      const { given, assumed } = draft
      const result = calculator.run(given, calculators.context(today, county()))
      if (result.kind === 'refused' && result.key !== undefined)
        return { kind: 'faults', faults: [{ key: result.key, message: result.nextStep }] }
      return { kind: 'reckoned', text: composeResult({ calculator, given, assumed, result }) }
    },
  }
}

function readFields(
  { inputs }: Calculator,
  fields: Fields,
  today: string,
): { draft: Draft; faults: readonly FieldFault[] } {
  const drafts: Draft[] = [EMPTY_DRAFT]
  const faults: FieldFault[] = []
  for (const [key, input] of Object.entries(inputs)) {
    const text = fields[key]?.trim() ?? ''
    if (text === '' || !isAsked(input, joinDrafts(...drafts).given)) continue
    const draft = readAnswer(key, input, { text, today })
    const [doubt] = draft?.doubts ?? []
    if (!draft) faults.push({ key, message: '没看懂，换个写法。' })
    else if (doubt)
      faults.push({ key, message: `写清楚是哪一个：${doubt.options.map(({ label }) => label).join('、')}。` })
    else drafts.push(draft)
  }
  return { draft: joinDrafts(...drafts), faults }
}

function missingFaults(
  { inputs }: Calculator,
  given: Readonly<Record<string, GivenValue>>,
  faults: readonly FieldFault[],
): readonly FieldFault[] {
  const known = new Set(faults.map(({ key }) => key))
  return missingKeys(inputs, given)
    .filter((key) => !known.has(key))
    .map((key) => ({ key, message: '这一项还没填。' }))
}

function inOrder({ inputs }: Calculator, faults: readonly FieldFault[]): readonly FieldFault[] {
  const order = Object.keys(inputs)
  return [...faults].sort((one, two) => order.indexOf(one.key) - order.indexOf(two.key))
}
