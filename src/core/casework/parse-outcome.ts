import type { CaseOutcome, CaseResult } from '../../domain/casework/case.ts'

const SAID =
  /^(已经?解决|解决了?|没解决|没有解决|未解决|部分解决|解决一部分|转办|转别处|不办了?)(?=$|[\s,，。;；:：\d])/
/** Sums that are no money in hand: what was asked for, what was confirmed. */
const SUMS = { claimed: /(?:要求|要|主张)\s*(?!回)/, confirmed: /(?:认定|认了|认)\s*/ } as const
const SUM = /(?<![\d.])(\d{1,9}(?:\.\d{1,4})?)\s*(万元|万块|万|元|块)(?![\d千百])/

/**
 * Reads how a case ended from a staff member's words: `解决 3人 30000元`, `部分解决 12人 要5万元 认4万元 到手3万元
 * 有调解协议书 分期`, `没解决 对方失踪`. Undefined when the words do not begin with a result, or when a sum cannot be
 * read whole: 办结 and 解决 are two facts, and neither they nor money are guessed.
 */
export function parseOutcome(text: string): CaseOutcome | undefined {
  const said = SAID.exec(text.trim())?.[1]
  if (said === undefined) return undefined
  const result = resultOf(said)
  const solved = result === 'solved'
  const people = Number(/(\d+)\s*(?:人|个人|位)/.exec(text.normalize('NFKC'))?.[1] ?? 1)
  // What stands behind 没解决 is a reason, and a sum in it is not one that was recovered.
  if (!solved && result !== 'partly') return { solved, people, recoveredFen: 0, ...unlessPlain(result) }
  const sums = readSums(text)
  return sums && { solved, people, ...sums, ...unlessPlain(result), ...readPapers(text) }
}

function resultOf(said: string): CaseResult {
  if (/部分/.test(said)) return 'partly'
  if (/转/.test(said)) return 'referred'
  if (/不办/.test(said)) return 'dropped'
  return /没|未/.test(said) ? 'unsolved' : 'solved'
}

/** 解决 and 没解决 are said by `solved` alone. */
function unlessPlain(result: CaseResult): Pick<CaseOutcome, 'result'> {
  return result === 'solved' || result === 'unsolved' ? {} : { result }
}

type Sums = Pick<CaseOutcome, 'recoveredFen' | 'claimedFen' | 'confirmedFen'>

/** Every sum in words is read whole or the whole is refused; the one that is neither asked nor confirmed came in. */
function readSums(text: string): Sums | undefined {
  let rest = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '')
  const found: { claimed?: number; confirmed?: number } = {}
  for (const name of ['claimed', 'confirmed'] as const) {
    const match = new RegExp(SUMS[name].source + SUM.source).exec(rest)
    if (!match) continue
    found[name] = fen(match[1], match[2])
    rest = rest.replace(match[0], ' ')
  }
  const recovered = SUM.exec(rest)
  if (!recovered && /\d\s*[元块万千百]/.test(rest)) return undefined
  const recoveredFen = recovered ? fen(recovered[1], recovered[2]) : 0
  const { claimed: claimedFen, confirmed: confirmedFen } = found
  return {
    recoveredFen,
    ...(claimedFen === undefined ? {} : { claimedFen }),
    ...(confirmedFen === undefined ? {} : { confirmedFen }),
  }
}

function readPapers(text: string): Pick<CaseOutcome, 'documents' | 'promised'> {
  const named = /(?:^|[\s，,；;])有\s*([^\s，,；;。]+)/.exec(text)?.[1]
  const documents = named?.split('、').filter(Boolean)
  const promised = /分期|以后给|答应给|限期给/.test(text)
  return { ...(documents ? { documents } : {}), ...(promised ? { promised } : {}) }
}

function fen(amount: string | undefined, unit: string | undefined): number {
  return Math.round(Number(amount) * (unit?.startsWith('万') ? 1_000_000 : 100))
}
