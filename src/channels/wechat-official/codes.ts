import type { ApiFault } from '../wechat-wire/api-client.ts'

/** The refusals of the platform that we know what to do about. */
export const CODES = {
  /** The token was replaced by a newer one, or never was one. */
  notTheToken: 40001,
  invalidToken: 40014,
  tokenExpired: 42001,
  /** More than 48 hours since the person wrote. */
  outOfTime: 45015,
  /** More messages than what the person did allows. */
  outOfCount: 45047,
  /** The account has no right to this interface. */
  notAllowed: 48001,
  busy: -1,
  dailyLimit: 45009,
  wrongPerson: 40003,
  mustFollow: 43004,
  blockedByReader: 45049,
} as const

/** True for a token that only has to be fetched anew. */
export function isTokenFault(fault: ApiFault): boolean {
  const codes: readonly number[] = [CODES.notTheToken, CODES.invalidToken, CODES.tokenExpired]
  return fault.kind === 'refused' && codes.includes(fault.code)
}
