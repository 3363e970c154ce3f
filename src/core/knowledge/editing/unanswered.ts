import type { Consultation } from '../../../domain/casework/consultation.ts'
import type { MissedQuestion } from '../../../domain/knowledge/entry-revision.ts'
import type { Stores } from '../../../ports/database.ts'

/** What lies longer than this is not waited for any more. */
const LOOK_BACK_MS = 90 * 86_400_000
const MOST_SHOWN = 100

/** A question that got no answer, and who has it in hand. */
export interface Unanswered {
  readonly consultation: Consultation
  readonly missed: MissedQuestion | undefined
}

/** Questions of the last 90 days that got no answer and that nobody has dealt with, newest first. */
export async function findUnanswered(
  stores: Pick<Stores, 'consultations' | 'revisions'>,
  now: number,
): Promise<readonly Unanswered[]> {
  const missed = new Map((await stores.revisions.missed()).map((one) => [one.consultation, one]))
  const asked = await stores.consultations.within({ from: now - LOOK_BACK_MS, to: now + 1 })
  return asked
    .filter(({ outcome, words }) => outcome === 'handover' && words !== '')
    .map((consultation) => ({ consultation, missed: missed.get(consultation.id) }))
    .filter(({ missed: one }) => one === undefined || one.state === 'claimed')
    .toReversed()
    .slice(0, MOST_SHOWN)
}
