import type { Calculator, CalculatorContext } from '../../domain/calculators/calculator.ts'
import type { LocalFigures } from '../../domain/calculators/figures.ts'
import { CALCULATOR_TABLE } from '../../domain/calculators/index.ts'
import type { County } from '../../domain/place/station.ts'
import { holidayTable } from '../casework/holiday-table.ts'

/** Every calculator there is, and what they know beside the answers. */
export interface Calculators {
  readonly all: readonly Calculator[]
  get(name: string): Calculator | undefined
  /** `today` is an Asia/Shanghai day. */
  context(today: string, county: County): CalculatorContext
}

/** Builds the table of calculators over the county's figures. */
export function createCalculators(figures: LocalFigures): Calculators {
  const all: readonly Calculator[] = Object.values(CALCULATOR_TABLE)
  const byName = new Map<string, Calculator>(all.map((calculator) => [calculator.name, calculator]))
  return {
    all,
    get: (name) => byName.get(name),
    context: (today, county) => ({ today, holidays: holidayTable(county), figures }),
  }
}
