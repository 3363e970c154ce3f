/** Console sign-in. Only hashes are stored; `purpose` keeps a link from serving as a session. */
export interface AccountStore {
  passwordHash(staffId: string): Promise<string | undefined>
  setPasswordHash(staffId: string, hash: string): Promise<void>
  putToken(token: {
    purpose: 'setup' | 'session'
    value: string
    staffId: string
    expiresAt: number
  }): Promise<void>
  /** The staff id a live token stands for. */
  findToken(purpose: 'setup' | 'session', value: string, now: number): Promise<string | undefined>
  dropToken(purpose: 'setup' | 'session', value: string): Promise<void>
  dropTokensOf(staffId: string): Promise<void>
}
