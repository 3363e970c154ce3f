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
    // Keyed pseudonyms: they find a number that was typed whole, and die with the row.
    'alter table identity add column lookup text',
    'alter table identity add column tail text',
    'create index identity_lookup on identity (lookup) where lookup is not null',
    'create index identity_tail on identity (tail) where tail is not null',
  ]
}
