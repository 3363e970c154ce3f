import type { ChatAddress } from '../../domain/message/inbound-message.ts'
import type { Staff } from '../../domain/people/staff.ts'

/** What came of trying a binding code. */
export type BindResult = { readonly kind: 'bound'; readonly staff: Staff } | { readonly kind: 'wrong-code' }

export interface StaffStore {
  put(staff: Staff): Promise<void>
  list(): Promise<readonly Staff[]>
  byId(id: string): Promise<Staff | undefined>
  byChat(address: ChatAddress): Promise<Staff | undefined>
  /** Chats where a member of staff can be reached. */
  chatsOf(staffId: string): Promise<readonly ChatAddress[]>
  /** All bound members of staff with their chats, in one read. */
  bound(): Promise<readonly { readonly staff: Staff; readonly chat: ChatAddress }[]>
  /** Keeps only a hash of the code. A new code ends the old ones of the same person. */
  putBindingCode(staffId: string, code: string, expiresAt: number): Promise<void>
  /** Uses a code once and ties the chat to its staff member. */
  bind(code: string, address: ChatAddress, now: number): Promise<BindResult>
  unbind(address: ChatAddress): Promise<void>
  /** Rooms where staff hear of new cases of a station and those below it. */
  rooms(): Promise<readonly { readonly room: ChatAddress; readonly station: string }[]>
  /** Makes a room one of them; a room that already is one changes its station. */
  openRoom(room: ChatAddress, station: string): Promise<void>
  closeRoom(room: ChatAddress): Promise<void>
}
