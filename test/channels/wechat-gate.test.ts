import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../support/wechat/desk.ts'
import { ACCOUNT, messageXml, type SealedCall, seal } from '../support/wechat/seal.ts'

const { getSignature } = await import('@wecom/crypto')
const nowSeconds = () => Math.floor(Date.now() / 1000)

const asked = (more: Readonly<Record<string, string | number>> = {}) =>
  messageXml({
    ToUserName: ACCOUNT.name,
    FromUserName: 'oPerson_0001',
    CreateTime: nowSeconds(),
    MsgType: 'text',
    Content: '问',
    MsgId: '9001',
    ...more,
  })

function withQuery(call: SealedCall, change: (query: URLSearchParams) => void): SealedCall {
  const query = new URLSearchParams(call.query)
  change(query)
  return { ...call, query: query.toString() }
}

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.stopHandling()
})
afterAll(() => desk.stop())
/** Whatever was sent: nothing was taken in, nothing left the machine but the token, no stack was shown. */
afterEach(async () => {
  expect(await desk.taken()).toBe(0)
  expect(desk.wechat.api.requests.filter(({ path }) => path !== '/cgi-bin/stable_token')).toEqual([])
})

/** Sends it without a socket, so that thousands cost little. */
async function send(call: SealedCall, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`http://127.0.0.1/wechat?${call.query}`, {
    method: 'POST',
    body: call.body,
    ...init,
  })
  const answer = await desk.channel.http?.handle(request)
  if (answer === undefined) throw new Error('no path')
  return answer
}

const refused = async (call: SealedCall, init?: RequestInit) => {
  const answer = await send(call, init)
  expect(await answer.text()).toBe('')
  return answer.status
}

describe('a call that WeChat did not make', () => {
  it.each([
    ['no signature at all', (query: URLSearchParams) => query.delete('signature')],
    ['no signature of the text', (query: URLSearchParams) => query.delete('msg_signature')],
    ['an empty signature', (query: URLSearchParams) => query.set('msg_signature', '')],
    [
      'the signature of the query on the text',
      (query: URLSearchParams) => query.set('msg_signature', query.get('signature') ?? ''),
    ],
    [
      'a doubled signature',
      (query: URLSearchParams) => query.append('signature', query.get('signature') ?? ''),
    ],
    ['another nonce', (query: URLSearchParams) => query.set('nonce', '1')],
    ['no nonce', (query: URLSearchParams) => query.delete('nonce')],
    ['another time', (query: URLSearchParams) => query.set('timestamp', String(nowSeconds() + 1))],
    ['a time that is none', (query: URLSearchParams) => query.set('timestamp', 'NaN')],
    ['a time beyond all numbers', (query: URLSearchParams) => query.set('timestamp', '9'.repeat(30))],
  ])('is refused: %s', async (_, change) => {
    expect(await refused(withQuery(desk.wechat.seal(asked()), change))).toBe(403)
  })

  it('is refused when it is older or newer than five minutes, though signed', async () => {
    for (const seconds of [-301, 301, -86_400])
      expect(await refused(seal(ACCOUNT, asked(), nowSeconds() + seconds))).toBe(403)
  })

  it('is refused with the token of another account', async () => {
    expect(await refused(seal({ ...ACCOUNT, token: 'another' }, asked(), nowSeconds()))).toBe(403)
  })

  it('is refused with the key of another account, or for another account', async () => {
    expect(await refused(seal({ ...ACCOUNT, aesKey: 'b'.repeat(43) }, asked(), nowSeconds()))).toBe(400)
    expect(await refused(seal({ ...ACCOUNT, appId: 'wxanother' }, asked(), nowSeconds()))).toBe(400)
  })

  it('is refused in plain text, signed or not', async () => {
    const { query } = desk.wechat.seal(asked())
    expect(await refused({ query, body: asked() })).toBe(403)
  })

  it('is refused whatever the headers claim about where it comes from', async () => {
    const forged = withQuery(desk.wechat.seal(asked()), (query) => query.set('signature', 'x'))
    const claims = [
      'host',
      'x-forwarded-host',
      'x-forwarded-for',
      'x-real-ip',
      'forwarded',
      'origin',
      'x-original-url',
    ]
    for (const name of claims)
      for (const value of ['localhost', '127.0.0.1', '::1', 'api.weixin.qq.com'])
        expect(await refused(forged, { headers: { [name]: value } })).toBe(403)
  })

  it('is refused when it is too long, announced or not', async () => {
    const { query } = desk.wechat.seal(asked())
    expect(await refused({ query, body: 'x'.repeat(65_537) })).toBe(413)
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(8_192)),
    })
    expect(await refused({ query, body: '' }, { body: stream, duplex: 'half' } as RequestInit)).toBe(413)
  })

  it('is refused with a document type, an entity or an address in it, and nothing is read', async () => {
    const { query } = desk.wechat.seal(asked())
    const bombs = [
      '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><Encrypt>&x;</Encrypt></xml>',
      `<!DOCTYPE xml [<!ENTITY x SYSTEM "${desk.wechat.api.root}/xxe">]><xml><Encrypt>&x;</Encrypt></xml>`,
      '<!DOCTYPE xml PUBLIC "-//x" "http://169.254.169.254/"><xml><Encrypt>1</Encrypt></xml>',
      '<xml xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></xml>',
    ]
    for (const body of bombs) expect(await refused({ query, body })).toBeGreaterThanOrEqual(400)
  })

  it('is refused with a document type inside the encrypted text', async () => {
    const inner = `<!DOCTYPE x [<!ENTITY a "b">]>${asked()}`
    expect(await refused(desk.wechat.seal(inner))).toBe(400)
  })

  it('is refused after any change to any of its parts', async () => {
    const call = desk.wechat.seal(asked())
    const cut = fc.record({ at: fc.nat(call.body.length - 1), by: fc.constantFrom('', 'A', '<', '\0', '中') })
    await fc.assert(
      fc.asyncProperty(cut, async ({ at, by }) => {
        const body = `${call.body.slice(0, at)}${by}${call.body.slice(at + 1)}`
        fc.pre(body !== call.body)
        // What stands outside of the encrypted text is not ours to check; all else must be noticed.
        fc.pre(at >= call.body.indexOf('<Encrypt>') && at < call.body.indexOf('</Encrypt>') + 10)
        const status = await refused({ ...call, body })
        expect([400, 403]).toContain(status)
      }),
      { numRuns: 2_000 },
    )
  })

  it('crashes nothing and moves nothing with 10,000 random bodies, signed for the query only', async () => {
    const { query } = desk.wechat.seal(asked())
    const piece = fc.oneof(
      fc.constantFrom(
        '<xml>',
        '</xml>',
        '<Encrypt>',
        '</Encrypt>',
        '<![CDATA[',
        ']]>',
        '<!DOCTYPE',
        '&#0;',
        '<?x?>',
        '<!--',
      ),
      fc.string({ maxLength: 20 }),
      fc.base64String({ maxLength: 64 }),
    )
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(piece, { maxLength: 12 }).map((pieces) => new TextEncoder().encode(pieces.join(''))),
    )
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const status = await refused({ query, body: '' }, { body: new Uint8Array(bytes) })
        expect([400, 403]).toContain(status)
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  it('takes nothing in from random texts that are encrypted and signed as they should be', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((inner) => `<xml>${inner}</xml>`),
    )
    await fc.assert(
      fc.asyncProperty(text, async (some) => {
        const answer = await send(desk.wechat.seal(some))
        expect([200, 400]).toContain(answer.status)
        expect(await answer.text()).toMatch(/^(success)?$/)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused with any other method', async () => {
    const { query } = desk.wechat.seal(asked())
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect(await refused({ query, body: 'x' }, { method })).toBe(405)
  })
})

describe('the check of the address', () => {
  const check = (echostr: string, seconds = nowSeconds()) => {
    const stamp = { timestamp: String(seconds), nonce: '12345' }
    const signature = getSignature(ACCOUNT.token, stamp.timestamp, stamp.nonce, '')
    const query = new URLSearchParams({ ...stamp, signature, echostr }).toString()
    return desk.channel.http?.handle(new Request(`http://127.0.0.1/wechat?${query}`))
  }

  it('gives back what the platform sent, as text that no browser takes for a page', async () => {
    const answer = await check('5837397576500011341')
    expect(await answer?.text()).toBe('5837397576500011341')
    expect(answer?.headers.get('content-type')).toContain('text/plain')
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('gives back nothing unsigned, old, or unlike what the platform sends', async () => {
    const unsigned = new Request(
      `http://127.0.0.1/wechat?timestamp=${nowSeconds()}&nonce=1&signature=x&echostr=1`,
    )
    expect((await desk.channel.http?.handle(unsigned))?.status).toBe(403)
    expect((await check('1', nowSeconds() - 400))?.status).toBe(403)
    for (const echo of ['<script>alert(1)</script>', '', 'a b', 'x'.repeat(200)]) {
      const answer = await check(echo)
      expect(answer?.status).toBe(400)
      expect(await answer?.text()).toBe('')
    }
  })
})
