/** What a language model was asked and what came of it, and how often it was asked in a day; person '' counts all. */
export function modelUses(): readonly string[] {
  return [
    `create table model_use (
      id text primary key, at bigint not null, person text not null, task text not null, prompt text not null,
      model text not null, given text not null, said text not null, outcome text not null, why text not null,
      ms integer not null)`,
    'create index model_use_at on model_use (at)',
    'create index model_use_person on model_use (person)',
    `create table model_budget (
      day text not null, person text not null, spent integer not null, primary key (day, person))`,
  ]
}
