import type { CaseOutcome } from '../../domain/casework/case.ts'

const SAID = /^(已经?解决|解决了?|没解决|没有解决|未解决)(?=$|[\s,，。;；:：\d])/

/**
 * Reads how a case ended from a staff member's words: `解决 3人 30000元`, `没解决 对方失踪`. Undefined when
 * the words do not begin with 解决 or 没解决, or when a sum cannot be read whole: 办结 and 解决 are two
 * facts, and neither they nor money are guessed. `everybody` is how many people it concerned when no number is said.
 */
export function parseOutcome(text: string, everybody = 1): CaseOutcome | undefined {
  const said = SAID.exec(text.trim())?.[1]
  if (said === undefined) return undefined
  const solved = !/没|未/.test(said)
  const people = Number(/(\d+)\s*(?:人|个人|位)/.exec(text)?.[1] ?? everybody)
  // What stands behind 没解决 is a reason, and a sum in it is not one that was recovered.
  if (!solved) return { solved, people, recoveredFen: 0 }
  const recoveredFen = readRecovered(text)
  return recoveredFen === undefined ? undefined : { solved, people, recoveredFen }
}

/** `30000元`, `30,000元`, `1.5万`: integer 分; 0 when no sum is said, undefined when it cannot be read whole. */
function readRecovered(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '')
  if (!/[元块万千百]/.test(plain)) return 0
  const match = /(?<![\d.])(\d{1,9}(?:\.\d{1,4})?)\s*(万元|万块|万|元|块)(?![\d千百])/.exec(plain)
  if (!match) return undefined
  return Math.round(Number(match[1]) * (match[2]?.startsWith('万') ? 1_000_000 : 100))
}
