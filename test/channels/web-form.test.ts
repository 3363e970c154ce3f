import { describe, expect, it } from 'vitest'
import { startWebChat, type WebChat } from '../support/web-chat-harness.ts'

/** A browser without script: keeps cookies and posts the forms it was given. */
interface PlainBrowser {
  html: string
  status: number
  open(): Promise<void>
  /** Presses a button or sends the box, with the hidden fields of the page. */
  send(field: 'text' | 'choice', value: string): Promise<void>
  fields(): { id: string; mark: string }
}

function plainBrowser(chat: WebChat): PlainBrowser {
  const jar = new Map<string, string>()
  async function load(init: RequestInit = {}): Promise<void> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await chat.handle('/', { ...init, headers: { ...init.headers, cookie } })
    for (const given of response.headers.getSetCookie()) {
      const [name = '', value = ''] = given.split(';')[0]?.split('=') ?? []
      jar.set(name, value)
    }
    browser.html = await response.text()
    browser.status = response.status
  }
  const browser: PlainBrowser = {
    html: '',
    status: 0,
    open: () => load(),
    fields: () => ({
      id: /name="id" value="([^"]+)"/.exec(browser.html)?.[1] ?? '',
      mark: /name="mark" value="([^"]+)"/.exec(browser.html)?.[1] ?? '',
    }),
    send: (field, value) => load(form({ ...browser.fields(), [field]: value })),
  }
  return browser
}

function form(fields: Record<string, string>): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields).toString(),
  }
}

async function opened(chat: WebChat): Promise<PlainBrowser> {
  const browser = plainBrowser(chat)
  await browser.open()
  return browser
}

describe('the page without script', () => {
  it('goes from question to answer to a number to dial by form posts alone', async () => {
    const browser = await opened(await startWebChat())
    await browser.send('text', '受了工伤')
    expect(browser.html).toContain('<button name="choice" value="ask:injury/claim">工伤怎么申报</button>')
    await browser.send('choice', 'ask:injury/claim')
    expect(browser.html).toContain('href="tel:12333"')
    expect(browser.html).toContain('受了工伤')
    expect(browser.html.match(/id="newest"/g)).toHaveLength(1)
  })

  it('shows only the newest choices as buttons', async () => {
    const browser = await opened(await startWebChat())
    await browser.send('text', '受了工伤')
    await browser.send('text', '打官司没钱请律师')
    expect(browser.html).not.toContain('工伤怎么申报')
    expect(browser.html).toContain('上一步')
  })

  it('waits a moment for the answer, then says that it is coming', async () => {
    const chat = await startWebChat()
    chat.thinkFor(60)
    const browser = await opened(chat)
    await browser.send('text', '你好')
    expect(browser.html).toContain('您说的是：你好')
    chat.thinkFor(10_000)
    await browser.send('text', '在吗')
    expect(browser.html).toContain('正在找答案')
  })

  it('does not double a form that is sent again by reload', async () => {
    const chat = await startWebChat()
    const browser = await opened(chat)
    const before = browser.html
    await browser.send('text', '受了工伤')
    browser.html = before
    await browser.send('text', '受了工伤')
    expect(chat.threads.asked).toHaveLength(1)
  })

  it('takes something else sent from the same page after going back as a new message', async () => {
    const chat = await startWebChat()
    const browser = await opened(chat)
    const before = browser.html
    await browser.send('text', '受了工伤')
    browser.html = before
    await browser.send('text', '打官司没钱请律师')
    expect(chat.threads.asked).toHaveLength(2)
  })

  it('keeps the words in the box when they could not be stored', async () => {
    const chat = await startWebChat()
    const browser = await opened(chat)
    chat.breakStorage(true)
    await browser.send('text', '一句<很>重要的话')
    expect(browser.status).toBe(503)
    expect(browser.html).toContain('一句&lt;很&gt;重要的话</textarea>')
    expect(browser.html).toContain('12348')
  })

  it('asks to send again, words kept, when the session is not the one of the form', async () => {
    const chat = await startWebChat()
    const browser = plainBrowser(chat)
    await browser.send('text', '受了工伤')
    expect(browser.status).toBe(400)
    expect(browser.html).toContain('受了工伤</textarea>')
    expect(chat.threads.asked).toHaveLength(0)
    await browser.send('text', '受了工伤')
    expect(browser.status).toBe(200)
    expect(chat.threads.asked).toHaveLength(1)
  })

  it('asks for a word when nothing was written', async () => {
    const browser = await opened(await startWebChat())
    await browser.send('text', '  ')
    expect(browser.status).toBe(400)
    expect(browser.html).toContain('还没写字')
  })

  it('never makes a link of a number the asker wrote', async () => {
    const browser = await opened(await startWebChat())
    await browser.send('text', '不回 110')
    expect(browser.html.match(/href="tel:110"/g)).toHaveLength(1)
  })

  it('shows an emergency with its numbers before its words', async () => {
    const browser = await opened(await startWebChat())
    await browser.send('text', '他拿刀打我')
    const bubble = browser.html.slice(browser.html.indexOf('class="alarm"'))
    expect(bubble.indexOf('class="call" href="tel:110"')).toBeLessThan(bubble.indexOf('先保命'))
  })
})

describe('the quick exit', () => {
  it('ends the session and shows a page that gives nothing away', async () => {
    const chat = await startWebChat()
    const left = await chat.handle('/bye', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } })
    expect(left.status).toBe(303)
    expect(left.headers.get('location')).toBe('/bye')
    const ended = left.headers.getSetCookie().filter((cookie) => cookie.includes('Max-Age=0'))
    expect(ended.map((cookie) => cookie.split('=')[0])).toEqual(['xf', 'xf-open'])
    const page = await (await chat.handle('/bye')).text()
    expect(page).toContain('<title>空白页</title>')
    expect(page).toContain('<body></body>')
  })
})
