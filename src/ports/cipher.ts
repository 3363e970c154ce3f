/**
 * Encryption at rest. `place` names table, column and row and is bound into the ciphertext, so a sealed
 * value copied to another row does not open. Opening with a wrong key or place throws.
 */
export interface Cipher {
  seal(plain: string, place: string): string
  open(sealed: string, place: string): string
  /** A keyed one-way pseudonym of a platform's person id: stable, not reversible without the key. */
  pseudonym(text: string): string
  /** A short public fingerprint of the key, for backups and error messages. */
  readonly keyId: string
}
