import { type Fraction, minus, notNegative, plus, ratio, smaller, times, whole } from './fraction.ts'

const FEN_PER_YUAN = 100

/** One step of a scale: the part up to `upTo` yuan costs `permille` tenths of a per cent; the last has no end. */
interface Step {
  readonly upTo?: number
  readonly permille: number
}

/** A fee of so much yuan up to `from` yuan, then by steps. */
export interface FeeScale {
  readonly base: number
  readonly from: number
  readonly steps: readonly Step[]
}

/** 财产案件受理费 (诉讼费用交纳办法 13). */
export const PROPERTY: FeeScale = {
  base: 50,
  from: 10_000,
  steps: [
    { upTo: 100_000, permille: 25 },
    { upTo: 200_000, permille: 20 },
    { upTo: 500_000, permille: 15 },
    { upTo: 1_000_000, permille: 10 },
    { upTo: 2_000_000, permille: 9 },
    { upTo: 5_000_000, permille: 8 },
    { upTo: 10_000_000, permille: 7 },
    { upTo: 20_000_000, permille: 6 },
    { permille: 5 },
  ],
}

/** 申请执行费 (诉讼费用交纳办法 14). */
export const ENFORCEMENT: FeeScale = {
  base: 50,
  from: 10_000,
  steps: [
    { upTo: 500_000, permille: 15 },
    { upTo: 5_000_000, permille: 10 },
    { upTo: 10_000_000, permille: 5 },
    { permille: 1 },
  ],
}

/** 申请保全费, without its upper limit (诉讼费用交纳办法 14). */
export const PRESERVATION: FeeScale = {
  base: 30,
  from: 1000,
  steps: [{ upTo: 100_000, permille: 10 }, { permille: 5 }],
}

/** Property shared out in a divorce, beside the fee of the province (诉讼费用交纳办法 13). */
export const DIVORCE_PROPERTY: FeeScale = { base: 0, from: 200_000, steps: [{ permille: 5 }] }

/** Damages asked for beside the fee of the province (诉讼费用交纳办法 13). */
export const PERSONALITY_DAMAGES: FeeScale = {
  base: 0,
  from: 50_000,
  steps: [{ upTo: 100_000, permille: 10 }, { permille: 5 }],
}

/** The fee for a sum in 分: each part at its own rate (分段累计). */
export function feeFor(fen: number, { base, from, steps }: FeeScale): Fraction {
  let fee = inFen(base)
  let below = from
  for (const { upTo, permille } of steps) {
    const end = upTo === undefined ? whole(fen) : smaller(whole(fen), inFen(upTo))
    fee = plus(fee, times(notNegative(minus(end, inFen(below))), ratio(permille, 1000)))
    below = upTo ?? below
  }
  return fee
}

/** Yuan as 分. */
export function inFen(yuan: number): Fraction {
  return whole(yuan * FEN_PER_YUAN)
}
