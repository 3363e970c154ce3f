import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestBrowser } from '../support/console-browser.ts'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'
import { ORCHARD_LAW, orchard, orchardEntry } from '../support/law-fixtures.ts'

const BREAK_TREE = orchardEntry('other/break-tree', 4)
const RAIN = { ...orchardEntry('other/rain', '9'), title: '下雨天巡山', questions: [] }
const NOTE = { article: '2', paragraph: 2, from: '2025-09-01', text: '第二款不用了。' }
const LAW = '/console/laws/%E6%9E%9C%E5%9B%AD%E6%9D%A1%E4%BE%8B'

let rig: ConsoleRig
let browser: TestBrowser
beforeEach(async () => {
  const laws = new Map([
    [ORCHARD_LAW.name, { ...ORCHARD_LAW, notes: [NOTE], articlesEnded: { '3-1': '2026-10-31' } }],
  ])
  rig = await startConsole({ entries: [BREAK_TREE, RAIN], laws })
  await rig.database.stores.laws.put(orchard())
  browser = await rig.signedIn('here')
})
afterEach(() => rig.close())

/** What is read, without markup. */
const words = (page: string) => page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const search = (query: string) => browser.get(`/console/laws?q=${encodeURIComponent(query)}`)

describe('the search of laws', () => {
  it('lists the installed laws with their state before anything is searched', async () => {
    const { text } = await browser.get('/console/laws')
    expect(words(text)).toContain('装好的法律（1 部）')
    expect(words(text)).toMatch(/果园条例 现行有效 2020-05-01 施行/)
    expect(text).toContain('href="/console/laws" aria-current="page"')
  })

  it('says how laws get here when there are none', async () => {
    const empty = await startConsole()
    expect((await (await empty.signedIn('here')).get('/console/laws')).text).toContain('laws:import')
    await empty.close()
  })

  it('finds articles by their words with a snippet, and entries beside them', async () => {
    const { text } = await search('折断 赔偿')
    expect(words(text)).toContain('条文（1 条）')
    expect(words(text)).toContain('果园条例 第四条')
    expect(text).toContain('<strong><bdi dir="auto">折断</bdi></strong>')
    expect(text).toContain(`href="${LAW}/articles/4?version=2020-05-01"`)
    const both = words((await search('折断')).text)
    expect(both).toContain('知识条目（1 条）')
    expect(both).toContain('果树被人折断')
  })

  it('finds a schedule, a heading, a law by its name and words of any width', async () => {
    expect(words((await search('板栗')).text)).toContain('果园条例 附件')
    expect(words((await search('罚则')).text)).toContain('果园条例 第四条')
    expect(words((await search('果园')).text)).toContain('法律（1 部）')
    expect(words((await search('折断　赔偿')).text)).toContain('条文（1 条）')
  })

  it('leads straight to an article that is named', async () => {
    const { status, headers } = await search('果园条例第4条')
    expect(status).toBe(303)
    expect(headers.get('location')).toBe(`${LAW}/articles/4?version=2020-05-01`)
    expect((await search('果园条例第99条')).status).toBe(200)
  })

  it('says plainly that nothing was found', async () => {
    expect((await search('火箭')).text).toContain('没有找到')
    for (const odd of ['%', '_', '\\', '"', "'", '\0', '<b>', '的'.repeat(500)])
      expect((await search(odd)).status).toBe(200)
  })

  it('puts articles in force before those of an old version, and marks these', async () => {
    await rig.database.stores.laws.put(orchard({ version: '2026-01-01→2026-03-01' }))
    const text = words((await search('折断')).text)
    expect(text).toContain('条文（2 条）')
    expect(text).toMatch(/第四条 折断别人.*第四条 旧版，已有新版代替 折断别人/)
  })
})

describe('a law', () => {
  it('has its dates, its note, its preamble and its chapters with all articles', async () => {
    const { text } = await browser.get(LAW)
    const read = words(text)
    for (const part of [
      '示范县果园条例',
      '2020-05-01 施行，共 6 条 现行有效',
      '第一次会议通过',
      '为了果树长得好',
    ])
      expect(read).toContain(part)
    expect(read).toMatch(/第一章 总则（4） 第一条 ?第二条 ?第三条 ?第三条之一/)
    expect(text.match(/\/articles\//g)).toHaveLength(7)
  })

  it('shows every version, and what changed from one to the next with the entries it touches', async () => {
    await rig.database.stores.laws.put(
      orchard({ version: '2026-01-01→2026-03-01' }, '第一条 甲。', '第四条 折断果树的，照价赔偿。'),
    )
    const read = words((await browser.get(LAW)).text)
    expect(read).toContain('各个版本（2 个）')
    expect(read).toMatch(/2020-05-01 施行的 旧版，已有新版代替 2026-03-01 施行的 现行有效/)
    const changes = words((await browser.get(`${LAW}/changes?version=2026-03-01`)).text)
    expect(changes).toContain('2020-05-01 施行的，和 2026-03-01 施行的比')
    expect(changes).toMatch(
      /第四条，改了 原来折断别人一棵.*现在折断果树的，照价赔偿。.*要复核的条目（1 条）果树被人折断/,
    )
    expect(changes).toContain('第三条之一，没有了')
    expect((await browser.get(`${LAW}/changes?version=2020-05-01`)).status).toBe(404)
  })

  it('that is not there, or not in that version, is none', async () => {
    for (const path of [
      '/console/laws/%E6%B2%A1%E6%9C%89',
      `${LAW}?version=1999-01-01`,
      `${LAW}/articles/99`,
    ])
      expect((await browser.get(path)).status).toBe(404)
  })
})

describe('an article', () => {
  it('shows text, chapter, dates, neighbours and the entries that cite it', async () => {
    const { text } = await browser.get(`${LAW}/articles/4`)
    const read = words(text)
    expect(read).toContain('果园条例 第四条')
    expect(read).toContain('第二章 罚则')
    expect(read).toContain('2020-01-01 公布，2020-05-01 施行 现行有效')
    expect(read).toContain('折断两棵以上的，每棵赔偿五百元')
    expect(read).toMatch(/上一条：第三条之一 ?下一条：第五条/)
    expect(read).toContain('引用这一条的条目（1 条） 果树被人折断 要旨：折一棵赔三百')
    expect(text).toContain('href="/console/entries/other/break-tree"')
  })

  it('numbers its paragraphs and points to the one a note is about', async () => {
    const read = words((await browser.get(`${LAW}/articles/2`)).text)
    expect(read).toContain('注意：第二款不用了。')
    expect(read).toMatch(/第 1 款 果农应当做到：.*（一）每年春天剪枝一回；.*第 2 款 看上面的注意 果农也可以/)
    expect(words((await browser.get(`${LAW}/articles/4`)).text)).not.toContain('第 1 款')
  })

  it('that ended before its law says so', async () => {
    const read = words((await browser.get(`${LAW}/articles/3-1`)).text)
    expect(read).toContain('注意：这一条到 2026-10-31 为止，以后不能再用。')
  })

  it('is compared with the same number in other versions', async () => {
    await rig.database.stores.laws.put(orchard({ version: '2026-01-01→2026-03-01' }, '第一条 甲。'))
    const old = words((await browser.get(`${LAW}/articles/1?version=2020-05-01`)).text)
    expect(old).toContain('别的版本里的这一条2026-03-01 施行的 现行有效 不一样，点开看。')
    expect(words((await browser.get(`${LAW}/articles/4?version=2020-05-01`)).text)).toContain('没有这一条。')
  })
})

describe('an entry', () => {
  it('lists its articles with links to them, and says which cannot be read here', async () => {
    const { text } = await browser.get('/console/entries/other/break-tree')
    expect(text).toContain(`href="${LAW}/articles/4?version=2020-05-01"`)
    for (const part of ['果园条例 第4条', '可以要他赔。', '有人折我的树咋办', '2027-01-01 前要再复核'])
      expect(words(text)).toContain(part)
    const other = await browser.get('/console/entries/other/rain')
    expect(words(other.text)).toContain('这部法的全文没装，或者没有这一条。')
    expect((await browser.get('/console/entries/other/none')).status).toBe(404)
  })
})
