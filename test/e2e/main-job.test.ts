import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { DIALOGUES, playDialogue } from '../support/app/play-on-channel.ts'
import { hasChromium, launchChromium } from '../support/chromium.ts'

describe.skipIf(!hasChromium())('the dialogues on the web page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
  })

  it.each(DIALOGUES)('%s is played in browsers against the real server', async (dialogue) => {
    await playDialogue(dialogue, {
      stage: async (url) => {
        const pages = new Map<string, Page>()
        const pageOf = async (who: string) => {
          const known = pages.get(who)
          if (known) return known
          const page = await (await browser.newContext()).newPage()
          await page.goto(url)
          pages.set(who, page)
          return page
        }
        return {
          says: async (who, text) => {
            const page = await pageOf(who)
            await page.fill('#box', text)
            await page.click('#send')
          },
          heard: async (who) => (await pageOf(who)).locator('.message.us').allInnerTexts(),
        }
      },
    })
  })
})
