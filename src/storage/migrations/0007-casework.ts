/**
 * Alarms, closing and absence. `alarm_at` is when the alarms look at a case again, null when they need not; every
 * event sets it to "now", so no change of a case can be forgotten.
 */
export function casework(): readonly string[] {
  return [
    'alter table "case" add column alarm_at bigint default 0',
    'alter table "case" add column next_due_at bigint',
    'alter table "case" add column next_due_rule text',
    'alter table "case" add column result text',
    'alter table "case" add column claimed_fen bigint',
    'alter table "case" add column confirmed_fen bigint',
    'alter table "case" add column documents text',
    'alter table "case" add column promised integer',
    'alter table "case" add column rating integer',
    'alter table "case" add column paid text',
    'alter table "case" add column reopened integer not null default 0',
    'create index case_alarm on "case" (alarm_at) where alarm_at is not null',
    'alter table "case" add column urgency bigint not null default 0',
    `update "case" set urgency = due_at - case reason when 'danger' then 100000000000000 else 0 end`,
    `create index case_waiting on "case" (urgency, station, owner, sealed, excluded_stations, id)
      where state = 'waiting'`,
    `create index case_taken on "case" (urgency, station, owner, sealed, excluded_stations, id)
      where state in ('active', 'needs-material')`,
    `create table absence (
      id text primary key, staff_id text not null references staff (id), substitute text references staff (id),
      first_day text not null, last_day text not null)`,
    'create index case_event_actor on case_event (actor_id, at)',
    'create index absence_staff on absence (staff_id, last_day)',
  ]
}
