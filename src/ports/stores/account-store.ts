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
}
