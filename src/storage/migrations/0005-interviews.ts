/** What interviews brought out: one sealed list of answers a case. */
export function interviews(): readonly string[] {
  return ['create table case_fact (case_id text primary key references "case" (id), body text not null)']
}
