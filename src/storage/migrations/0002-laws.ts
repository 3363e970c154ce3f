/** Full texts of laws. `plain` is what a search looks at; `position` is the order of printing, from 0. */
export function laws(): readonly string[] {
  return [
    `create table law_version (
      law text not null, effective_from text not null, "full" text not null, promulgated_on text,
      repealed_on text, outdated integer not null, note text not null, preamble text not null,
      primary key (law, effective_from))`,
    `create table article (
      law text not null, effective_from text not null, position integer not null, key text not null,
      label text not null, chapter text not null, text text not null, plain text not null,
      primary key (law, effective_from, position), unique (law, effective_from, key),
      foreign key (law, effective_from) references law_version (law, effective_from))`,
  ]
}
