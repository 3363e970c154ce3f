import { createHash } from 'node:crypto'

const KEY_LENGTH = 8

/** A short key made from a name: the same name always gives the same key, wherever its row stands. */
export function keyOfName(name: string): string {
  return createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, KEY_LENGTH)
}
