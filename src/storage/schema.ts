import type { Generated } from 'kysely'
import type { CaseReason, CaseResult, CaseState, PaidAnswer, Rating } from '../domain/casework/case.ts'
import type { CaseEventBody, EventActor } from '../domain/casework/case-event.ts'
import type { ConsultationOutcome } from '../domain/casework/consultation.ts'
import type { MissedQuestion, RevisionState } from '../domain/knowledge/entry-revision.ts'
import type { Route } from '../domain/knowledge/route.ts'
import type { Topic } from '../domain/knowledge/topic.ts'
import type { StaffRole } from '../domain/people/staff.ts'
import type { StationLevel } from '../domain/place/station.ts'
import type { TokenPurpose } from '../ports/stores/account-store.ts'
import type { AuditLine } from '../ports/stores/audit-store.ts'
import type { IdentityField } from '../ports/stores/identity-store.ts'
import type { ModelOutcome, ModelTask } from '../ports/stores/model-store.ts'

/** Text that only the cipher can read; its place is `table:column:key`. */
type Sealed = string
/** UTC milliseconds. */
type Instant = number
/** SQLite has no booleans. */
type Flag = 0 | 1

interface ChatColumns {
  channel: string
  chat: string
}

/** Inbox and outbox work alike: rows of one chat leave in the order of `position`. */
interface QueueColumns extends ChatColumns {
  id: Generated<number>
  /** Place in the chat's thread; inbox and outbox share one count per chat. */
  position: number
  /** `held`: waits until its reader writes again; only the outbox has such rows. */
  state: 'pending' | 'done' | 'dead' | 'held'
  /**
   * When the next worker may take it: at once for a fresh row, at the end of the lease for a claimed one,
   * at the retry time for a failed one. Null while an older row of the chat is unfinished, and at the end.
   */
  ready_at: Instant | null
  worker: string | null
  /** Counts the claims. A worker whose fence is old has lost the row. */
  fence: Generated<number>
  payload: Sealed | null
  created_at: Instant
  ended_at: Instant | null
  reason: Sealed | null
}

export interface Tables {
  schema_migration: { number: number; name: string }
  meta: { name: string; value: string }
  /** One row a chat, locked by whoever writes to the chat: positions become visible in their order. */
  thread: ChatColumns & { last_position: number }
  inbox: QueueColumns & { dedup_key: string }
  outbox: QueueColumns & {
    /** Which message of the inbox it answers. */
    reply_to: string | null
    /** Kept back until then for the response to that message. */
    not_before: Instant | null
  }
  /** One row for each message that was answered, or could be, by the response to the platform's own call. */
  passive_reply: ChatColumns & {
    dedup_key: string
    created_at: Instant
    body: Sealed | null
    /** The rows lent to it with their fences, as JSON; null until it was composed. */
    lent: string | null
    given_at: Instant | null
  }
  channel_memory: { channel: string; name: string; value: Sealed; updated_at: Instant }
  /** Rooms where staff of a station are told of new cases. */
  staff_room: ChatColumns & { station: string }
  conversation: ChatColumns & { person: string; state: Sealed; updated_at: Instant }
  identity: {
    person: string
    field: IdentityField
    value: Sealed
    /** Keyed pseudonyms of a phone and of its last four digits; null for other fields and for old rows. */
    lookup: string | null
    tail: string | null
  }
  consultation: {
    id: string
    at: Instant
    channel: string
    person: string
    topic: Topic
    entry: string | null
    outcome: ConsultationOutcome
    confidence: number
    town: string | null
    village: string | null
    village_as_typed: Sealed | null
    /** Null after the person asked to be forgotten. */
    words: Sealed | null
  }
  case: CaseColumns
  case_event: {
    case_id: string
    version: number
    at: Instant
    actor_kind: EventActor['kind']
    actor_id: string | null
    kind: CaseEventBody['kind']
    body: Sealed
  }
  case_serial: { year: number; last: number }
  staff: { id: string; name: Sealed; role: StaffRole; station: string; active: Flag }
  absence: {
    id: string
    staff_id: string
    substitute: string | null
    first_day: string
    last_day: string
  }
  staff_chat: ChatColumns & { staff_id: string }
  binding_code: { hash: string; staff_id: string; expires_at: Instant }
  binding_try: ChatColumns & { id: Generated<number>; at: Instant }
  account: {
    staff_id: string
    password_hash: string
    /** When they last did something on the console. */
    seen_at: Instant | null
  }
  canned_reply: { id: string; code: string; body: string; changed_by: string; changed_at: Instant }
  setting: { name: string; value: string; changed_by: string; changed_at: Instant }
  station_contact: {
    station: string
    address: string | null
    hours: string | null
    phone: string | null
    verified_on: string | null
    changed_by: string
    changed_at: Instant
  }
  token: { hash: string; purpose: TokenPurpose; staff_id: string; expires_at: Instant }
  second_factor: { staff_id: string; secret: Sealed; is_on: Flag; used_step: number }
  recovery_code: { hash: string; staff_id: string }
  audit: {
    id: Generated<number>
    at: Instant
    actor: string
    action: string
    object: string
    result: AuditLine['result']
  }
  village: { code: string; name: string; town: string; aliases: string; position: number }
  station: {
    id: string
    name: string
    level: StationLevel
    parent: string | null
    town: string | null
    village: string | null
    routes: string
    address: string | null
    hours: string | null
    phone: string | null
    verified_on: string | null
    position: number
  }
  law_version: {
    law: string
    effective_from: string
    full: string
    promulgated_on: string | null
    repealed_on: string | null
    outdated: Flag
    note: string
    preamble: string
  }
  article: {
    law: string
    effective_from: string
    position: number
    key: string
    label: string
    chapter: string
    text: string
    /** Law, headings, number and text as a search looks at them. */
    plain: string
  }
  case_fact: { case_id: string; body: Sealed }
  group_claim: { case_id: string; code: string; members: number }
  group_member: {
    id: string
    case_id: string
    position: number
    person: string | null
    /** A pseudonym: two lists with one phone are found to be about one person. */
    phone_key: string | null
    body: Sealed
  }
  document: {
    id: string
    person: string
    form: string
    title: string
    draft: string
    case_id: string | null
    at: Instant
    expires_at: Instant
    link_hash: string
    body: Sealed
  }
  entry_revision: {
    id: string
    entry: string
    /** Public words, like the files they replace: not sealed. */
    source: string
    author: string
    created_at: Instant
    state: RevisionState
    decided_by: string | null
    decided_at: Instant | null
    answers: string | null
  }
  consultation_miss: {
    consultation: string
    state: MissedQuestion['state']
    staff: string
    at: Instant
  }
  attachment: {
    id: string
    person: string
    channel: string
    media_type: string
    ref: Sealed
    at: Instant
    case_id: string | null
    tries: number
    /** When its bytes are to be fetched; null when they were, or never will be. */
    retry_at: Instant | null
  }
  attachment_file: { attachment_id: string; sha256: string; body: Sealed }
  embedding: { model: string; key: string; vector: string }
  model_use: {
    id: string
    at: Instant
    person: string
    task: ModelTask
    prompt: string
    model: string
    given: Sealed
    said: Sealed
    outcome: ModelOutcome
    why: string
    ms: number
  }
  model_budget: {
    day: string
    /** Empty for everybody together. */
    person: string
    spent: number
  }
}

interface CaseColumns extends ChatColumns {
  id: string
  year: number
  serial: number
  opened_at: Instant
  due_at: Instant
  person: string
  topic: Topic
  route: Route
  reason: CaseReason
  town: string | null
  village: string | null
  village_as_typed: Sealed | null
  sealed: Flag
  excluded_stations: string
  words: Sealed
  state: CaseState
  station: string
  owner: string | null
  solved: Flag | null
  people: number | null
  recovered_fen: number | null
  closed_at: Instant | null
  claimed_at: Instant | null
  version: number
  /** When the alarms look at it again; null when they need not. */
  alarm_at: Instant | null
  next_due_at: Instant | null
  next_due_rule: string | null
  /** What a desk is sorted by: danger first, then whatever runs out first. */
  urgency: number
  result: CaseResult | null
  claimed_fen: number | null
  confirmed_fen: number | null
  documents: Sealed | null
  promised: Flag | null
  rating: Rating | null
  paid: PaidAnswer | null
  reopened: Flag
}
