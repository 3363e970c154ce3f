import type { Topic } from './topic.ts'

/** What an entry may offer beside its words. A name outside these lists is a misspelling: nothing would open. */

/** Calculators an entry may name. */
export const CALCULATORS = [
  'limitation',
  'unpaid-wages',
  'severance',
  'double-wage',
  'overtime',
  'annual-leave',
  'minimum-wage',
  'court-fee',
  'loan-interest',
  'work-injury',
  'personal-injury',
  'support',
  'cooling-off',
  'reconsideration',
  'legal-aid',
] as const

export type CalculatorName = (typeof CALCULATORS)[number]

/** Papers an entry may offer to fill in. */
export const DOCUMENTS = [
  'labour-inspection-complaint',
  'arbitration-application',
  'payment-order',
  'civil-complaint',
  'legal-aid-application',
  'mediation-application',
  'judicial-confirmation',
  'protection-order',
  'wage-confirmation',
  'evidence-list',
  'work-injury-application',
  'reconsideration-application',
  'enforcement-application',
  'preservation-application',
  'advance-enforcement-application',
  'wage-debt-complaint',
  'divorce-complaint',
  'loan-complaint',
  'mediation-agreement',
  'divorce-agreement',
  'information-disclosure-application',
] as const

/** Interviews an entry may start. */
export const INTERVIEWS = [
  'wage-arrears',
  'group-wage-claim',
  'group-join',
  'labour-dispute',
  'work-injury',
  'legal-aid',
  'mediation',
  'domestic-violence',
  'family',
  'land',
  'loan',
  'traffic',
  'consumer',
  'other',
] as const

export type InterviewName = (typeof INTERVIEWS)[number]

/** The interview of a matter whose entry names none. */
export const TOPIC_INTERVIEWS = {
  wages: 'wage-arrears',
  labour: 'labour-dispute',
  marriage: 'family',
  inheritance: 'family',
  land: 'land',
  expropriation: 'land',
  neighbours: 'mediation',
  contracts: 'loan',
  traffic: 'traffic',
  consumer: 'consumer',
  crime: 'other',
  administration: 'other',
  procedure: 'legal-aid',
  other: 'other',
} as const satisfies Record<Topic, InterviewName>

/** National numbers that may stand in our texts. Every other number belongs to a station and comes from the county's own data. */
export const HOTLINES = [
  '110',
  '119',
  '120',
  '122',
  '12308',
  '12309',
  '12315',
  '12333',
  '12338',
  '12345',
  '12348',
  '12350',
  '12355',
  '12356',
  '12368',
  '12388',
  '96110',
] as const
