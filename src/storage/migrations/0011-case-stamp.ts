/** Open pages ask every second whether any case changed; the sum of versions is read off this index alone. */
export function caseStamp(): readonly string[] {
  return ['create index case_version on "case" (version)']
}
