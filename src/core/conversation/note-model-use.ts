import type { ModelUse } from '../../ports/stores/model-store.ts'
import type { ModelTrace } from '../advice/advice.ts'
import type { Turn } from './turn.ts'

/** What came of one question to the model. */
export interface UseOfModel extends Pick<ModelUse, 'outcome' | 'why'> {
  readonly trace: ModelTrace
}

/** Kept half a year, so that a complaint can still be looked into, then forgotten. */
const KEEP_DAYS = 183

/** Writes the trace with the effects of the message, for people to check what the model was given and said. */
export async function noteModelUse(turn: Turn, use: UseOfModel): Promise<void> {
  const { trace, outcome, why } = use
  const at = turn.now - KEEP_DAYS * 86_400_000
  await turn.stores.models.forgetBefore({ at, day: turn.today })
  await turn.stores.models.add({ ...trace, id: turn.ids.uuid(), person: turn.person, outcome, why })
}
