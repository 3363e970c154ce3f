import type { Case } from '../../domain/casework/case.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { Desk } from './desk.ts'

/** Leaves one audit line about a command. */
export async function audit(
  desk: Desk,
  line: { staff: Staff; action: string; theCase: Case; result: 'done' | 'refused' },
): Promise<void> {
  await desk.stores.audit.add({
    at: desk.now,
    actor: line.staff.id,
    action: `case.${line.action}`,
    object: line.theCase.id,
    result: line.result,
  })
}
