import type { CaseOutcome } from '../../domain/casework/case.ts'

/**
 * Reads how a case ended from a staff member's words: `解决 3人 30000元`, `没解决 对方失踪`.
 * Undefined when neither 解决 nor 没解决 is said: 办结 and 解决 are two facts and neither is guessed.
 */
export function parseOutcome(text: string): CaseOutcome | undefined {
  const unsolved = /(没|未|不能|没有)解决/.test(text)
  if (!unsolved && !/解决/.test(text)) return undefined
  const people = Number(/(\d+)\s*(?:人|个人|位)/.exec(text)?.[1] ?? 1)
  return { solved: !unsolved, people, recoveredFen: recoveredFen(text) }
}

/** `30000元`, `1.5万`, `3万2` is not read: the staff member is shown what was understood. Integer 分. */
function recoveredFen(text: string): number {
  const match = /(\d{1,9}(?:\.\d{1,4})?)\s*(万)?\s*(?:元|块|万)/.exec(text.replace(/万元/g, '万'))
  if (!match) return 0
  const tenThousand = match[0].includes('万')
  return Math.round(Number(match[1]) * (tenThousand ? 1_000_000 : 100))
}
