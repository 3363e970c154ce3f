import type { AbsenceStore } from './stores/absence-store.ts'
import type { AccountStore } from './stores/account-store.ts'
import type { AttachmentStore } from './stores/attachment-store.ts'
import type { AuditStore } from './stores/audit-store.ts'
import type { CannedReplyStore } from './stores/canned-reply-store.ts'
import type { CaseFactStore } from './stores/case-fact-store.ts'
import type { CaseStore } from './stores/case-store.ts'
import type { ConsultationStore } from './stores/consultation-store.ts'
import type { ConversationStore } from './stores/conversation-store.ts'
import type { DocumentStore } from './stores/document-store.ts'
import type { EmbeddingStore } from './stores/embedding-store.ts'
import type { GroupStore } from './stores/group-store.ts'
import type { IdentityStore } from './stores/identity-store.ts'
import type { InboxStore } from './stores/inbox-store.ts'
import type { LawStore } from './stores/law-store.ts'
import type { MemoryStore } from './stores/memory-store.ts'
import type { ModelStore } from './stores/model-store.ts'
import type { NoticeStore } from './stores/notice-store.ts'
import type { OutboxStore } from './stores/outbox-store.ts'
import type { PassiveStore } from './stores/passive-store.ts'
import type { PlaceStore } from './stores/place-store.ts'
import type { PulseStore } from './stores/pulse-store.ts'
import type { RevisionStore } from './stores/revision-store.ts'
import type { SecondFactorStore } from './stores/second-factor-store.ts'
import type { SettingStore } from './stores/setting-store.ts'
import type { StaffStore } from './stores/staff-store.ts'
import type { ThreadStore } from './stores/thread-store.ts'
import type { TransactionOptions } from './transaction-options.ts'

/** Every store, all of one transaction. */
export interface Stores {
  readonly inbox: InboxStore
  readonly outbox: OutboxStore
  readonly threads: ThreadStore
  readonly conversations: ConversationStore
  readonly consultations: ConsultationStore
  readonly cases: CaseStore
  readonly caseFacts: CaseFactStore
  readonly groups: GroupStore
  readonly identities: IdentityStore
  readonly staff: StaffStore
  readonly absences: AbsenceStore
  readonly accounts: AccountStore
  readonly secondFactors: SecondFactorStore
  readonly audit: AuditStore
  readonly cannedReplies: CannedReplyStore
  readonly settings: SettingStore
  readonly places: PlaceStore
  readonly laws: LawStore
  readonly revisions: RevisionStore
  readonly attachments: AttachmentStore
  readonly documents: DocumentStore
  readonly notices: NoticeStore
  readonly models: ModelStore
  readonly embeddings: EmbeddingStore
  readonly pulse: PulseStore
  readonly memory: MemoryStore
  readonly passive: PassiveStore
  /**
   * Runs `work` as a part of the running transaction that can fail alone: when it throws, only its own
   * changes are undone. Only inside a transaction. An error with the code `transaction-lost` means that the
   * whole transaction is gone: it must not be caught.
   */
  attempt<T>(work: (stores: Stores) => Promise<T>): Promise<T>
}

/** The database: all or nothing per transaction, durable when the promise resolves. */
export interface Database {
  /**
   * Runs `work` in one transaction; throws what it throws, after rolling back. Inside, use only the stores
   * handed in. A server may give a transaction up for another's sake: then `work` runs again from its start.
   */
  transaction<T>(work: (stores: Stores) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Stores outside a transaction: each call stands alone. For reading. */
  readonly stores: Stores
  close(): Promise<void>
}
