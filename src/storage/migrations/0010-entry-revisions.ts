/** What the county's own people write into the knowledge, and the questions that nobody could answer. */
export function entryRevisions(): readonly string[] {
  return [
    `create table entry_revision (
      id text primary key, entry text not null, source text not null, author text not null,
      created_at bigint not null, state text not null, decided_by text, decided_at bigint, answers text)`,
    'create index entry_revision_entry on entry_revision (entry, created_at)',
    'create index conversation_person on conversation (person)',
    `create table consultation_miss (
      consultation text primary key, state text not null, staff text not null, at bigint not null)`,
  ]
}
