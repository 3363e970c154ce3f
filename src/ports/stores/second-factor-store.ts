/** The secret an authenticator app of a member of staff makes its codes from. */
export interface SecondFactor {
  /** Base32, 160 bits. */
  readonly secret: string
  /** False until the first right code: signing in does not ask for one before that. */
  readonly isOn: boolean
}

/** Codes asked for after the password (RFC 6238). Secrets are sealed, of recovery codes only keyed hashes are kept. */
export interface SecondFactorStore {
  of(staffId: string): Promise<SecondFactor | undefined>
  /** A new secret, not on yet. One that is already on stays as it is; then false. */
  begin(staffId: string, secret: string): Promise<boolean>
  /** Marks the time step of a code as used; false when it, or a later one, was used before. */
  useStep(staffId: string, step: number): Promise<boolean>
  /** Asked for from now on; these recovery codes replace all others. */
  turnOn(staffId: string, recoveryCodes: readonly string[]): Promise<void>
  /** Uses a recovery code; false when it is none or was used before. Case, width and spaces do not matter. */
  useRecoveryCode(staffId: string, code: string): Promise<boolean>
  recoveryCodesLeft(staffId: string): Promise<number>
  /** Also forgets the recovery codes. */
  turnOff(staffId: string): Promise<void>
}
