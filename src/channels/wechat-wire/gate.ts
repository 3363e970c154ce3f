import type { Clock } from '../../ports/clock.ts'
import type { Crypt, Stamp } from './crypt.ts'

/** Older or newer requests are replays or come from a wrong clock. */
const WINDOW_MS = 300_000

/** The query of a call from the platform. */
export interface Call {
  readonly stamp: Stamp
  readonly signature: string
  readonly msgSignature: string
  readonly echo: string
}

/** Reads the query; undefined when the stamp is missing, doubled or not of our time. */
export function readCall(url: string, clock: Clock): Call | undefined {
  const query = new URL(url).searchParams
  const one = (name: string) => (query.getAll(name).length === 1 ? (query.get(name) ?? '') : '')
  const stamp = { timestamp: one('timestamp'), nonce: one('nonce') }
  if (!/^\d{1,12}$/.test(stamp.timestamp) || !/^[\x21-\x7e]{1,64}$/.test(stamp.nonce)) return undefined
  if (Math.abs(clock.now() - Number(stamp.timestamp) * 1000) > WINDOW_MS) return undefined
  return { stamp, signature: one('signature'), msgSignature: one('msg_signature'), echo: one('echostr') }
}

/** True when the encrypted text was signed by somebody who knows the token. */
export function isSealed(crypt: Crypt, call: Call, encrypted: string): boolean {
  return crypt.isSigned(call.msgSignature, call.stamp, encrypted)
}

/** An answer to the platform: text that no browser takes for a page. */
export function plain(status: number, body = ''): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  return new Response(body, { status, headers: { ...headers, 'cache-control': 'no-store' } })
}
