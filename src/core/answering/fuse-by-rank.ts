/** How little one place more or less counts; the usual figure, never tuned. */
const FLAT = 60

/**
 * One ranking out of several whose scores cannot be compared: each gives 1 / (60 + place). Cormack, Clarke and
 * Büttcher 2009, reciprocal rank fusion. Among equals the one of the earlier ranking is first.
 */
export function fuseByRank<T>(rankings: readonly (readonly T[])[]): readonly T[] {
  const worth = new Map<T, number>()
  for (const ranking of rankings) {
    ranking.forEach((one, place) => {
      worth.set(one, (worth.get(one) ?? 0) + 1 / (FLAT + place + 1))
    })
  }
  return [...worth].toSorted(([, a], [, b]) => b - a).map(([one]) => one)
}
