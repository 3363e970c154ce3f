import type { DialectProfile } from '../dialect-profile.ts'

/** Partial indexes keep claims, promotions and the backlog fast however many finished rows there are. */
const queue = (name: 'inbox' | 'outbox', profile: DialectProfile, extra: string): string[] => [
  `create table ${name} (
    id ${profile.growingKey},
    channel text not null, chat text not null, position bigint not null, ${extra}
    state text not null, ready_at bigint, worker text, fence bigint not null default 0,
    payload text, created_at bigint not null, ended_at bigint, reason text,
    unique (channel, chat, position))`,
  `create index ${name}_ready on ${name} (ready_at) where ready_at is not null`,
  `create index ${name}_pending on ${name} (channel, chat, position) where state = 'pending'`,
  `create index ${name}_dead on ${name} (id) where state = 'dead'`,
]

const CONVERSATIONS = [
  `create table thread (channel text not null, chat text not null, last_position bigint not null,
    primary key (channel, chat))`,
  `create table conversation (channel text not null, chat text not null, person text not null,
    state text not null, updated_at bigint not null, primary key (channel, chat))`,
  'create table identity (person text not null, field text not null, value text not null, primary key (person, field))',
  `create table consultation (
    id text primary key, at bigint not null, channel text not null, person text not null, topic text not null,
    entry text, outcome text not null, confidence double precision not null,
    town text, village text, village_as_typed text, words text)`,
  'create index consultation_month on consultation (at)',
  'create index consultation_person on consultation (person)',
  `create table attachment (
    id text primary key, person text not null, channel text not null, media_type text not null,
    ref text not null, at bigint not null, case_id text)`,
  'create index attachment_person on attachment (person, at)',
]

const CASES = [
  `create table "case" (
    id text primary key, year integer not null, serial integer not null,
    opened_at bigint not null, due_at bigint not null, person text not null,
    channel text not null, chat text not null, topic text not null, route text not null, reason text not null,
    town text, village text, village_as_typed text, sealed integer not null,
    excluded_stations text not null, words text not null, state text not null, station text not null,
    owner text, solved integer, people bigint, recovered_fen bigint, closed_at bigint, claimed_at bigint,
    version integer not null, unique (year, serial))`,
  'create index case_opened on "case" (opened_at)',
  'create index case_closed on "case" (closed_at)',
  'create index case_state on "case" (state, opened_at)',
  'create index case_person on "case" (person)',
  'create index case_owner on "case" (owner)',
  `create table case_event (
    case_id text not null references "case" (id), version integer not null, at bigint not null,
    actor_kind text not null, actor_id text, kind text not null, body text not null,
    primary key (case_id, version))`,
  'create table case_serial (year integer primary key, last integer not null)',
]

const people = (profile: DialectProfile): string[] => [
  `create table staff (id text primary key, name text not null, role text not null, station text not null,
    active integer not null)`,
  `create table staff_chat (channel text not null, chat text not null,
    staff_id text not null references staff (id), primary key (channel, chat))`,
  'create index staff_chat_staff on staff_chat (staff_id)',
  `create table binding_code (hash text primary key, staff_id text not null references staff (id),
    expires_at bigint not null)`,
  'create index binding_code_staff on binding_code (staff_id)',
  `create table binding_try (id ${profile.growingKey}, channel text not null, chat text not null, at bigint not null)`,
  'create index binding_try_chat on binding_try (channel, chat, at)',
  'create table account (staff_id text primary key references staff (id), password_hash text not null)',
  `create table token (hash text primary key, purpose text not null,
    staff_id text not null references staff (id), expires_at bigint not null)`,
  'create index token_staff on token (staff_id)',
  `create table audit (id ${profile.growingKey}, at bigint not null, actor text not null, action text not null,
    object text not null, result text not null)`,
  'create index audit_object on audit (object, id)',
  ...profile.auditGuards,
]

const PLACES = [
  `create table village (code text primary key, name text not null, town text not null, aliases text not null,
    position integer not null)`,
  `create table station (
    id text primary key, name text not null, level text not null, parent text, town text, village text,
    routes text not null, address text, hours text, phone text, verified_on text, position integer not null)`,
]

export function firstTables(profile: DialectProfile): readonly string[] {
  return [
    'create table meta (name text primary key, value text not null)',
    ...queue('inbox', profile, 'dedup_key text not null,'),
    'create unique index inbox_dedup on inbox (channel, dedup_key)',
    ...queue('outbox', profile, ''),
    ...CONVERSATIONS,
    ...CASES,
    ...people(profile),
    ...PLACES,
  ]
}
