import { describe, expect, it } from 'vitest'
import { viewItems } from '../../src/channels/web/item-view.ts'
import { loadPageFiles } from '../../src/channels/web/page-files.ts'
import { renderPage } from '../../src/channels/web/render-page.ts'
import { SCRIPT_PAYLOADS } from '../support/script-payloads.ts'
import { startWebChat } from '../support/web-chat-harness.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' }

describe('the session’s cookies', () => {
  it('hide the secret from script, stay on our site and end with the browser', async () => {
    const chat = await startWebChat({ secureCookies: true })
    const [secret = '', mark = ''] = (await chat.handle('/')).headers.getSetCookie()
    expect(secret).toMatch(/^__Host-xf=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(mark).toMatch(/^xf-open=[\w-]{22}; Path=\/; Secure; SameSite=Lax$/)
  })

  it('go without Secure where there is no TLS, and differ for everybody', async () => {
    const chat = await startWebChat()
    const cookies = await Promise.all(Array.from({ length: 50 }, () => chat.handle('/')))
    const secrets = cookies.map((response) => response.headers.getSetCookie()[0])
    expect(new Set(secrets).size).toBe(50)
    expect(secrets[0]).toMatch(/^xf=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('never put an id of the session into an address', async () => {
    const chat = await startWebChat()
    const response = await chat.handle('/')
    const [secret = ''] = response.headers.getSetCookie()[0]?.slice(3).split(';') ?? []
    expect(await response.text()).not.toContain(secret)
  })
})

describe('posts from elsewhere', () => {
  const foreign = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.test' },
    { origin: 'http://chat.test.evil.test' },
    { origin: 'not an address' },
  ]

  it.each(foreign)('are refused on every path that changes something: %j', async (headers) => {
    const chat = await startWebChat()
    const host = { host: 'chat.test' }
    for (const [path, type, body] of [
      ['/api/messages', JSON_TYPE, '{"id":"3f1c2b7a-0000-4000-8000-000000000001","text":"x"}'],
      ['/', FORM_TYPE, 'text=x'],
      ['/bye', FORM_TYPE, ''],
    ] as const) {
      const response = await chat.handle(path, {
        method: 'POST',
        headers: { ...type, ...host, ...headers },
        body,
      })
      expect(response.status).toBe(403)
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(chat.threads.asked).toHaveLength(0)
  })

  it('cannot pass a form off as the page’s JSON', async () => {
    const chat = await startWebChat()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', '']) {
      const headers = type === '' ? {} : { 'content-type': type }
      const response = await chat.handle('/api/messages', { method: 'POST', headers, body: '{}' })
      expect(response.status).toBe(415)
    }
  })

  it('cannot send a form without the mark of the session, whatever headers the browser leaves out', async () => {
    const chat = await startWebChat()
    const cookie = (await chat.handle('/')).headers
      .getSetCookie()
      .map((given) => given.split(';')[0])
      .join('; ')
    const body = 'id=3f1c2b7a-0000-4000-8000-000000000001&text=x'
    const response = await chat.handle('/', {
      method: 'POST',
      headers: { ...FORM_TYPE, cookie, origin: 'null' },
      body,
    })
    expect(response.status).toBe(400)
    expect(chat.threads.asked).toHaveLength(0)
  })

  it('change nothing by GET', async () => {
    const chat = await startWebChat()
    const response = await chat.handle('/bye')
    expect(response.headers.getSetCookie()).toEqual([])
    expect((await chat.handle('/?text=x&id=3f1c2b7a-0000-4000-8000-000000000001')).status).toBe(200)
    expect(chat.threads.asked).toHaveLength(0)
  })
})

describe('the headers of every answer', () => {
  it.each([
    ['/', 'GET', 200],
    ['/', 'POST', 400],
    ['/bye', 'GET', 200],
    ['/bye', 'POST', 303],
    ['/sw.js', 'GET', 200],
    ['/page/none.css', 'GET', 404],
    ['/nowhere', 'GET', 404],
    ['/api/messages', 'GET', 401],
    ['/api/messages', 'POST', 415],
  ])('%s %s', async (path, method, status) => {
    const chat = await startWebChat({ secureCookies: true })
    const response = await chat.handle(path, { method })
    expect(response.status).toBe(status)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|data:|https?:|\*/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(response.headers.get('cache-control')).toBe(path === '/sw.js' ? 'no-cache' : 'no-store')
  })

  it('stay on an answer that a fault of ours produced, which names a way on in Chinese', async () => {
    const chat = await startWebChat()
    chat.threads.read = () => Promise.reject(new Error('disk I/O error at /data/xiangfa.db'))
    const response = await chat.handle('/')
    const body = await response.text()
    expect(response.status).toBe(500)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(body).toContain('tel:12348')
    expect(body).not.toContain('disk')
    expect(chat.errors).toEqual(['web.request-failed'])
  })
})

describe('hostile text', () => {
  /** Every tag with the names of its attributes. */
  const tags = (page: string) => page.replace(/="[^"]*"/g, '=').match(/<[^>]*>/g)

  const files = loadPageFiles()

  function pageWith(text: string): string {
    const options = [{ label: text, value: text }]
    const common = { dedupKey: `c:${text}`, text, at: 0 }
    return renderPage({
      countyName: text,
      files,
      items: viewItems([
        { ...common, id: 1, from: 'asker', tone: 'normal', options: [] },
        { ...common, id: 2, from: 'us', tone: 'emergency', options },
        { ...common, id: 3, from: 'us', tone: 'normal', options },
      ]),
      mark: text,
      newId: () => text,
      notice: text,
      draft: text,
    })
  }

  it('becomes text, never a tag, in every place of the page: 100 payloads', () => {
    expect(SCRIPT_PAYLOADS).toHaveLength(100)
    for (const payload of SCRIPT_PAYLOADS) {
      const oneLine = payload.replace(/[\n\d]/g, '').replace(/【|】/g, '')
      expect(tags(pageWith(oneLine))).toEqual(tags(pageWith('无害的话')))
    }
  })
})
