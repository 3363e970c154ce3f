import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Ids } from '../ports/ids.ts'

/** No 0 O 1 I L: a code is read from a screen and typed on a phone. 31 characters, so 8 hold 39.6 bits. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 8
const TOKEN_BYTES = 32

export function createIds(): Ids {
  return { uuid: () => randomUUID(), token: () => randomBytes(TOKEN_BYTES).toString('base64url'), code }
}

function code(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')
}
