import type { Stores } from '../ports/database.ts'
import type { Session } from './session.ts'
import { createAbsenceStore } from './stores/absences.ts'
import { createAccountStore } from './stores/accounts.ts'
import { createAttachmentStore } from './stores/attachments.ts'
import { createAuditStore } from './stores/audit.ts'
import { createCannedReplyStore } from './stores/canned-replies.ts'
import { createCaseFactStore } from './stores/case-facts.ts'
import { createCaseStore } from './stores/cases.ts'
import { createConsultationStore } from './stores/consultations.ts'
import { createConversationStore } from './stores/conversations.ts'
import { createDocumentStore } from './stores/documents.ts'
import { createEmbeddingStore } from './stores/embeddings.ts'
import { createGroupStore } from './stores/groups.ts'
import { createIdentityStore } from './stores/identities.ts'
import { createInboxStore } from './stores/inbox.ts'
import { createLawStore } from './stores/laws.ts'
import { createMemoryStore } from './stores/memory.ts'
import { createModelStore } from './stores/models.ts'
import { createNoticeStore } from './stores/notices.ts'
import { createOutboxStore } from './stores/outbox.ts'
import { createPassiveStore } from './stores/passive.ts'
import { createPlaceStore } from './stores/places.ts'
import { createPulseStore } from './stores/pulse.ts'
import { createRevisionStore } from './stores/revisions.ts'
import { createSecondFactorStore } from './stores/second-factors.ts'
import { createSettingStore } from './stores/settings.ts'
import { createStaffStore } from './stores/staff.ts'
import { createThreadStore } from './stores/threads.ts'

export function createStores(session: Session): Stores {
  return {
    inbox: createInboxStore(session),
    outbox: createOutboxStore(session),
    threads: createThreadStore(session),
    conversations: createConversationStore(session),
    consultations: createConsultationStore(session),
    cases: createCaseStore(session),
    caseFacts: createCaseFactStore(session),
    groups: createGroupStore(session),
    identities: createIdentityStore(session),
    staff: createStaffStore(session),
    absences: createAbsenceStore(session),
    accounts: createAccountStore(session),
    secondFactors: createSecondFactorStore(session),
    audit: createAuditStore(session),
    cannedReplies: createCannedReplyStore(session),
    settings: createSettingStore(session),
    places: createPlaceStore(session),
    laws: createLawStore(session),
    revisions: createRevisionStore(session),
    attachments: createAttachmentStore(session),
    models: createModelStore(session),
    embeddings: createEmbeddingStore(session),
    documents: createDocumentStore(session),
    notices: createNoticeStore(session),
    pulse: createPulseStore(session),
    memory: createMemoryStore(session),
    passive: createPassiveStore(session),
    attempt: (work) => session.attempt((inner) => work(createStores(inner))),
  }
}
