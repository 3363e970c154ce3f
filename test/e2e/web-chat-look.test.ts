import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, launchChromium } from '../support/chromium.ts'
import { probe, withPage } from '../support/web-chat-browser.ts'
import { serveWebChat, type WebChatServer } from '../support/web-chat-server.ts'
import { ask, reach, STATES } from '../support/web-chat-states.ts'

const TAGS = JSON.stringify(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
const SCREENS = new URL('../../docs/screens/', import.meta.url).pathname
const SHOWN = ['empty', 'answer', 'choices', 'offline', 'error', 'emergency'] as const

describe.skipIf(!hasChromium())('how the web chat looks', () => {
  let browser: Browser
  let server: WebChatServer
  beforeAll(async () => {
    browser = await launchChromium()
    server = await serveWebChat()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.down()
  })

  it.each(STATES)('has no violation in state “%s”, narrow and wide, light and dark', async (state) => {
    await withPage(browser, {}, async (page) => {
      await reach(server, page, state)
      await page.evaluate(axe.source)
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 740 })
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect(await probe(page, `violations(${TAGS})`)).toEqual([])
        }
      }
    })
  })

  it('would have a violation with two small buttons side by side: the rule for targets runs', async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(server.url)
      await probe(page, 'plantSmallButtons()')
      await page.evaluate(axe.source)
      expect(String(await probe(page, `violations(${TAGS})`))).toContain('target-size')
    })
  })

  it.each(STATES)('stays in its place at every width and letter size in state “%s”', async (state) => {
    await withPage(browser, {}, async (page) => {
      await reach(server, page, state)
      for (const width of [320, 360, 390, 1280]) {
        await page.setViewportSize({ width, height: width === 320 ? 568 : 740 })
        for (const size of ['125%', '187.5%', '250%']) {
          await probe(page, `setLetters('${size}')`)
          expect({ width, size, faults: await probe(page, 'faults()') }).toEqual({ width, size, faults: [] })
        }
      }
    })
  })

  it('shows no text under 18 px, 20 px by default, and larger text on a tap that is remembered', async () => {
    await withPage(browser, { viewport: { width: 360, height: 740 } }, async (page) => {
      await reach(server, page, 'answer')
      expect(await probe(page, 'letterSizes()')).toEqual({ min: 18, bubble: 20, line: 31 })
      await page.click('text=字大一点')
      expect(await probe(page, 'letterSizes()')).toMatchObject({ bubble: 24 })
      await page.click('text=字大一点')
      expect(await probe(page, 'letterSizes()')).toMatchObject({ bubble: 30 })
      await page.reload()
      expect(await probe(page, 'letterSizes()')).toMatchObject({ bubble: 30 })
      await page.click('text=字变回来')
      expect(await probe(page, 'letterSizes()')).toMatchObject({ bubble: 20 })
    })
  })

  it.each(['empty', 'answer', 'choices', 'offline', 'emergency'] as const)(
    'lets a finger hit everything in state “%s”: 60 × 60',
    async (state) => {
      await withPage(browser, { viewport: { width: 320, height: 568 } }, async (page) => {
        await reach(server, page, state)
        expect(await probe(page, 'small()')).toEqual([])
      })
    },
  )

  it.each([360, 300])(
    'keeps the box and the last lines in sight when the keyboard leaves 360 × %i',
    async (height) => {
      await withPage(browser, { viewport: { width: 360, height: 740 } }, async (page) => {
        await reach(server, page, 'answer')
        await page.focus('#box')
        await page.setViewportSize({ width: 360, height })
        await page.waitForTimeout(200)
        const room = await probe<
          Record<'boxBottom' | 'threadHeight' | 'threadBottom' | 'lastBottom', number>
        >(page, 'room()')
        expect(room.boxBottom).toBeLessThanOrEqual(height)
        expect(room.threadHeight).toBeGreaterThanOrEqual(62)
        expect(room.lastBottom).toBeLessThanOrEqual(room.threadBottom + 1)
      })
    },
  )

  it('shows the first words of an answer, its first step and a number on the smallest screen', async () => {
    await withPage(browser, { viewport: { width: 320, height: 568 } }, async (page) => {
      await reach(server, page, 'answer')
      const { threadBottom } = await probe<{ threadBottom: number }>(page, 'room()')
      for (const text of ['工钱照样能要', '先做这一步', '电话：']) {
        const box = await page.getByText(text).first().boundingBox()
        expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThanOrEqual(threadBottom)
        expect(box?.y).toBeGreaterThan(140)
      }
    })
  })

  it('is photographed for people to look at', async () => {
    for (const width of [360, 1280]) {
      for (const state of SHOWN) {
        await withPage(browser, { viewport: { width, height: width === 360 ? 740 : 800 } }, async (page) => {
          await reach(server, page, state)
          await page.waitForTimeout(150)
          await page.screenshot({ path: `${SCREENS}web-chat-${state}-${width}.png` })
        })
      }
    }
    await withPage(browser, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }, async (page) => {
      await reach(server, page, 'answer')
      await ask(page, '受了工伤')
      await page.screenshot({ path: `${SCREENS}web-chat-dark-360.png` })
    })
  })
})
