import type { CaseScope } from '../../domain/people/policy.ts'
import type { CaseStamps } from '../../ports/stores/case-store.ts'

/** What of the stamps one reader may see, as one text: it changes only with their own cases. */
export function ownStamp({ stations, owners }: CaseStamps, scope: CaseScope): string {
  const seen = stations.filter(
    ({ station, sealed }) => scope.reach.has(station) && (scope.seesSealed || !sealed),
  )
  const lines = seen.map(({ station, sealed, stamp }) => `${station} ${sealed} ${stamp}`)
  return [...lines.toSorted(), owners.get(scope.staff) ?? ''].join()
}
