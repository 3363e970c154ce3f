import type { CalculatorName } from '../../domain/knowledge/known-aids.ts'

/** How a villager's sentence shows that a phrase answers one question: words around it, or the unit it is paid by. */
export interface Cue {
  readonly key: string
  readonly of: 'money' | 'day' | 'rate'
  readonly before?: RegExp
  readonly after?: RegExp
  readonly per?: 'month' | 'total'
}

const HIRED: Omit<Cue, 'key'> = {
  of: 'day',
  before: /(?:从|自|打)$/,
  after: /^(?:就)?(?:进|入职|上班|开始|来|到厂|去的?厂|招)/,
}
const LEFT: Omit<Cue, 'key'> = {
  of: 'day',
  before: /(?:到|至|走是|离职是)$/,
  after: /^(?:就|才|被|把我|我)?(?:走|离职|辞|不干|赶|开除|裁|炒|解除|到期|停|结束)/,
}
const MONTHLY: Omit<Cue, 'key'> = { of: 'money', per: 'month' }

/** By calculator; the wages of work have a reader of their own. */
export const CUES: Readonly<Partial<Record<CalculatorName, readonly Cue[]>>> = {
  severance: [
    { key: 'hiredOn', ...HIRED },
    { key: 'lastDay', ...LEFT },
    { key: 'averageWage', ...MONTHLY },
  ],
  'double-wage': [
    { key: 'hiredOn', ...HIRED },
    { key: 'leftOn', ...LEFT },
    { key: 'monthlyWage', ...MONTHLY },
  ],
  overtime: [{ key: 'monthlyWage', ...MONTHLY }],
  'loan-interest': [
    { key: 'lentOn', of: 'day', after: /^(?:借|打的?条|给他?转|出借)/ },
    {
      key: 'received',
      of: 'money',
      per: 'total',
      before: /(?:借|本金|到账|到手)(?:给|了|他|她|我|的|出去| ){0,3}$/,
    },
    { key: 'yearlyRate', of: 'rate' },
  ],
  'cooling-off': [
    {
      key: 'appliedOn',
      of: 'day',
      after: /^(?:去|到|在|我们|两口子|跟|和).{0,8}(?:申请|交|登记|办)|^申请|^交的?/,
    },
  ],
}
