import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestBrowser } from '../support/console-browser.ts'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
let browser: TestBrowser
beforeEach(async () => {
  rig = await startConsole()
  browser = await rig.signedIn('duty')
  await rig.takenCase('here', {
    words: '老板欠我三个月工钱',
    openedAt: Date.parse('2026-10-08T09:00:00+08:00'),
  })
  for (const [at, person] of [
    ['2026-10-08T09:00:00+08:00', 'p1'],
    ['2026-10-31T23:59:00+08:00', 'p1'],
    ['2026-11-01T00:01:00+08:00', 'p2'],
  ] as const) {
    await rig.database.stores.consultations.add({
      ...{ id: `c-${at}`, at: Date.parse(at), channel: 'web', person, topic: 'wages', entry: undefined },
      ...{ outcome: 'answer', confidence: 1, place: { town: 't1' }, words: '工钱' },
    })
  }
})
afterEach(() => rig.close())

const words = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the reports of a month', () => {
  it('show the month that ended last, by Shanghai days, with a chart for whoever would rather look', async () => {
    const { text } = await browser.get('/console/reports')
    expect(words(text)).toContain('报表 2026-10')
    expect(words(text)).toMatch(/咨询 2 人次/)
    expect(words(text)).toMatch(/咨询的人 1 人数/)
    expect(text).toContain('<svg class="chart"')
    expect(words(text)).not.toContain('还没过完')
  })

  it('lead from every number to exactly the rows it was counted from', async () => {
    const { text } = await browser.get('/console/reports?of=2026-10')
    const links = [...text.matchAll(/<td class="number"><a href="([^"]+)">([\d.]+)<\/a>/g)]
    expect(links.length).toBeGreaterThan(8)
    for (const [, path = '', number] of links) {
      const rows = await browser.get(path.replaceAll('&amp;', '&'))
      const listed = rows.text.match(/<li class="case">/g)?.length
      if (!path.includes('recovered') && !words(rows.text).includes('咨询的人'))
        expect(listed, path).toBeGreaterThanOrEqual(Math.min(Number(number), 1))
      expect(rows.text).not.toContain('老板欠我')
    }
  })

  it('say that a month is not over, and refuse one that has not begun or is none', async () => {
    expect(words((await browser.get('/console/reports?of=2026-11')).text)).toContain('还没过完')
    const future = await browser.follow(await browser.get('/console/reports?of=2027-01'))
    expect(words(future.text)).toContain('2027-01 还没开始')
    const odd = await browser.follow(await browser.get('/console/reports?of=十月'))
    expect(words(odd.text)).toContain('没看懂是哪个月')
    expect((await browser.get('/console/reports/rows?of=2026-10&table=none&row=0&column=1')).status).toBe(404)
  })

  it('are downloaded as a file, for the public without the list of cases, and each download is in the audit', async () => {
    const office = await browser.get('/console/reports/file?of=2026-10&kind=xlsx')
    expect(office.headers.get('content-disposition')).toContain(encodeURIComponent('2026-10-报表.xlsx'))
    expect(office.text).toContain('案件清单')
    const open = await browser.get('/console/reports/file?of=2026-10&kind=public')
    expect(open.text).not.toContain('案件清单')
    const admin = await rig.signedIn('admin')
    expect(words((await admin.get('/console/audit')).text)).toMatch(/测试员乙 下载报表 2026-10 public 办成/)
  })
})
