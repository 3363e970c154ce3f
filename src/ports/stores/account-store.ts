/** What a token opens: a page to set a password, a session, or the second step of signing in. */
export type TokenPurpose = 'setup' | 'session' | 'second-step'

/** Console sign-in. Only hashes are stored; `purpose` keeps a link from serving as a session. */
export interface AccountStore {
  passwordHash(staffId: string): Promise<string | undefined>
  setPasswordHash(staffId: string, hash: string): Promise<void>
  putToken(token: { purpose: TokenPurpose; value: string; staffId: string; expiresAt: number }): Promise<void>
  /** The staff id a live token stands for. */
  findToken(purpose: TokenPurpose, value: string, now: number): Promise<string | undefined>
  dropToken(purpose: TokenPurpose, value: string): Promise<void>
  dropTokensOf(staffId: string): Promise<void>
  /** Notes that somebody with a password was at the console at `now`. */
  seen(staffId: string, now: number): Promise<void>
  /** When each was last there, by staff id; who never was is missing. */
  lastSeen(): Promise<ReadonlyMap<string, number>>
}
