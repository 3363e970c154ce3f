/** Papers written for people. The link is kept as a hash: who reads the table cannot open one. */
export function documents(): readonly string[] {
  return [
    `create table document (
      id text primary key, person text not null, form text not null, title text not null, draft text not null,
      case_id text, at bigint not null, expires_at bigint not null, link_hash text not null unique,
      body text not null)`,
    'create index document_person on document (person)',
    'create index document_case on document (case_id, at)',
  ]
}
