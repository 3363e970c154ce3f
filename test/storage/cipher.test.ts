import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCipher } from '../../src/storage/cipher.ts'

const KEY = randomBytes(32)
const cipher = createCipher(KEY)
const PLACE = 'identity:value:person-1/name'

describe('cipher', () => {
  it('opens what it sealed, also empty and long text', () => {
    for (const text of ['', '测试员甲', '长'.repeat(50_000)]) {
      expect(cipher.open(cipher.seal(text, PLACE), PLACE)).toBe(text)
    }
  })

  it('seals the same text differently each time and shows none of it', () => {
    const sealed = new Set(Array.from({ length: 1000 }, () => cipher.seal('测试员甲', PLACE)))
    expect(sealed.size).toBe(1000)
    for (const text of sealed)
      expect(Buffer.from(text.split('.')[2] ?? '', 'base64url').includes('测试员甲')).toBe(false)
  })

  it('does not open at another place or with another key', () => {
    const sealed = cipher.seal('测试员甲', PLACE)
    expect(() => cipher.open(sealed, 'identity:value:person-2/name')).toThrow(
      expect.objectContaining({ code: 'unreadable' }),
    )
    expect(() => createCipher(randomBytes(32)).open(sealed, PLACE)).toThrow(
      expect.objectContaining({ code: 'unreadable' }),
    )
  })

  it('does not open when any character was changed, or when it is cut or no sealed text at all', () => {
    const sealed = cipher.seal('测试员甲', PLACE)
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(() => cipher.open(sealed.slice(0, at) + other + sealed.slice(at + 1), PLACE)).toThrow()
      expect(() => cipher.open(sealed.slice(0, at), PLACE)).toThrow()
    }
    expect(() => cipher.open('测试员甲', PLACE)).toThrow(expect.objectContaining({ code: 'unreadable' }))
  })

  it('gives a person the same pseudonym under one key and another under another', () => {
    expect(cipher.pseudonym('telegram/1')).toBe(createCipher(KEY).pseudonym('telegram/1'))
    expect(cipher.pseudonym('telegram/1')).not.toBe(cipher.pseudonym('telegram/2'))
    expect(cipher.pseudonym('telegram/1')).not.toBe(createCipher(randomBytes(32)).pseudonym('telegram/1'))
  })

  it('names its key by a short fingerprint that says nothing about it', () => {
    expect(cipher.keyId).toMatch(/^[0-9a-f]{8}$/)
    expect(KEY.toString('hex')).not.toContain(cipher.keyId)
  })

  it('refuses a key of the wrong length', () => {
    expect(() => createCipher(randomBytes(16))).toThrow(expect.objectContaining({ code: 'malformed-key' }))
  })
})
