import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Cipher } from '../ports/cipher.ts'
import { StorageError } from './storage-error.ts'

/** Names the algorithm inside every sealed text, so that a later one can live beside it. */
const ALGORITHM = 'g1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32

/**
 * AES-256-GCM. A sealed text reads `g1.<key id>.<base64url of nonce, ciphertext, tag>`; place, key id and
 * algorithm are authenticated with it. Sealing, pseudonyms and the key id use keys derived apart.
 */
export function createCipher(key: Uint8Array): Cipher {
  if (key.length !== KEY_BYTES) throw new StorageError('malformed-key', `密钥应为 ${KEY_BYTES} 字节。`)
  const sealingKey = derive(key, 'seal')
  const pseudonymKey = derive(key, 'pseudonym')
  const keyId = derive(key, 'key id').export().subarray(0, 4).toString('hex')
  const prefix = `${ALGORITHM}.${keyId}.`
  const boundTo = (place: string): Buffer => Buffer.from(`${prefix}${place}`)
  return {
    keyId,
    seal: (plain, place) => prefix + encrypt(sealingKey, plain, boundTo(place)),
    open: (sealed, place) => {
      if (!sealed.startsWith(prefix)) throw unreadable()
      return decrypt(sealingKey, sealed.slice(prefix.length), boundTo(place))
    },
    pseudonym: (text) => createHmac('sha256', pseudonymKey).update(text).digest('base64url'),
  }
}

/** A key object is prepared once; raw bytes would be imported anew at every use (three times the cost). */
function derive(key: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `xiangfa ${purpose}`, KEY_BYTES)))
}

/** One call for many nonces: asking the system for 12 bytes costs as much as for 12,000. */
let pool = Buffer.alloc(0)

function nextNonce(): Buffer {
  if (pool.length < NONCE_BYTES) pool = randomBytes(NONCE_BYTES * 1000)
  const nonce = pool.subarray(0, NONCE_BYTES)
  pool = pool.subarray(NONCE_BYTES)
  return nonce
}

function encrypt(key: KeyObject, plain: string, bound: Buffer): string {
  const nonce = nextNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
  return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}

function decrypt(key: KeyObject, encoded: string, bound: Buffer): string {
  const bytes = Buffer.from(encoded, 'base64url')
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound)
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** The place is not named: it holds a platform's chat id, and errors reach the log. */
function unreadable(cause?: unknown): StorageError {
  return new StorageError('unreadable', '这条加密内容打不开：密钥不对，或者内容被改动过。', cause)
}
