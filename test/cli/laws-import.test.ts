import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lawsImport } from '../../src/cli/laws-import.ts'
import { type Data, openMemory } from '../../src/wiring/assembly.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'
import { sharedKnowledge } from '../support/app/test-county.ts'
import { listen } from '../support/command-run.ts'
import {
  docxOf,
  lawMarkdown,
  ORCHARD_HEAD,
  ORCHARD_LAW,
  ORCHARD_LINES,
  orchardEntry,
} from '../support/law-fixtures.ts'
import { buildZip } from '../support/zip-builder.ts'

const ORCHARD = lawMarkdown(ORCHARD_HEAD, ...ORCHARD_LINES)

const KNOWLEDGE = {
  laws: new Map([[ORCHARD_LAW.name, ORCHARD_LAW]]),
  entries: [orchardEntry('other/break-tree', 4), orchardEntry('other/rain', '3-1')],
}

let folder = ''
let data: Data
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangfa-laws-'))
  data = await openMemory(createRememberingLog(), [])
})
afterEach(async () => {
  await data.database.close()
  await rm(folder, { recursive: true })
})

async function run(...args: readonly string[]) {
  const said = listen()
  const code = await lawsImport({ ...said, database: data.database, knowledge: KNOWLEDGE, args })
  return { code, out: said.out, errors: said.errors }
}

async function importing(name: string, content: string | Uint8Array, ...flags: readonly string[]) {
  const path = join(folder, name)
  await writeFile(path, content)
  return run(path, ...flags)
}

const stored = (effectiveFrom = '2020-05-01', law = '果园条例') =>
  data.database.stores.laws.articles({ law, effectiveFrom })

/** The same regulation with some lines replaced. */
function amended(
  changes: Readonly<Record<string, string>>,
  head: Record<string, string | number> = {},
): string {
  const lines = ORCHARD_LINES.map((line) => changes[line] ?? line).filter((line) => line !== '')
  return lawMarkdown({ ...ORCHARD_HEAD, ...head }, ...lines)
}

describe('laws:import', () => {
  it('stores a law cut into articles with headings, paragraphs, items and its schedule', async () => {
    const { code, out, errors } = await importing('果园条例.md', ORCHARD)
    expect({ code, errors }).toEqual({ code: 0, errors: [] })
    expect(out).toEqual([
      '新　　果园条例（2020-05-01 施行，6 条，编到第5条，另有 1 条是“之一”一类，附件 1 个）',
      '✔ 导入完了：新 1 部，新版 0 部，改 0 部，没变 0 部，不收 0 个文件。',
    ])
    const articles = await stored()
    expect(articles.map(({ key }) => key)).toEqual(['1', '2', '3', '3-1', '4', '5', 'annex-1'])
    expect(articles[3]).toEqual({
      ...{ key: '3-1', label: '第三条之一', chapter: ['第一章 总则'] },
      text: '护林员下雨天可以不巡山。',
    })
    expect(articles[5]?.chapter).toEqual(['附则'])
    expect(articles[6]).toMatchObject({ label: '附件', text: '一、果树的品种\n核桃、柿子、板栗。' })
    expect(await data.database.stores.laws.versions()).toMatchObject([
      { full: '示范县果园条例', promulgatedOn: '2020-01-01', preamble: '为了果树长得好，特制定本条例。' },
    ])
  })

  it('does not cut at a number that a sentence quotes at the start of a line', async () => {
    await importing('果园条例.md', ORCHARD)
    expect((await stored())[1]?.text.split('\n')).toEqual([
      '果农应当做到：',
      '（一）每年春天剪枝一回；',
      '（二）每年冬天刷白一回。',
      '果农也可以请护林员代劳，按照',
      '第四条规定的价钱付给工钱。',
    ])
  })

  it('says unchanged the second time, and writes nothing', async () => {
    await importing('果园条例.md', ORCHARD)
    const { code, out } = await importing('果园条例.md', ORCHARD)
    expect(code).toBe(0)
    expect(out).toEqual([
      '没变　果园条例',
      '✔ 导入完了：新 0 部，新版 0 部，改 0 部，没变 1 部，不收 0 个文件。',
    ])
  })

  it('names the changed articles of a corrected text and the entries that cite them', async () => {
    await importing('果园条例.md', ORCHARD)
    const corrected = amended({
      '第三条 护林员每月巡山四回。': '第三条 护林员每月巡山五回。',
      '第三条之一 护林员下雨天可以不巡山。': '第三条之一 护林员下雪天可以不巡山。',
    })
    const { out } = await importing('果园条例.md', corrected, '--texts')
    expect(out.slice(1, -1)).toEqual([
      '　　　第三条 改了',
      '　　　　－ 护林员每月巡山四回。',
      '　　　　＋ 护林员每月巡山五回。',
      '　　　第三条之一 改了；要复核的条目：other/rain',
      '　　　　－ 护林员下雨天可以不巡山。',
      '　　　　＋ 护林员下雪天可以不巡山。',
    ])
    expect((await stored())[2]?.text).toBe('护林员每月巡山五回。')
  })

  it('keeps a new version beside the old one and tells what moved, came, went and changed', async () => {
    await importing('果园条例.md', ORCHARD)
    const [fourth = '', fifth = ''] = ORCHARD_LINES.filter((line) => /^第[四五]条 /.test(line))
    const newer = amended(
      {
        '第三条之一 护林员下雨天可以不巡山。': '第四条 野蜂窝由护林员摘除，果农不得自己动手。',
        [fourth]: fourth.replace('第四条', '第五条'),
        [fifth]: '第六条 本条例自2020年5月1日起施行。',
      },
      { version: '2026-01-01→2026-03-01', articles: 6 },
    )
    const { out } = await importing('果园条例.md', newer)
    expect(out.slice(0, -1)).toEqual([
      '新版　果园条例（2026-03-01 施行，6 条，附件 1 个），和 2020-05-01 施行的比',
      '　　　第四条 新增；要复核的条目：other/break-tree',
      '　　　第四条 改成第五条，内容没变；要复核的条目：other/break-tree',
      '　　　第五条 改成第六条，内容没变',
      '　　　第三条之一 没有了；要复核的条目：other/rain',
    ])
    expect((await stored()).length).toBe(7)
    expect((await stored('2026-03-01')).map(({ key }) => key)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      'annex-1',
    ])
  })

  it('marks what its file says is no longer law', async () => {
    const old = await importing('a.md', amended({}, { name: '旧条例', current: 'no' }))
    expect(old.out[0]).toContain('，登记为旧版，新版还没装）')
    const gone = await importing('b.md', amended({}, { name: '废条例', repealed: '2025-01-01' }))
    expect(gone.out[0]).toContain('，2025-01-01 废止）')
  })

  it('compares without importing when asked to', async () => {
    const { out } = await importing('果园条例.md', ORCHARD, '--dry-run')
    expect(out.at(-1)).toContain('只比较，没有导入：新 1 部')
    expect(await stored()).toEqual([])
  })

  it('passes over a README, and says so when there is nothing else', async () => {
    const { code, errors } = await importing('README.md', '# 说明\n\n第一条 不是法律。')
    expect({ code, errors }).toEqual({
      code: 1,
      errors: ['没有找到法律全文，应为 .docx，或带登记头的 .md。'],
    })
  })

  it('takes one version once, however many files hold it', async () => {
    await writeFile(join(folder, 'a.md'), ORCHARD)
    await writeFile(join(folder, 'b.md'), ORCHARD)
    const { out } = await run(folder)
    expect(out).toContain('！b.md：和 a.md 是同一部法律的同一版，没有再导入。')
  })
})

describe('a law file that does not hold', () => {
  const [third = '', fourth = ''] = ORCHARD_LINES.filter((line) => /^第[三四]条 /.test(line))

  it.each([
    ['a gap', amended({ [third]: '' }, { articles: 5 }), /！.*只有 5 条，缺第3条。/],
    ['an excerpt', amended({ [third]: '', [fourth]: '' }), /！.*是节选：登记 6 条，只有 4 条，缺第3条/],
    [
      'another count',
      amended({}, { articles: 9 }),
      /！.*登记 9 条，实有 6 条：从第1条连着数到第5条，没有断号。/,
    ],
    [
      'a whole line that quotes another law',
      amended({ '（一）每年春天剪枝一回；': '第八百条 本法所称果树，是指核桃。' }),
      /！.*第二条里有一行以“第八百条”开头，当作引用/,
    ],
    [
      'the same at the very end',
      amended({ '核桃、柿子、板栗。': '第八百条 本法所称果树，是指核桃。' }),
      /！.*第五条里有一行以“第八百条”开头，当作引用/,
    ],
  ])('is imported with a word about %s', async (_what, text, message) => {
    const { code, out } = await importing('果园条例.md', text)
    expect(code).toBe(0)
    expect(out[0]).toMatch(message)
  })

  it.each([
    ['one article twice', amended({ [third]: `${third}\n\n第三条 护林员每月巡山六回。` }), /第三条有两处/],
    ['articles out of order', amended({ [third]: fourth, [fourth]: third }), /位置不对/],
    ['no article', lawMarkdown({ ...ORCHARD_HEAD }, '大家要爱护果树。'), /没有“第…条”/],
    ['no day', lawMarkdown({ name: '无日法', articles: 1 }, '第一条 爱护果树。'), /看不出哪天施行/],
  ])('is refused with a sentence for %s', async (_what, text, message) => {
    const { code, errors } = await importing('果园条例.md', text)
    expect(code).toBe(1)
    expect(errors[0]).toMatch(message)
    expect(await data.database.stores.laws.versions()).toEqual([])
  })

  it('is named when it cannot be opened, and the others are still imported', async () => {
    await writeFile(join(folder, 'a.docx'), 'no archive')
    await writeFile(join(folder, 'b.md'), ORCHARD)
    await writeFile(join(folder, 'c.md'), Uint8Array.from([0x2d, 0xff, 0xfe]))
    const { code, out, errors } = await run(folder)
    expect(code).toBe(1)
    expect(errors).toEqual([
      expect.stringMatching(/a\.docx：文件坏了/),
      expect.stringMatching(/c\.md：不是 UTF-8/),
    ])
    expect(out.at(-1)).toContain('新 1 部')
  })

  it('is not looked for where there is none', async () => {
    const { code, errors } = await run(join(folder, 'nowhere'))
    expect({ code, said: errors[0] }).toEqual({ code: 1, said: expect.stringContaining('应为文件或文件夹') })
  })
})

describe('a Word file as the national law database offers it', () => {
  const PARAGRAPHS = [
    '示范县果园条例',
    '（2020年1月1日示范县第一次会议通过　根据2024年2月3日示范县第九次会议《关于修改〈示范县果园条例〉的决定》修正）',
    '目　　录',
    '第一编　总　　则',
    '第一章　果　　农',
    '第二编　附　　则',
    '第一编　总　　则',
    '第一章　果　　农',
    '第一节　看　　护',
    '　　第一条　种果树的人叫果农，赔偿 <3 & >2 棵的另算。',
    '　　果农看护果树，依照本条例',
    '第三条的规定办理。',
    '　　（一）春天剪枝；',
    '　　（二）冬天刷白。',
    '　　第一条之一　护林员每月巡山四回。',
    '　　第二条　护林员下雨天可以不巡山。',
    '第二编　附　　则',
    '　　第三条本条例自2020年5月1日起施行。',
    '附件1',
    '果树的品种',
  ]

  it('is cut like any other, its table of contents left out', async () => {
    const { out } = await importing(
      '示范县果园条例_20240203.docx',
      docxOf(PARAGRAPHS),
      '--effective',
      '2024-04-01',
    )
    expect(out[0]).toBe(
      '新　　果园条例（2024-04-01 施行，4 条，编到第3条，另有 1 条是“之一”一类，附件 1 个）',
    )
    const articles = await stored('2024-04-01')
    expect(articles.map(({ key, chapter }) => [key, chapter.join(' > ')])).toEqual([
      ['1', '第一编 总则 > 第一章 果农 > 第一节 看护'],
      ['1-1', '第一编 总则 > 第一章 果农 > 第一节 看护'],
      ['2', '第一编 总则 > 第一章 果农 > 第一节 看护'],
      ['3', '第二编 附则'],
      ['annex-1', ''],
    ])
    expect(articles[0]?.text).toBe(
      '种果树的人叫果农，赔偿 <3 & >2 棵的另算。\n果农看护果树，依照本条例\n第三条的规定办理。\n（一）春天剪枝；\n（二）冬天刷白。',
    )
    expect(await data.database.stores.laws.versions()).toMatchObject([
      {
        full: '示范县果园条例',
        promulgatedOn: '2024-02-03',
        note: expect.stringMatching(/^（2020年.*修正）$/),
      },
    ])
  })

  it('says that the day is a guess where the file names none', async () => {
    const { out } = await importing('果园.docx', docxOf(PARAGRAPHS))
    expect(out[0]).toMatch(/没写这一版哪天施行，按公布的那天 2024-02-03 算/)
  })

  const NULLS = new Uint8Array(9 * 1024 * 1024)
  it.each([
    ['a bomb', docxOf(PARAGRAPHS, { name: 'word/media/a.bin', content: NULLS }), /大得不正常/],
    [
      'a part that says it is small',
      buildZip([{ name: 'word/document.xml', content: NULLS, claimedSize: 9 }]),
      /超过 8 兆/,
    ],
    [
      'many parts',
      docxOf(PARAGRAPHS, ...Array.from({ length: 2000 }, (_, at) => ({ name: `word/${at}`, content: '' }))),
      /2000/,
    ],
    ['a path that climbs out', docxOf(PARAGRAPHS, { name: '../../evil', content: 'x' }), /文件坏了/],
    ['macros', docxOf(PARAGRAPHS, { name: 'word/vbaProject.bin', content: 'x' }), /宏/],
    ['an archive inside', docxOf(PARAGRAPHS, { name: 'word/embeddings/a.docx', content: 'x' }), /嵌入/],
    [
      'entities',
      buildZip([{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]),
      /不允许的声明/,
    ],
    ['a workbook', buildZip([{ name: 'xl/workbook.xml', content: '<a/>' }]), /不是 Word 文档/],
    ['no title', docxOf(['第一条　甲。']), /没有法律名称/],
  ])('is refused with a sentence when it holds %s', async (_what, file, message) => {
    const { code, errors } = await importing('坏.docx', file)
    expect(code).toBe(1)
    expect(errors[0]).toMatch(message)
  })

  it('never breaks the command, whatever one byte of it becomes', async () => {
    const file = docxOf(PARAGRAPHS.slice(0, 3))
    for (let at = 0; at < file.length; at += 3) {
      const broken = Uint8Array.from(file)
      broken[at] = (broken[at] ?? 0) ^ 0xff
      expect([0, 1]).toContain((await importing('坏.docx', broken, '--dry-run')).code)
    }
  })
})

const SHARED = fileURLToPath(new URL('../../../shared/laws', import.meta.url))
const hasShared = existsSync(SHARED)
if (!hasShared) console.log('No full texts in ../shared/laws: the test that imports them is skipped.')

describe.skipIf(!hasShared)('the real laws', () => {
  it('are imported whole, every count as declared or explained, and unchanged the second time', async () => {
    const { loaded } = await sharedKnowledge()
    const said = listen()
    const request = { ...said, database: data.database, knowledge: loaded.base, args: [SHARED] }
    expect(await lawsImport(request)).toBe(0)
    expect(said.out.at(-1)).toBe('✔ 导入完了：新 113 部，新版 0 部，改 0 部，没变 0 部，不收 0 个文件。')
    expect(
      said.out.filter((line) => line.startsWith('！')).map((line) => line.replace(/\.md.*/, '')),
    ).toEqual(['！社会救助暂行办法', '！非法占用耕地规定'])
    expect(said.out.join('\n')).toContain(
      '刑法（2021-03-01 施行，505 条，编到第452条，另有 53 条是“之一”一类',
    )
    const again = listen()
    expect(await lawsImport({ ...request, ...again })).toBe(0)
    expect(again.out.at(-1)).toContain('没变 113 部')
  })

  it('hold every article that an entry cites, but those the excerpt leaves out', async () => {
    const { loaded } = await sharedKnowledge()
    const { laws } = data.database.stores
    await lawsImport({ ...listen(), database: data.database, knowledge: loaded.base, args: [SHARED] })
    const versions = new Map((await laws.versions()).map((version) => [version.law, version]))
    const missing: string[] = []
    for (const { law, article } of loaded.base.entries.flatMap(({ citations }) => citations)) {
      const version = versions.get(law)
      const found = version && (await laws.article(version, String(article)))
      if (!found) missing.push(`${law} ${article}`)
    }
    expect(missing).toEqual([])
  })
})
