import type { CalculatorName } from '../../../domain/knowledge/known-aids.ts'
import type { Hearing } from './cue.ts'
import { DAYS } from './days.ts'
import { MONEY } from './money.ts'
import { WORK } from './work.ts'

/** By calculator; the wages still owed have a reader of their own. */
export const HEARINGS: Readonly<Partial<Record<CalculatorName, Hearing>>> = { ...WORK, ...MONEY, ...DAYS }

/** 还欠多少, 最晚哪天: the words ask for a figure. */
export const ASKS_A_FIGURE =
  /多少|好多|几多|几何|几天|哪天|哪一天|几号|什么时候|怎么算|算一?下|算算|帮我算|到期|最晚|最迟|来得及/
