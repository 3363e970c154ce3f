import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What both sides know. `id` is the AppID of a 公众号 or the CorpID of 企业微信. */
export interface CryptSettings {
  readonly token: string
  /** 43 characters of Base64: 32 bytes without the last `=`. */
  readonly aesKey: string
  readonly id: string
}

/** What stands beside an encrypted text. */
export interface Stamp {
  readonly timestamp: string
  readonly nonce: string
}

export type Decrypted =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: 'not-base64' | 'bad-padding' | 'bad-length' | 'other-id' }

/** Signs, checks, encrypts and decrypts as the platform documents it. */
export interface Crypt {
  /** Over the token, the stamp and, where there is one, the encrypted text. */
  sign(stamp: Stamp, encrypted?: string): string
  /** Compares in constant time. */
  isSigned(given: string, stamp: Stamp, encrypted?: string): boolean
  encrypt(text: string): string
  decrypt(encrypted: string): Decrypted
}

/** The platform pads to 32 bytes although AES needs 16. */
const BLOCK = 32
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4
const KEY_SHAPE = /^[A-Za-z0-9]{43}$/
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** The settings name a key that the platform would never give. */
class BadAesKeyError extends Error {
  readonly code = 'bad-aes-key'
}

export function createCrypt({ token, aesKey, id }: CryptSettings): Crypt {
  if (!KEY_SHAPE.test(aesKey)) throw new BadAesKeyError('消息加解密密钥要 43 位字母和数字。')
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const iv = key.subarray(0, 16)

  const sign = ({ timestamp, nonce }: Stamp, encrypted?: string) => {
    const parts = encrypted === undefined ? [token, timestamp, nonce] : [token, timestamp, nonce, encrypted]
    return createHash('sha1').update(parts.sort().join('')).digest('hex')
  }

  return {
    sign,
    isSigned: (given, stamp, encrypted) => isSame(given, sign(stamp, encrypted)),
    encrypt(text) {
      const message = Buffer.from(text)
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt32BE(message.length)
      const plain = pad(Buffer.concat([randomBytes(RANDOM_BYTES), length, message, Buffer.from(id)]))
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
      return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
    },
    decrypt(encrypted) {
      const bytes = fromBase64(encrypted)
      if (bytes === undefined) return { kind: 'refused', why: 'not-base64' }
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
      return unpack(Buffer.concat([decipher.update(bytes), decipher.final()]), id)
    },
  }
}

/** Hashes first, so that both are of one length whatever was sent. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

function fromBase64(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || !BASE64.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.length > 0 && bytes.length % BLOCK === 0 ? bytes : undefined
}

function pad(bytes: Buffer): Buffer {
  const missing = BLOCK - (bytes.length % BLOCK)
  return Buffer.concat([bytes, Buffer.alloc(missing, missing)])
}

/** Every byte of the padding is checked; libraries that trust the last one accept what nobody encrypted. */
function unpad(bytes: Buffer): Buffer | undefined {
  const missing = bytes.at(-1) ?? 0
  if (missing < 1 || missing > BLOCK) return undefined
  const padding = bytes.subarray(bytes.length - missing)
  return padding.every((byte) => byte === missing) ? bytes.subarray(0, bytes.length - missing) : undefined
}

function unpack(padded: Buffer, id: string): Decrypted {
  const bytes = unpad(padded)
  if (bytes === undefined) return { kind: 'refused', why: 'bad-padding' }
  const start = RANDOM_BYTES + LENGTH_BYTES
  if (bytes.length < start) return { kind: 'refused', why: 'bad-length' }
  const end = start + bytes.readUInt32BE(RANDOM_BYTES)
  if (end > bytes.length) return { kind: 'refused', why: 'bad-length' }
  if (!isSame(bytes.toString('utf8', end), id)) return { kind: 'refused', why: 'other-id' }
  return { kind: 'text', text: bytes.toString('utf8', start, end) }
}
