import type { CaseFact } from '../../domain/casework/case-fact.ts'
import type { Interview } from '../../domain/interviews/interview.ts'
import type { AskerPlace } from '../../domain/place/place.ts'
import { FOR_WHOM, isTown, linesOf, OWN } from './plan.ts'
import type { Run } from './run.ts'

/** Kept elsewhere: the place with the case, the phone with the person, the workers with their group. */
const ELSEWHERE = new Set(['town', 'village', 'phone', 'worker', 'workers'])

/** The answers as facts of a case. Who asks for somebody else and that somebody are told apart. */
export function factsOfRun(interview: Interview, run: Run): readonly CaseFact[] {
  const lines = linesOf(interview, run).flatMap(({ question: { key, label, kind }, answer: { text } }) =>
    ELSEWHERE.has(kind) || text === '' || (key === FOR_WHOM.key && text === OWN)
      ? []
      : [{ key, label, text }],
  )
  const helped = lines.some(({ key }) => key === FOR_WHOM.key)
  return helped ? [...lines, { key: 'helper', label: '留的电话', text: '是来问的人的，不是本人的' }] : lines
}

/** Where the asker is, as answered. */
export function placeOfRun({ answers }: Run, before: AskerPlace): AskerPlace {
  const { town, village } = answers
  if (!town) return before
  // A town nobody could make out is kept in the asker's own words.
  if (!isTown(town)) return town.from === 'asked' && !town.value ? { villageAsTyped: town.text } : {}
  if (!village || village.text === '') return { town: town.value }
  return village.value
    ? { town: town.value, village: village.value }
    : { town: town.value, villageAsTyped: village.text }
}
