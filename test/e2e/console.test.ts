import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, launchChromium } from '../support/chromium.ts'
import { PASSWORD, PEOPLE } from '../support/console-rig.ts'
import {
  addPaper,
  askPage,
  type ConsoleServer,
  fillKnowledge,
  fillOffice,
  serveConsole,
  signInOn,
  withConsolePage,
} from '../support/console-server.ts'
import { ORCHARD_LAW, orchard, orchardEntry } from '../support/law-fixtures.ts'
import { XSS_PAYLOADS } from '../support/xss-payloads.ts'

const TAGS = JSON.stringify(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
const SCREENS = new URL('../../docs/screens/', import.meta.url).pathname
const NARROW = { width: 360, height: 740 }
const LAW = encodeURIComponent(ORCHARD_LAW.name)
const WIDE = { width: 1280, height: 800 }
const NOTE = { article: '2', paragraph: 2, from: '2025-09-01', text: '第二款不用了。' }
const ADMIN = { name: PEOPLE.admin.name, password: PASSWORD }
const HERE = { name: PEOPLE.here.name, password: PASSWORD }

/** How to reach each page worth looking at, signed in as an administrator unless it is about signing in. */
const PAGES: Readonly<Record<string, (page: Page, url: string) => Promise<unknown>>> = {
  login: (page, url) => page.goto(`${url}/console/login`),
  'login-error': (page, url) => signInOn(page, url, { ...ADMIN, password: '不对的密码' }),
  setup: async (page, url) => page.goto(await linkFor(url)),
  list: (page, url) => page.goto(`${url}/console`),
  'list-ended': async (page, url) => {
    await page.goto(`${url}/console`)
    await page.click('summary')
  },
  case: (page, url) => page.goto(`${url}/console/cases/2026-0004`),
  'case-open': async (page, url) => {
    await page.goto(`${url}/console/cases/2026-0004`)
    for (const summary of await page.locator('summary').all()) await summary.click()
  },
  'case-error': async (page, url) => {
    await page.goto(`${url}/console/cases/2026-0004`)
    await page.click('summary:has-text("办结")')
    await page.click('button:has-text("办结这件事")')
  },
  'case-waiting': (page, url) => page.goto(`${url}/console/cases/2026-0002`),
  staff: (page, url) => page.goto(`${url}/console/staff`),
  'staff-error': async (page, url) => {
    await page.goto(`${url}/console/staff`)
    await page.click('button:has-text("加这个人")')
  },
  member: (page, url) => page.goto(`${url}/console/staff/id-here`),
  'member-code': async (page, url) => {
    await page.goto(`${url}/console/staff/id-here`)
    await page.click('button:has-text("取绑定码")')
  },
  'member-link': async (page, url) => {
    await page.goto(`${url}/console/staff/id-here`)
    await page.click('button:has-text("设密码的链接")')
  },
  account: (page, url) => page.goto(`${url}/console/account`),
  'account-code': async (page, url) => {
    await page.goto(`${url}/console/account`)
    if ((await page.locator('#begin-own').count()) === 0) return
    await page.fill('#begin-own', PASSWORD)
    await page.click('button:has-text("开启验证码")')
  },
  'account-error': async (page, url) => {
    await page.goto(`${url}/console/account`)
    await page.click('button:has-text("记下请假")')
  },
  find: async (page, url) => {
    await page.goto(`${url}/console/find`)
    await page.fill('#q', '1234')
    await page.click('button:has-text("找")')
  },
  'find-error': async (page, url) => {
    await page.goto(`${url}/console/find`)
    await page.click('button.go')
  },
  replies: (page, url) => page.goto(`${url}/console/replies`),
  settings: (page, url) => page.goto(`${url}/console/settings`),
  station: (page, url) => page.goto(`${url}/console/stations/town-t1`),
  stations: (page, url) => page.goto(`${url}/console/stations`),
  system: (page, url) => page.goto(`${url}/console/system`),
  laws: (page, url) => page.goto(`${url}/console/laws`),
  'laws-found': (page, url) => page.goto(`${url}/console/laws?q=${encodeURIComponent('折断')}`),
  'laws-nothing': (page, url) => page.goto(`${url}/console/laws?q=${encodeURIComponent('火箭')}`),
  law: async (page, url) => {
    await page.goto(`${url}/console/laws/${LAW}`)
    for (const summary of await page.locator('summary').all()) await summary.click()
  },
  'law-changes': (page, url) => page.goto(`${url}/console/laws/${LAW}/changes?version=2026-03-01`),
  article: (page, url) => page.goto(`${url}/console/laws/${LAW}/articles/2?version=2020-05-01`),
  entry: async (page, url) => {
    await page.goto(`${url}/console/entries/other/break-tree`)
    await page.click('summary')
  },
  knowledge: (page, url) => page.goto(`${url}/console/knowledge`),
  'knowledge-new': (page, url) => page.goto(`${url}/console/knowledge/new?miss=asked`),
  'knowledge-error': async (page, url) => {
    await page.goto(`${url}/console/knowledge/new`)
    await page.click('button:has-text("存好")')
  },
  draft: (page, url) => page.goto(`${url}/console/knowledge/drafts/draft-1`),
  unanswered: async (page, url) => {
    await page.goto(`${url}/console/unanswered`)
    const claim = page.locator('button:has-text("我来写")')
    if ((await claim.count()) > 0) await claim.first().click()
  },
  reports: (page, url) => page.goto(`${url}/console/reports?of=2026-11`),
  'report-rows': (page, url) =>
    page.goto(`${url}/console/reports/rows?of=2026-11&table=overview&row=2&column=1`),
  audit: (page, url) => page.goto(`${url}/console/audit`),
  none: (page, url) => page.goto(`${url}/console/nowhere`),
}
const PAGE_NAMES = Object.keys(PAGES)
const BEFORE_SIGN_IN = ['login', 'login-error', 'setup']
const SHOWN = [
  ...['find', 'replies', 'settings', 'stations', 'station', 'case-open'],
  ...['login', 'list', 'case', 'staff', 'system', 'case-error', 'member-code'],
  ...['laws-found', 'entry', 'knowledge', 'knowledge-new', 'draft', 'unanswered', 'reports', 'audit'],
]

let empty: ConsoleServer
const linkFor = async (_url: string) => (await empty.rig.console.setupLink(empty.url)) ?? ''

describe.skipIf(!hasChromium())('the console in a browser', () => {
  let browser: Browser
  let server: ConsoleServer
  beforeAll(async () => {
    browser = await launchChromium()
    const laws = new Map([[ORCHARD_LAW.name, { ...ORCHARD_LAW, notes: [NOTE] }]])
    server = await serveConsole({ entries: [orchardEntry('other/break-tree', 2)], laws })
    await fillOffice(server.rig)
    await fillKnowledge(server.rig)
    await server.rig.database.stores.laws.put(orchard())
    await server.rig.database.stores.laws.put(
      orchard({ version: '2026-01-01→2026-03-01' }, '第一条 甲。', '第二条 折断果树的，照价赔偿。'),
    )
    empty = await serveConsole({ people: false })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.down()
    await empty?.down()
  })

  async function reach(page: Page, name: string): Promise<void> {
    if (!BEFORE_SIGN_IN.includes(name)) await signInOn(page, server.url, ADMIN)
    await PAGES[name]?.(page, server.url)
  }

  it.each(PAGE_NAMES)('has no violation on page “%s”, narrow and wide, light and dark', async (name) => {
    await withConsolePage(browser, {}, async (page, complaints) => {
      await reach(page, name)
      await page.evaluate(axe.source)
      for (const viewport of [NARROW, WIDE]) {
        await page.setViewportSize(viewport)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect(await askPage(page, `violations(${TAGS})`)).toEqual([])
        }
      }
      // The browser mentions answers that say "no"; nothing else may be said.
      expect(complaints.filter((words) => !words.startsWith('Failed to load resource'))).toEqual([])
    })
  })

  it.each(PAGE_NAMES)('stays in its place and within reach of a finger on page “%s”', async (name) => {
    await withConsolePage(browser, { viewport: NARROW }, async (page) => {
      await reach(page, name)
      expect(await askPage(page, 'small()')).toEqual([])
      expect(await askPage<number>(page, 'smallestLetters()')).toBeGreaterThanOrEqual(18)
      for (const width of [320, 360, 1280]) {
        await page.setViewportSize({ width, height: 740 })
        for (const size of ['112.5%', '168.75%', '225%']) {
          await askPage(page, `setLetters('${size}')`)
          expect({ width, size, faults: await askPage(page, 'faults()') }).toEqual({
            width,
            size,
            faults: [],
          })
        }
      }
    })
  })

  it('leads from the one-time link to a member of staff who can sign in, on a phone without script', async () => {
    const fresh = await serveConsole({ people: false })
    await withConsolePage(browser, { viewport: NARROW, javaScriptEnabled: false }, async (page) => {
      await page.goto((await fresh.rig.console.setupLink(fresh.url)) ?? '')
      await page.fill('#name', '测试员甲')
      await page.fill('#password', '门前那棵核桃树今年又结果了')
      await page.fill('#repeat', '门前那棵核桃树今年又结果了')
      await page.click('button.go')
      expect(await page.locator('h1').textContent()).toBe('案件')
      await page.click('text=人员')
      await page.fill('#name', '测试员丁')
      await page.click('label:has-text("站点工作人员")')
      await page.selectOption('#station', 'town-t1')
      await page.click('button:has-text("加这个人")')
      expect(await page.locator('.done').textContent()).toContain('人加好了')
      await page.click('button:has-text("设密码的链接")')
      const link = (await page.locator('.link').textContent()) ?? ''
      await page.click('button:has-text("退出")')
      await page.goto(link)
      await page.fill('#password', '隔壁二叔家的猫又生了四只')
      await page.fill('#repeat', '隔壁二叔家的猫又生了四只')
      await page.click('button.go')
      expect(await page.locator('.me').textContent()).toContain('测试员丁')
    })
    await fresh.down()
  })

  it('takes a case from waiting to closed on a phone without script', async () => {
    const theCase = await server.rig.openCase({ words: '工地没给结清工钱' })
    await withConsolePage(browser, { viewport: NARROW, javaScriptEnabled: false }, async (page) => {
      await signInOn(page, server.url, HERE)
      await page.click(`a.case-link:has-text("${String(theCase.serial).padStart(4, '0')}")`)
      await page.click('button:has-text("接单")')
      expect(await page.locator('.done').textContent()).toContain('接单成功')
      await page.click('summary:has-text("记进展")')
      await page.fill('#progress-text', '已经联系上老板')
      await page.click('button:has-text("记下并告诉当事人")')
      expect(await page.locator('#live-log .log').first().textContent()).toContain('已经联系上老板')
      await server.rig.turnCodesOn('here')
      await page.reload()
      await page.click('button:has-text("显示号码")')
      expect(await page.locator('a.dial').getAttribute('href')).toBe('tel:00000001234')
      await server.rig.database.stores.secondFactors.turnOff('id-here')
      await page.click('summary:has-text("办结")')
      await page.click('label:text-is("解决了")')
      await page.fill('#close-people', '3')
      await page.fill('#close-yuan', '30000')
      await page.click('button:has-text("办结这件事")')
      expect(await page.locator('#live-card').textContent()).toContain('解决了，3 人，要回 30000.00 元')
    })
  })

  it('gives a paper that was read to the asker, on a phone without script', async () => {
    const theCase = await server.rig.takenCase('here', { words: '土地的事，要起诉' })
    await addPaper(server.rig, theCase)
    await withConsolePage(browser, { viewport: NARROW, javaScriptEnabled: false }, async (page) => {
      await signInOn(page, server.url, HERE)
      await page.click(`a.case-link:has-text("${String(theCase.serial).padStart(4, '0')}")`)
      await server.rig.turnCodesOn('here')
      const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=打开《民事起诉状》')])
      await server.rig.database.stores.secondFactors.turnOff('id-here')
      expect(file.suggestedFilename()).toBe('民事起诉状-ABCD2345.docx')
      await page.click('button:has-text("看过了，把《民事起诉状》交给当事人")')
      expect(await page.locator('.done').textContent()).toContain('《民事起诉状》交给当事人了')
      expect(await page.locator('#live-card').textContent()).toContain('已交给当事人')
      expect(await page.locator('#live-log .log').first().textContent()).toContain('看过《民事起诉状》')
    })
  })

  it('calls up the words that are sent often by “/” and letters, and sends them by keys alone', async () => {
    const theCase = await server.rig.takenCase('here', { words: '一件要常用话的' })
    await withConsolePage(browser, { viewport: WIDE }, async (page) => {
      await signInOn(page, server.url, HERE)
      await page.goto(`${server.url}/console/cases/2026-${String(theCase.serial).padStart(4, '0')}`)
      await page.keyboard.press('2')
      await page.keyboard.type('/qt')
      await page.keyboard.press('Enter')
      expect(await page.locator('#progress-text').inputValue()).toContain('就带到示范一镇司法所')
      await page.keyboard.press('Control+Enter')
      await page.locator('.done').waitFor()
      expect(await page.locator('#live-log .log').first().textContent()).toContain('请把欠条拍一张照片')
    })
  })

  it('puts the focus on the summary of what is wrong, and its links into the fields', async () => {
    await withConsolePage(browser, { viewport: NARROW }, async (page) => {
      await reach(page, 'case-error')
      expect(await page.title()).toMatch(/^出错：/)
      expect(await askPage<{ name: string }>(page, 'focus()')).toMatchObject({
        name: expect.stringContaining('problems'),
      })
      await page.click('.problems a >> nth=0')
      await page.keyboard.press('Tab')
      const { ring } = await askPage<{ ring: string }>(page, 'focus()')
      expect(Number.parseFloat(ring)).toBeGreaterThanOrEqual(3)
    })
  })

  it('runs nothing and reports nothing when every text of others is an attack', async () => {
    const attacked = await serveConsole()
    const numbers: string[] = []
    for (const words of XSS_PAYLOADS) {
      const place = { town: 't1', villageAsTyped: words }
      const { serial } = await attacked.rig.takenCase('here', { words, place })
      numbers.push(`2026-${String(serial).padStart(4, '0')}`)
      await attacked.rig.database.stores.staff.put({ ...PEOPLE.lawyer, id: `id-${serial}`, name: words })
    }
    attacked.rig.showChannels(
      XSS_PAYLOADS.map((text) => ({ name: text, label: text, state: 'on', note: text })),
    )
    for (const who of [ADMIN, HERE]) {
      await withConsolePage(browser, { viewport: NARROW }, async (page, complaints) => {
        await signInOn(page, attacked.url, who)
        const paths = [
          '',
          '/system',
          '/staff',
          '/stations',
          '/account',
          ...numbers.map((number) => `/cases/${number}`),
        ]
        for (const path of paths) {
          await page.goto(`${attacked.url}/console${path}`)
          expect(await page.locator('main script, main img, main iframe, main style').count()).toBe(0)
        }
        expect(complaints.filter((words) => !words.startsWith('Failed to load resource'))).toEqual([])
      })
    }
    await attacked.down()
  })

  it('shows a new case on an open list within two seconds, and keeps the focus where it was', async () => {
    await withConsolePage(browser, { viewport: WIDE }, async (page) => {
      await signInOn(page, server.url, HERE)
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      const focused = await page.evaluate('document.activeElement.getAttribute("href")')
      await page.waitForTimeout(1500)
      const opened = await server.rig.openCase({ words: '刚刚来的一件' })
      await page.locator(`a[href$="${String(opened.serial).padStart(4, '0')}"]`).waitFor({ timeout: 3000 })
      expect(await page.locator('#live-note').textContent()).toContain('已经更新')
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(focused)
    })
  })

  it('goes from the list to a written note by keys alone, and keeps what was half written over a reload', async () => {
    const theCase = await server.rig.takenCase('here', { words: '一件要记进展的' })
    await withConsolePage(browser, { viewport: WIDE }, async (page) => {
      await signInOn(page, server.url, HERE)
      await page.goto(`${server.url}/console/cases/2026-${String(theCase.serial).padStart(4, '0')}`)
      await page.keyboard.press('?')
      expect(await page.locator('#keys').isVisible()).toBe(true)
      await page.keyboard.press('Escape')
      await page.keyboard.press('2')
      await page.keyboard.type('老板答应周五给')
      await page.reload()
      expect(await page.locator('#progress-text').inputValue()).toBe('老板答应周五给')
      await page.keyboard.press('2')
      await page.keyboard.press('Control+Enter')
      await page.locator('.done').waitFor()
      expect(await page.locator('#live-log .log').first().textContent()).toContain('老板答应周五给')
      expect(await page.locator('#progress-text').inputValue()).toBe('')
    })
  })

  it('is photographed for people to look at', async () => {
    for (const viewport of [NARROW, WIDE]) {
      for (const name of SHOWN) {
        await withConsolePage(browser, { viewport }, async (page) => {
          await reach(page, name)
          const path = `${SCREENS}console-${name}-${viewport.width}.png`
          await page.screenshot({ path, fullPage: true })
        })
      }
    }
  })
})
