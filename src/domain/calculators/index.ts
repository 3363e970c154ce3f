import type { CalculatorName } from '../knowledge/known-aids.ts'
import { annualLeave } from './annual-leave.ts'
import type { Calculator } from './calculator.ts'
import { coolingOff } from './cooling-off.ts'
import { courtFee } from './court-fee.ts'
import { doubleWage } from './double-wage.ts'
import { legalAid } from './legal-aid.ts'
import { limitation } from './limitation.ts'
import { loanInterest } from './loan-interest.ts'
import { minimumWage } from './minimum-wage.ts'
import { overtime } from './overtime.ts'
import { personalInjury } from './personal-injury.ts'
import { reconsideration } from './reconsideration.ts'
import { severance } from './severance.ts'
import { support } from './support.ts'
import { unpaidWages } from './unpaid-wages.ts'
import { workInjury } from './work-injury.ts'

/** Every calculator by the name an entry calls it. */
export const CALCULATOR_TABLE = {
  limitation,
  'unpaid-wages': unpaidWages,
  severance,
  'double-wage': doubleWage,
  overtime,
  'annual-leave': annualLeave,
  'minimum-wage': minimumWage,
  'court-fee': courtFee,
  'loan-interest': loanInterest,
  'work-injury': workInjury,
  'personal-injury': personalInjury,
  support,
  'cooling-off': coolingOff,
  reconsideration,
  'legal-aid': legalAid,
} as const satisfies Record<CalculatorName, Calculator>
