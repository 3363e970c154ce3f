/**
 * Answers that leave with the response to the platform's own call, what waits until a reader writes again,
 * what channels remember, and rooms of staff.
 */
export function replyPaths(): readonly string[] {
  return [
    'alter table outbox add column reply_to text',
    'alter table outbox add column not_before bigint',
    "create index outbox_held on outbox (channel, chat, position) where state = 'held'",
    `create table passive_reply (
      channel text not null, dedup_key text not null, chat text not null, created_at bigint not null,
      body text, lent text, given_at bigint, primary key (channel, dedup_key))`,
    'create index passive_reply_age on passive_reply (created_at)',
    `create table channel_memory (channel text not null, name text not null, value text not null,
      updated_at bigint not null, primary key (channel, name))`,
    `create table staff_room (channel text not null, chat text not null, station text not null,
      primary key (channel, chat))`,
  ]
}
