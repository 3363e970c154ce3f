import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIALOGUES, playDialogue } from '../support/app/play-on-channel.ts'
import { hasChromium, launchChromium } from '../support/chromium.ts'

/** The printable page says what the Word file says, and saves it. */
async function openPaper(page: Page | undefined): Promise<void> {
  const link = page?.locator('.message.us a[href*="/d/"]').last()
  const path = await link?.getAttribute('href')
  if (!page || !path) throw new Error('no link to a paper')
  const url = new URL(path, page.url()).href
  await page.goto(url)
  expect(await page.locator('h1').textContent()).toBe('人民调解申请书')
  expect(await page.locator('main').textContent()).toContain('他把界石挪了半米')
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=存成 Word 文件')])
  expect(file.suggestedFilename()).toMatch(/^人民调解申请书-.*\.docx$/)
}

describe.skipIf(!hasChromium())('the dialogues on the web page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
  })

  it.each(DIALOGUES)('%s is played in browsers against the real server', async (dialogue) => {
    const pages = new Map<string, Page>()
    await playDialogue(dialogue, {
      stage: async (url) => {
        const pageOf = async (who: string) => {
          const known = pages.get(who)
          if (known) return known
          const page = await (await browser.newContext()).newPage()
          await page.goto(url)
          pages.set(who, page)
          return page
        }
        return {
          // The page shows the link by its name.
          paper: '打开文书',
          says: async (who, text) => {
            const page = await pageOf(who)
            await page.fill('#box', text)
            await page.click('#send')
          },
          heard: async (who) => (await pageOf(who)).locator('.message.us').allInnerTexts(),
        }
      },
      afterwards: async () => {
        if (dialogue === 'papers') await openPaper(pages.get('村民'))
      },
    })
  })
})
