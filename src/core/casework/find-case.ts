import { type Case, isOpen } from '../../domain/casework/case.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { CaseStore } from '../../ports/stores/case-store.ts'

/**
 * Finds a case by what people say: `2026-0231`, or the short `0231` of this year or the last. In January
 * both may exist: then the open one is meant, and of two open ones this year's.
 */
export async function findCase(cases: CaseStore, spoken: string, now: number): Promise<Case | undefined> {
  const [first = '', second] = spoken.split('-')
  if (second !== undefined) return cases.byNumber(Number(first), Number(second))
  const year = Number(shanghaiDay(now).slice(0, 4))
  const thisYear = await cases.byNumber(year, Number(first))
  if (thisYear && isOpen(thisYear)) return thisYear
  const lastYear = await cases.byNumber(year - 1, Number(first))
  return lastYear && (isOpen(lastYear) || !thisYear) ? lastYear : thisYear
}
