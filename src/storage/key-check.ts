import type { Kysely } from 'kysely'
import type { Cipher } from '../ports/cipher.ts'
import type { Tables } from './schema.ts'
import { StorageError } from './storage-error.ts'

/** Name of the row in `meta` that only the right key opens. */
export const KEY_CHECK = 'key-check'
const PLACE = 'meta:value:key-check'
const KNOWN_TEXT = 'xiangfa'

/** The first opening leaves a sealed text behind; later ones must be able to read it. */
export async function checkKey(db: Kysely<Tables>, cipher: Cipher): Promise<void> {
  await db
    .insertInto('meta')
    .values({ name: KEY_CHECK, value: cipher.seal(KNOWN_TEXT, PLACE) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await db
    .selectFrom('meta')
    .select('value')
    .where('name', '=', KEY_CHECK)
    .executeTakeFirstOrThrow()
  opensKeyCheck(cipher, value)
}

/** Throws when the key is not the one the data was sealed with. */
export function opensKeyCheck(cipher: Cipher, value: string): void {
  try {
    cipher.open(value, PLACE)
  } catch (cause) {
    throw new StorageError(
      'wrong-key',
      `数据库是用另一把密钥加密的（现在这把的编号是 ${cipher.keyId}），请换回原来的密钥或密钥文件再启动。`,
      cause,
    )
  }
}
