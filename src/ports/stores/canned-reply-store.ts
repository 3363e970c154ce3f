import type { CannedReply } from '../../domain/casework/canned-reply.ts'

/** The words staff send often. */
export interface CannedReplyStore {
  /** By code. */
  list(): Promise<readonly CannedReply[]>
  /** Adds or changes one; false when another has its code. `at` is UTC ms. */
  put(reply: CannedReply, change: { readonly by: string; readonly at: number }): Promise<boolean>
  remove(id: string): Promise<void>
}
