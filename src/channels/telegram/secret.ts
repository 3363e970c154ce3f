import { createHash, timingSafeEqual } from 'node:crypto'

/** Telegram accepts only such secrets; a comma is not among them, so a doubled header can never match. */
const SECRET = /^[A-Za-z0-9_-]{1,256}$/

/** The settings name a webhook secret that Telegram would refuse. */
class BadSecretError extends Error {
  readonly code = 'bad-webhook-secret'
}

/** Compares in constant time: hashes are of equal length whatever was sent. */
export function createSecretCheck(secret: string): (given: string | null) => boolean {
  if (!SECRET.test(secret))
    throw new BadSecretError('设置 TELEGRAM_WEBHOOK_SECRET 只能用字母、数字、_ 和 -，最长 256 个。')
  const expected = digest(secret)
  return (given) => timingSafeEqual(expected, digest(given ?? ''))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
