import type { GroupMember } from '../../domain/casework/group-member.ts'

/** Group claims: one case, its members, and the code by which others add themselves. Names and sums are sealed. */
export interface GroupStore {
  /** Makes a case a group claim. False when the code is in use. */
  open(caseId: string, code: string): Promise<boolean>
  /** The code of a case; undefined when it is no group claim. */
  codeOf(caseId: string): Promise<string | undefined>
  /** The case a code belongs to, ended or not. */
  caseOf(code: string): Promise<string | undefined>
  /** In the order they came. The group is locked until the transaction ends, so that nobody is added twice. */
  members(caseId: string): Promise<readonly GroupMember[]>
  /** Adds a member or, by the same id, writes what is known anew. */
  put(caseId: string, member: GroupMember): Promise<void>
  /** Cases that have this person or one of these phones among their members. */
  casesWith(who: { person: string; phones: readonly string[] }): Promise<readonly string[]>
}
