import { createCipheriv, randomBytes } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import WechatCrypto from 'wechat-crypto'
import { createCrypt } from '../../src/channels/wechat-wire/crypt.ts'
import { parseXml, writeXml } from '../../src/channels/wechat-wire/xml.ts'
import { ACCOUNT } from '../support/wechat/seal.ts'

const { token, aesKey, appId } = ACCOUNT
const ours = createCrypt({ token, aesKey, id: appId })
const theirs = new WechatCrypto(token, aesKey, appId)
const words = fc.string({ unit: 'grapheme', maxLength: 800 }).map((text) => text.toWellFormed())
const stamp = fc.record({ timestamp: fc.nat().map(String), nonce: fc.string({ minLength: 1 }) })

/** As the platform would, with what a forger who knows the key could choose. */
function sealRaw(plain: Buffer): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

describe('the encryption of WeChat', () => {
  it('is read by two libraries of others, and reads what they write', () => {
    fc.assert(
      fc.property(words, (text) => {
        const sealed = ours.encrypt(text)
        expect(theirs.decrypt(sealed)).toEqual({ message: text, id: appId })
        expect(decrypt(aesKey, sealed)).toMatchObject({ message: text, id: appId })
        expect(ours.decrypt(theirs.encrypt(text))).toEqual({ kind: 'text', text })
        expect(ours.decrypt(encrypt(aesKey, text, appId))).toEqual({ kind: 'text', text })
      }),
    )
  })

  it('signs as both libraries do, and takes no other signature', () => {
    fc.assert(
      fc.property(stamp, words, (given, text) => {
        const signature = ours.sign(given, text)
        expect(theirs.getSignature(given.timestamp, given.nonce, text)).toBe(signature)
        expect(getSignature(token, given.timestamp, given.nonce, text)).toBe(signature)
        expect(ours.isSigned(signature, given, text)).toBe(true)
        expect(ours.isSigned(signature.toUpperCase(), given, text)).toBe(false)
        expect(ours.isSigned(signature, given, `${text}x`)).toBe(false)
        expect(ours.isSigned('', given, text)).toBe(false)
      }),
    )
  })

  it('refuses what is meant for another account', () => {
    expect(ours.decrypt(encrypt(aesKey, '问', 'wxanother'))).toEqual({ kind: 'refused', why: 'other-id' })
    expect(ours.decrypt(encrypt(aesKey, '问', `${appId}x`))).toEqual({ kind: 'refused', why: 'other-id' })
  })

  it.each([
    ['not Base64', '%%%%', 'not-base64'],
    ['nothing', '', 'not-base64'],
    ['half a block', Buffer.alloc(16).toString('base64'), 'not-base64'],
    ['Base64 without its padding', ours.encrypt('问').replace(/=+$/, '').slice(0, -1), 'not-base64'],
    ['padding of zero', sealRaw(Buffer.alloc(32)), 'bad-padding'],
    ['padding of more than a block', sealRaw(Buffer.alloc(64, 33)), 'bad-padding'],
    [
      'padding that is not all the same',
      sealRaw(Buffer.from([...Buffer.alloc(28, 7), 3, 4, 4, 4])),
      'bad-padding',
    ],
    [
      'a length beyond the end',
      sealRaw(Buffer.concat([Buffer.alloc(16), Buffer.from([9, 9, 9, 9]), Buffer.alloc(12, 12)])),
      'bad-length',
    ],
    ['too short to hold a length', sealRaw(Buffer.alloc(32, 16)), 'bad-length'],
  ])('refuses %s', (_, sealed, why) => {
    expect(ours.decrypt(sealed)).toEqual({ kind: 'refused', why })
  })

  it('refuses any bytes that were not encrypted for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (blocks) => {
        expect(ours.decrypt(randomBytes(blocks * 32).toString('base64')).kind).toBe('refused')
      }),
      { numRuns: 500 },
    )
  })

  it('is not made with a key the platform would not give', () => {
    for (const key of ['', aesKey.slice(1), `${aesKey}x`, `${aesKey.slice(1)}=`])
      expect(() => createCrypt({ token, aesKey: key, id: appId })).toThrow(/43/)
  })
})

describe('the XML of WeChat', () => {
  it('gives back every text it was given', () => {
    fc.assert(
      fc.property(words, (text) => {
        const printable = text.replaceAll(/[\0\r]/g, '')
        fc.pre(printable !== '')
        expect(parseXml(writeXml({ Content: printable }))).toEqual({ Content: printable })
      }),
    )
  })

  it('keeps numbers as text: 64 bits, and zeros in front', () => {
    const xml = '<xml><MsgId>18446744073709551615</MsgId><Content><![CDATA[007]]></Content></xml>'
    expect(parseXml(xml)).toEqual({ MsgId: '18446744073709551615', Content: '007' })
  })

  it('keeps markup in a quoted text as text', () => {
    const text = '<!DOCTYPE x [<!ENTITY a "b">]> &a; &lt;'
    expect(parseXml(writeXml({ Content: text }))).toEqual({ Content: text })
  })

  it('ends a quoted text where it must, whatever it holds', () => {
    const text = 'a]]>b<x>]]>]]><![CDATA['
    expect(parseXml(writeXml({ Content: text }))).toEqual({ Content: text })
  })

  it.each([
    [
      'a document type',
      '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><Content>&x;</Content></xml>',
    ],
    [
      'an entity bomb',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'<!ENTITY b "&a;&a;&a;&a;">'.repeat(20)}]><xml><Content>&b;</Content></xml>`,
    ],
    ['a document type hidden behind a quoted text', '<xml><a><![CDATA[x]]></a><!DOCTYPE y></xml>'],
    ['a document type in small letters', '<!doctype xml><xml><Content>1</Content></xml>'],
    ['deep nesting', `<xml>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</xml>`],
    ['no XML', '你好'],
    ['another root', '<html><Content>1</Content></html>'],
    ['half a document', '<xml><Content><![CDATA[1]]></Content>'],
    ['an unended quoted text', '<xml><Content><![CDATA[1</Content></xml>'],
    ['nothing', ''],
  ])('refuses %s', (_, xml) => {
    expect(parseXml(xml)).toBeUndefined()
  })

  it('expands no entity and looks up no inherited name', () => {
    expect(parseXml('<xml><Content>&lt;&x;</Content></xml>')).toEqual({ Content: '&lt;&x;' })
    const odd = parseXml('<xml><__proto__><polluted>1</polluted></__proto__></xml>')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Object.getPrototypeOf(odd ?? {})).toBe(Object.prototype)
  })
})
