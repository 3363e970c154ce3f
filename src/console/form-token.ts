import { createHash, timingSafeEqual } from 'node:crypto'

/** A value only the owner of a secret cookie can have; each purpose gives another one. */
export function derive(secret: string, purpose: string): string {
  return createHash('sha256').update(`console ${purpose} ${secret}`).digest('base64url')
}

/** The token every form carries against posts made by foreign pages. */
export function formToken(secret: string): string {
  return derive(secret, 'form')
}

/** Compares without telling by time where two texts differ. */
export function sameText(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
