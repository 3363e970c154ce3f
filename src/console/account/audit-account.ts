import type { Stores } from '../../ports/database.ts'

/** One audit line about a person's account or place in the office. */
export function auditAccount(
  stores: Stores,
  line: { at: number; actor: string; action: string; object: string; result?: 'done' | 'refused' },
): Promise<void> {
  return stores.audit.add({ result: 'done', ...line })
}
