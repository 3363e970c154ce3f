import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasChromium, launchChromium } from '../support/chromium.ts'
import { SCRIPT_PAYLOADS } from '../support/script-payloads.ts'
import { probe, withPage } from '../support/web-chat-browser.ts'
import { serveWebChat, type WebChatServer } from '../support/web-chat-server.ts'
import { ask } from '../support/web-chat-states.ts'

const NO_VOICE = `Object.defineProperty(window, 'speechSynthesis', { value: undefined })`
const STUB_VOICE = `
  window.spoken = []; window.cancelled = 0
  const synthesis = {
    getVoices: () => [{ lang: 'en-US' }, { lang: 'zh-CN' }],
    cancel: () => { window.cancelled += 1 },
    speak: (utterance) => { window.spoken.push([utterance.text, utterance.rate, utterance.lang]); setTimeout(() => utterance.onend && utterance.onend(), 1) },
    addEventListener: () => {},
  }
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  window.SpeechSynthesisUtterance = function (text) { this.text = text }`

describe.skipIf(!hasChromium())('the web chat in a browser', () => {
  let browser: Browser
  let server: WebChatServer
  beforeAll(async () => {
    browser = await launchChromium()
  })
  beforeEach(async () => {
    server = await serveWebChat()
  })
  afterEach(async () => {
    await server?.down()
  })
  afterAll(async () => {
    await browser?.close()
  })

  const words = () =>
    server.chat.threads.asked.map((message) =>
      message.content.kind === 'text' ? message.content.text : message.content.kind,
    )

  describe('without a network', () => {
    it('sends three messages once each and in order after an hour offline and a reload', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await ask(page, '老板不给工钱')
        await page.waitForFunction('navigator.serviceWorker.controller !== null')
        await page.context().setOffline(true)
        for (const text of ['一', '二', '三']) await type(page, text)
        await page.locator('.unsent').nth(2).waitFor()
        expect(await page.locator('.unsent').allTextContents()).toEqual(
          Array(3).fill('没发出去，有网了自动发'),
        )
        await page.reload()
        expect(await probe(page, 'texts()')).toEqual([
          '老板不给工钱',
          expect.stringContaining('照样能要'),
          '怎么办',
          '多久内',
          '一',
          '二',
          '三',
        ])
        expect(await page.locator('.unsent').count()).toBe(3)
        await page.context().setOffline(false)
        await page.getByText('您说的是：三').waitFor()
        expect(words()).toEqual(['老板不给工钱', '一', '二', '三'])
        await expect.poll(() => page.locator('.unsent').count()).toBe(0)
        await page.reload()
        expect(await page.locator('.message.asker').count()).toBe(4)
        expect(await probe<string>(page, 'stored()')).not.toContain('xf-queue":"[{')
      })
    })

    it('loses and doubles nothing when the server goes away in the middle of a send', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        let cut = true
        await page.route('**/api/messages', async (route) => {
          if (route.request().method() !== 'POST' || !cut) return route.continue()
          cut = false
          await route.fetch() // it arrives, but the page never hears so
          await route.abort()
        })
        await type(page, '受了工伤')
        await page.locator('.options').waitFor({ timeout: 20_000 })
        await server.down()
        await type(page, '那要多久')
        await page.locator('.unsent').waitFor()
        await server.up()
        await page.getByText('您说的是：那要多久').waitFor({ timeout: 60_000 })
        expect(words()).toEqual(['受了工伤', '那要多久'])
        expect(await page.locator('.message.asker').count()).toBe(2)
      })
    })

    it('puts a message of unknown fate back into the box when its session is gone, rather than double it', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await page.route('**/api/messages', (route) => route.abort())
        await type(page, '受了工伤')
        await page.locator('.unsent').waitFor()
        await page.context().clearCookies()
        await page.unroute('**/api/messages')
        await page.goto(server.url)
        await page.getByText('不知道发出去没有').waitFor()
        expect(await page.inputValue('#box')).toBe('受了工伤')
        expect(words()).toEqual([])
      })
    })

    it('sends what a page without a session holds under a new one, once, and shows nothing of the old one', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await ask(page, '受了工伤')
        await page.context().clearCookies()
        await type(page, '那要多久')
        await page.getByText('您说的是：那要多久').waitFor()
        expect(await probe(page, 'texts()')).toEqual(['那要多久', '您说的是：那要多久'])
        expect(words()).toEqual(['受了工伤', '那要多久'])
      })
    })

    it('sends what two closed tabs left behind, each once', async () => {
      await withPage(browser, {}, async (page) => {
        const other = await page.context().newPage()
        await page.goto(server.url)
        await other.goto(server.url)
        await server.down()
        await type(page, '甲')
        await page.locator('.unsent').waitFor()
        await type(other, '乙')
        await other.locator('.unsent').waitFor()
        await page.close()
        await other.close()
        await server.up()
        const later = await other.context().newPage()
        await later.goto(server.url)
        await later.getByText('您说的是：乙').waitFor()
      })
      expect(words().toSorted()).toEqual(['乙', '甲'])
    })
  })

  it('goes from question to answer to a number to dial with script switched off', async () => {
    await withPage(
      browser,
      { javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
      async (page) => {
        await page.goto(server.url)
        await page.fill('#box', '受了工伤')
        await page.click('#send')
        await page.click('text=工伤怎么申报')
        expect(await page.locator('a.call').first().getAttribute('href')).toBe('tel:12333')
        expect(await page.locator('#newest').boundingBox()).toMatchObject({ y: expect.any(Number) })
        expect(await page.locator('#size').isVisible()).toBe(false)
        await page.click('#leave')
        expect(await page.title()).toBe('空白页')
        await page.goto(server.url)
        expect(await page.locator('.message').count()).toBe(0)
      },
    )
  })

  it('asks six requests of one host for a first visit, and none of them is large', async () => {
    await withPage(browser, {}, async (page) => {
      const session = await page.context().newCDPSession(page)
      await session.send('Network.enable')
      let bytes = 0
      const urls: string[] = []
      session.on('Network.requestWillBeSent', (event) => urls.push(event.request.url))
      session.on('Network.loadingFinished', (event) => {
        bytes += event.encodedDataLength
      })
      await page.goto(server.url, { waitUntil: 'networkidle' })
      expect(new Set(urls.map((url) => new URL(url).host)).size).toBe(1)
      expect(urls.length).toBeLessThanOrEqual(6)
      expect(bytes).toBeLessThan(60_000)
      expect(bytes).toBeGreaterThan(5000)
    })
  })

  it('runs no hostile text as script: 100 payloads in answers, buttons and own messages', async () => {
    await withPage(browser, {}, async (page) => {
      const alarms: string[] = []
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => alarms.push('dialog')))
      page.on('console', (message) => /policy|violat/i.test(message.text()) && alarms.push(message.text()))
      page.on('pageerror', (error) => alarms.push(error.message))
      await page.goto(server.url)
      await ask(page, SCRIPT_PAYLOADS[0] ?? '')
      const chat = server.chat.threads.asked[0]?.chat ?? ''
      for (const text of SCRIPT_PAYLOADS) {
        const message = { text, options: [{ label: text, value: 'x' }], tone: 'emergency' } as const
        server.chat.threads.addOurs({ channel: 'web', chat }, message, 0)
      }
      await server.chat.channel.send(chat, { text: '', options: [], tone: 'normal' })
      await expect.poll(() => page.locator('.message').count()).toBe(102)
      await page.reload()
      expect(await page.locator('.message').count()).toBeGreaterThanOrEqual(100)
      expect(await page.locator('script, iframe, svg, img').count()).toBe(1)
      expect(alarms).toEqual([])
    })
  })

  describe('for ears and keys', () => {
    it('announces each message once, also across retries and reloads of the thread', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await probe(page, 'watchLog()')
        await ask(page, '老板不给工钱')
        await ask(page, '受了工伤')
        await page.context().setOffline(true)
        await type(page, '那要多久')
        await page.locator('.unsent').waitFor()
        await page.context().setOffline(false)
        await page.getByText('您说的是：那要多久').waitFor()
        const heard = await page.evaluate<string[]>('window.heard')
        expect(heard).toHaveLength(8)
        expect(new Set(heard).size).toBe(8)
        expect(await page.getAttribute('#log', 'role')).toBe('log')
      })
    })

    it('goes from question over choice to a call in at most 8 keys, focus always back in the box', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await page.focus('#box')
        await page.keyboard.insertText('受了工伤')
        const keys = ['Enter', 'Shift+Tab', 'Enter', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']
        await page.keyboard.press(keys[0] ?? '')
        await page.locator('.options').waitFor()
        expect(await focused(page)).toBe('box')
        await page.keyboard.press(keys[1] ?? '')
        expect(await focused(page)).toBe('都不是')
        await page.locator('.options button').first().focus()
        await page.keyboard.press(keys[2] ?? '')
        await page.locator('a.call').first().waitFor()
        expect(await focused(page)).toBe('box')
        const reached: string[] = []
        for (const key of keys.slice(3)) {
          await page.keyboard.press(key)
          reached.push(await focused(page))
        }
        expect(reached).toEqual(['不是问这个', '找人帮忙', expect.stringMatching(/^打 /)])
        expect(keys.length + 1).toBeLessThanOrEqual(8)
      })
    })

    it('traps nobody: Tab goes through everything in reading order and out again', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        const seen: string[] = []
        for (let at = 0; at < 12; at += 1) {
          await page.keyboard.press('Tab')
          seen.push(await focused(page))
        }
        expect(seen).toEqual([
          '字大一点',
          '清空并离开',
          '打 12348',
          '危险打 110',
          'scroll',
          '老板不给工钱',
          '打官司没钱请律师',
          '受了工伤',
          '找人帮忙',
          '算一算',
          'box',
          '发送',
        ])
      })
    })

    it('does not send while a word is being chosen in a pinyin keyboard', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await page.focus('#box')
        const session = await page.context().newCDPSession(page)
        await session.send('Input.imeSetComposition', {
          text: 'gongqian',
          selectionStart: 8,
          selectionEnd: 8,
        })
        await page.keyboard.press('Enter')
        expect(await page.locator('.message').count()).toBe(0)
        await session.send('Input.insertText', { text: '工钱' })
        await page.waitForTimeout(80)
        await page.keyboard.press('Shift+Enter')
        expect(await page.locator('.message').count()).toBe(0)
        await page.keyboard.press('Enter')
        await page.locator('.message.us').first().waitFor()
        expect(words().every((text) => !/[a-z]/.test(text))).toBe(true)
        expect(words()).toHaveLength(1)
      })
    })

    it.each([
      ['the interface is absent', NO_VOICE, 0],
      ['there is no voice at all', '', 0],
      ['a Chinese voice is there', STUB_VOICE, 1],
    ])('offers reading aloud only where it works: %s', async (_when, script, buttons) => {
      await withPage(browser, {}, async (page) => {
        if (script) await page.addInitScript(script)
        await page.goto(server.url)
        await ask(page, '老板不给工钱')
        expect(await page.getByText('念给我听').count()).toBe(buttons)
        if (buttons === 0) return
        await page.click('text=念给我听')
        await page.getByText('念给我听').waitFor()
        const spoken = await page.evaluate<[string, number, string][]>('window.spoken')
        expect(spoken[0]).toEqual(['老板跑了，工钱照样能要', 0.9, 'zh-CN'])
        expect(spoken.length).toBeGreaterThan(10)
        expect(spoken.map(([text]) => text).join()).toContain('分包的钱没给')
        expect(spoken.map(([text]) => text).join()).not.toContain('找人帮忙')
        expect(await page.evaluate('window.cancelled')).toBeGreaterThanOrEqual(1)
      })
    })
  })

  describe('leaving', () => {
    it('blanks the page, forgets everything and cannot be undone by going back', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await ask(page, '他拿刀打我')
        await page.fill('#box', '写了一半')
        await page.click('text=清空并离开')
        await page.waitForURL('**/bye')
        expect(await page.title()).toBe('空白页')
        expect(await probe<string>(page, 'stored()')).toBe(JSON.stringify([{}, {}, '', `${server.url}/bye`]))
        await page.goBack()
        expect(await page.locator('body').innerText()).not.toContain('拿刀')
        await page.goto(server.url)
        expect(await page.locator('.message').count()).toBe(0)
        expect(await page.inputValue('#box')).toBe('')
      })
    })

    it('works without a network, and the thread is gone when the network is back', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await ask(page, '他拿刀打我')
        await page.waitForFunction('navigator.serviceWorker.controller !== null')
        await page.context().setOffline(true)
        await type(page, '救救我')
        await page.click('text=清空并离开')
        await page.waitForURL('**/bye')
        expect(await page.locator('body').innerText()).toBe('')
        await page.context().setOffline(false)
        await page.goto(server.url)
        expect(await page.locator('.message').count()).toBe(0)
        await page.waitForTimeout(300)
        expect(words()).toEqual(['他拿刀打我'])
      })
    })

    it('takes other tabs of the same thread along', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await ask(page, '他拿刀打我')
        const other = await page.context().newPage()
        await other.goto(server.url)
        await other.click('text=清空并离开')
        await page.waitForURL('**/bye')
        expect(await page.locator('body').innerText()).toBe('')
      })
    })

    it('empties a page whose session ended without its knowing, instead of showing what is new', async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.url)
        await ask(page, '他拿刀打我')
        await page.waitForTimeout(200)
        await page.context().clearCookies()
        await server.chat.push(server.chat.threads.asked[0]?.chat ?? '', '您有一条新回复')
        await expect.poll(() => page.locator('.message').count()).toBe(0)
        await page.locator('#box').waitFor()
        expect(await page.locator('.message').count()).toBe(0)
      })
    })
  })

  it('keeps no id that opens a thread in the address or where script can read it', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(server.url)
      await ask(page, '受了工伤')
      const [secret] = (await page.context().cookies()).filter((cookie) => cookie.name === 'xf')
      expect(secret).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1 })
      const seen = await probe<string>(page, 'stored()')
      expect(seen).toContain('xf-thread')
      expect(seen).not.toContain(secret?.value)
      expect(seen).not.toContain(server.chat.threads.asked[0]?.chat)
    })
  })

  it('works with storage forbidden', async () => {
    await withPage(browser, {}, async (page) => {
      await page.addInitScript(
        `for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new Error('forbidden') } })`,
      )
      await page.goto(server.url)
      await ask(page, '受了工伤')
      await page.click('text=工伤怎么申报')
      await page.locator('a.call').first().waitFor()
      await page.click('text=清空并离开')
      await page.waitForURL('**/bye')
    })
  })

  it('says what to do when the browser keeps no cookies', async () => {
    await withPage(browser, {}, async (page) => {
      await page.route('**/*', async (route) => {
        const response = await route.fetch({ headers: { ...route.request().headers(), cookie: '' } })
        const headers = response.headers()
        delete headers['set-cookie']
        await route.fulfill({ response, headers })
      })
      await page.goto(server.url)
      await type(page, '受了工伤')
      await page.getByText('请打 12348').waitFor()
      expect(await page.inputValue('#box')).toBe('受了工伤')
    })
  })

  it('sends a long text in parts, keeping the rest in the box', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(server.url)
      await page.fill('#box', `${'长'.repeat(4096)}尾巴`)
      await page.click('#send')
      await page.getByText('一次最多发').waitFor()
      expect(await page.inputValue('#box')).toBe('尾巴')
      await expect.poll(() => words()[0]?.length).toBe(4096)
    })
  })

  it('shows a reply that staff send later, without a reload', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(server.url)
      await ask(page, '受了工伤')
      await server.chat.push(server.chat.threads.asked[0]?.chat ?? '', '测试员甲回话：材料收到了。')
      await page.getByText('材料收到了').waitFor({ timeout: 2000 })
    })
  })
})

async function type(page: Page, text: string): Promise<void> {
  await page.fill('#box', text)
  await page.press('#box', 'Enter')
}

/** The id of what has the focus, or its words. */
async function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    '["box", "scroll"].includes(document.activeElement.id) ? document.activeElement.id : document.activeElement.textContent',
  )
}
