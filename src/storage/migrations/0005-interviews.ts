/**
 * What interviews brought out: one sealed list of answers a case; group claims with their members. `code` is what
 * others send to add themselves, `members` counts writes and gives each member its place. Bytes of photos.
 */
export function interviews(): readonly string[] {
  return [
    'create table case_fact (case_id text primary key references "case" (id), body text not null)',
    `create table group_claim (
      case_id text primary key references "case" (id), code text not null unique, members integer not null)`,
    `create table group_member (
      id text primary key, case_id text not null references group_claim (case_id), position integer not null,
      person text, phone_key text, body text not null)`,
    'alter table attachment add column tries integer not null default 0',
    'alter table attachment add column retry_at bigint',
    'create index attachment_retry on attachment (retry_at) where retry_at is not null',
    'create index attachment_case on attachment (case_id) where case_id is not null',
    `create table attachment_file (
      attachment_id text primary key references attachment (id), sha256 text not null, body text not null)`,
    'create index group_member_case on group_member (case_id, position)',
    'create index group_member_person on group_member (person) where person is not null',
    'create index group_member_phone on group_member (phone_key) where phone_key is not null',
  ]
}
