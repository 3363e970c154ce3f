/** What every office says again and again; the county changes, deletes and adds at the console. */
const FIRST_REPLIES = [
  ['iou', '欠条', '请把欠条拍一张照片发来。\n拍清楚名字、钱数和日子。\n不会拍，就带到{站点}。'],
  ['called', '联系了', '已经给对方打了电话。\n他说{对方的话}。\n我们接着催，有消息马上告诉您。'],
  ['come', '约见', '请您{日子}来{站点}一趟。\n带上身份证和手里的条子。\n来不了，先回个话。'],
  ['wait', '还在办', '您的事还在办，没有忘。\n最晚{期限}给您回话。'],
]

/** Who was at the console, what staff answer often, what the county sets while it runs, and finding people again. */
export function desk(): readonly string[] {
  return [
    'alter table account add column seen_at bigint',
    `create table canned_reply (
      id text primary key, code text not null unique, body text not null,
      changed_by text not null, changed_at bigint not null)`,
    `create table setting (
      name text primary key, value text not null, changed_by text not null, changed_at bigint not null)`,
    `create table station_contact (
      station text primary key, address text, hours text, phone text, verified_on text,
      changed_by text not null, changed_at bigint not null)`,
    ...FIRST_REPLIES.map(
      ([id, code, body]) =>
        `insert into canned_reply (id, code, body, changed_by, changed_at) values ('${id}', '${code}', '${body}', 'program', 0)`,
    ),
    // SQLite took it for the desks, read every waiting case and sorted them; they walk the index of their urgency.
    'drop index case_state',
    'create index case_station on "case" (station, sealed, state, version)',
    'drop index case_owner',
    'create index case_owner on "case" (owner, state, version)',
    // Keyed pseudonyms: they find a number that was typed whole, and die with the row.
    'alter table identity add column lookup text',
    'alter table identity add column tail text',
    'create index identity_lookup on identity (lookup) where lookup is not null',
    'create index identity_tail on identity (tail) where tail is not null',
  ]
}
