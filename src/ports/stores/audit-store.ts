/** One line of the audit: who, when (UTC ms), what, on which object, with which result. No personal data. */
export interface AuditLine {
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly object: string
  readonly result: 'done' | 'refused'
}

export interface AuditStore {
  add(line: AuditLine): Promise<void>
  list(object: string): Promise<readonly AuditLine[]>
  /** The newest first, of all objects. */
  latest(limit: number): Promise<readonly AuditLine[]>
}
