import type { GivenValue } from '../../../domain/calculators/inputs.ts'
import { AMOUNT } from '../../understanding/phrases/read-amount.ts'

/** How a villager's sentence answers one question of a calculator. */
export type Cue = { readonly key: string } & (
  | PhraseCue
  /** A number whose place says what it counts; `says` has it as its only group. `times` of the unit asked for. */
  | { readonly of: 'number'; readonly says: RegExp; readonly times?: number }
  /** Words that are the answer themselves. `assumed` is said beside the result where they only make it likely. */
  | { readonly of: 'word'; readonly says: RegExp; readonly value: GivenValue; readonly assumed?: string }
)

/** A phrase that was read, known by the words around it or the unit it is paid by. */
export interface PhraseCue {
  readonly of: 'money' | 'day' | 'rate'
  readonly before?: RegExp
  readonly after?: RegExp
  readonly per?: 'month' | 'year' | 'total'
}

/** What one calculator hears. */
export interface Hearing {
  /** Words without which the figures may belong to something else. */
  readonly about: RegExp
  readonly cues: readonly Cue[]
}

/** A pattern in which `#` stands for an amount. */
export function counted(source: string): RegExp {
  return new RegExp(source.replace('#', `(${AMOUNT})`))
}

/** A word cue. */
export function word(key: string, says: RegExp, value: GivenValue): Cue {
  return { key, of: 'word', says, value }
}

export const HIRED: PhraseCue = {
  of: 'day',
  before: /(?:从|自|打)$/,
  after: /^(?:就)?(?:进|入职|上班|开始|来|到厂|去的?厂|招)/,
}
export const LEFT: PhraseCue = {
  of: 'day',
  before: /(?:到|至|走是|离职是)$/,
  after:
    /^(?:我|就|才|被|把我|厂里|单位|公司|老板){0,2}(?:走|离职|辞|不干|赶|开除|裁|炒|解除|到期|停|结束|不续)/,
}
export const MONTHLY: PhraseCue = { of: 'money', per: 'month' }
