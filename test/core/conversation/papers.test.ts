import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { releasePaper } from '../../../src/core/casework/release-paper.ts'
import { docxBlocks } from '../../../src/documents/docx-blocks.ts'
import { createDownloads } from '../../../src/documents/download.ts'
import type { Staff } from '../../../src/domain/people/staff.ts'
import { createIds } from '../../../src/storage/ids.ts'
import { createFakeChannel } from '../../support/app/fake-channel.ts'
import { openTestCounty, sharedKnowledge, type TestCounty } from '../../support/app/test-county.ts'

const HOUR = 3_600_000
let county: TestCounty
beforeEach(async () => {
  const capabilities = { maxTextBytes: 16_384, maxTextChars: 4096, buttons: true, pull: true }
  county = await openTestCounty({ channel: createFakeChannel('fake', capabilities) })
})
afterEach(() => county.stop())

const told = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n')
const labels = (messages: readonly { options: readonly { label: string }[] }[]) =>
  messages.at(-1)?.options.map(({ label }) => label) ?? []

async function say(...lines: readonly string[]) {
  let heard: Awaited<ReturnType<TestCounty['says']>> = []
  for (const line of lines) heard = await county.says('村民甲', line)
  return heard
}

const WHO = ['张三', '男，50岁，汉族，务农', '某镇某村', '13800000000', '王五', '同村二组']
const MEDIATION = [...WHO, '地界', '他挪了界石', '把界石放回去']
const ORDER = ['张三', '女，40岁', '写信给我姐', '李四', '同村', '丈夫']

/** What the button on the console does. */
async function release(staff: Staff): Promise<void> {
  const { database } = county.data
  const { papers, county: here } = await sharedKnowledge()
  await database.transaction(async (stores) => {
    const [theCase] = (await stores.cases.list({})).filter(({ sealed }) => sealed)
    const [paper] = theCase ? await stores.documents.ofCase(theCase.id) : []
    if (!theCase || !paper) throw new Error('no paper waits')
    const capabilitiesOf = () => county.channel.capabilities
    const desk = { stores, county: here, now: county.clock.time, ids: createIds(), capabilitiesOf, papers }
    await releasePaper(desk, staff, { theCase, paper })
  })
  await county.settle()
}

const linkIn = (heard: readonly { text: string }[]) => /\/d\/[\w-]{22,}/.exec(told(heard))?.[0] ?? ''
const get = (path: string, init?: RequestInit) =>
  createDownloads({
    documents: county.data.database.stores.documents,
    now: () => county.clock.time,
  }).handle(new Request(`http://here${path}`, init))

describe('writing a paper in chat', () => {
  it('is offered under an answer that names papers, with at most four choices', async () => {
    const heard = await say('老板不给工钱怎么办')
    expect(labels(heard)).toContain('写申请书')
    expect(labels(heard).length).toBeLessThanOrEqual(4)
    const offered = await say('写申请书')
    expect(labels(offered)).toContain('监察投诉书')
    expect(labels(offered)).toContain('都不是')
  })

  it('asks one thing at a time, then hands over a paper that says what was said', async () => {
    expect(told(await say('写人民调解申请书'))).toContain('第 1 问，共 10 问。')
    const done = await say(...MEDIATION, '自己手写')
    for (const words of ['草稿写好了', '还空着，拿笔补上：', '12348']) expect(told(done)).toContain(words)
    const file = await get(`${linkIn(done)}/file`)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; .*\.docx$/)
    const text = docxBlocks(new Uint8Array(await file.arrayBuffer()))
      .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
      .join('\n')
    for (const word of ['张三', '13800000000', '他挪了界石', '【待补：身份证号】'])
      expect(text).toContain(word)
  })

  it('can be corrected, skipped and left in one word', async () => {
    await say('写人民调解申请书', '张山')
    expect(told(await say('改'))).toContain('您上次答的是：张山')
    expect(told(await say('张三'))).toContain('第 2 问')
    expect(told(await say('跳过'))).toContain('第 3 问')
    expect(told(await say('不写了'))).toContain('不写了')
    expect(told(await say('老板不给工钱怎么办'))).not.toContain('第 4 问')
  })

  it('asks for the ID number only after a yes of its own, and forgets it with the last question', async () => {
    await say('写人民调解申请书', ...MEDIATION)
    expect(labels(await say('不好说'))).toContain('自己手写')
    expect(told(await say('现在填'))).toContain('请发身份证号')
    expect(told(await say('110105194912310021'))).toContain('身份证号好像不对')
    expect(told(await say('11010519491231002X'))).toContain('草稿写好了')
    const { conversations } = county.data.database.stores
    const state = await conversations.load({ channel: 'fake', chat: '村民甲' })
    expect(JSON.stringify(state)).not.toContain('11010519491231002X')
    expect(JSON.stringify(county.log.lines)).not.toContain('11010519491231002X')
  })

  it('answers a question asked in between and goes on', async () => {
    await say('写人民调解申请书', '张三')
    expect(told(await say('老板不给工钱怎么办？'))).toContain('第 2 问')
  })

  it('says the fixed words of danger first, keeps the answer and goes on', async () => {
    await say('写人身安全保护令申请书', '张三', '女，40岁')
    const heard = await say('他现在拿刀要杀我')
    expect(heard[0]?.tone).toBe('emergency')
    expect(told(heard)).toContain('第 4 问')
  })

  it('is not begun before others', async () => {
    const heard = await county.says('村民甲', '写人民调解申请书', { group: true, chat: '群' })
    expect(told(heard)).toContain('单独找我说')
  })

  it('gives a paper that needs a second pair of eyes to staff first, sealed, and tells the villager', async () => {
    const heard = await say('写保护令申请', ...ORDER, '上周打了我', '不准他打我', '伤情照片', '自己手写')
    expect(told(heard)).toContain('先请人看过再给您')
    expect(linkIn(heard)).toBe('')
    const { cases, documents } = county.data.database.stores
    const [theCase] = (await cases.list({})).filter(({ sealed }) => sealed)
    expect(await documents.ofCase(theCase?.id ?? '')).toMatchObject([{ form: 'protection-order' }])
    expect(JSON.stringify(await cases.events(theCase?.id ?? ''))).toContain('请先看过再给当事人')
  })

  it('gives what staff have read when its owner asks for it, and only then', async () => {
    await say('写保护令申请', ...ORDER, '上周打了我', '不准他打我', '伤情照片', '自己手写')
    expect(labels(await say('查进度'))).not.toContain('拿文书')
    expect(told(await say('拿文书'))).toContain('现在没有等您拿的文书')
    const lawyer = await county.hires('县里律师', { role: 'lawyer' })
    await release(lawyer)
    expect(county.heard('村民甲').at(-1)?.text).toContain('发“查进度”看')
    expect(labels(await say('查进度'))).toContain('拿文书')
    const paper = await say('拿文书')
    for (const words of ['文书看过了，可以用', '人身安全保护令申请书', '交到：', '签字'])
      expect(told(paper)).toContain(words)
    expect((await get(`${linkIn(paper)}/file`)).status).toBe(200)
    const again = await say('拿文书')
    expect((await get(linkIn(again))).status).toBe(200)
    expect((await get(linkIn(paper))).status).toBe(404)
    expect(told(await county.says('旁人', '拿文书'))).toContain('现在没有等您拿的文书')
  })

  it('forgets the paper with everything else of a person', async () => {
    const done = await say('写人民调解申请书', ...MEDIATION, '自己手写')
    expect((await get(linkIn(done))).status).toBe(200)
    await say('删除我的信息', '删掉')
    expect((await get(linkIn(done))).status).toBe(404)
  })
})

describe('the link to a paper', () => {
  it('opens a printable page for 72 hours, then says how to get a new one', async () => {
    const link = linkIn(await say('写人民调解申请书', ...MEDIATION, '自己手写'))
    const page = await get(link)
    expect(await page.text()).toContain('他挪了界石')
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    county.clock.time += 72 * HOUR - 1
    expect((await get(link)).status).toBe(200)
    county.clock.time += 1
    const over = await get(link)
    expect(over.status).toBe(404)
    expect(await over.text()).toContain('发“写申请书”')
  })

  it('says the same of a wrong link, and takes no other method', async () => {
    for (const path of ['/d', '/d/x', `/d/${'a'.repeat(43)}`, `/d/${'a'.repeat(43)}/file`])
      expect((await get(path)).status).toBe(404)
    expect((await get('/d/x', { method: 'POST' })).status).toBe(405)
  })
})
