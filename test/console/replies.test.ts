import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lintText } from '../../src/core/knowledge/lint/lint-text.ts'
import { fillPlaces } from '../../src/domain/casework/canned-reply.ts'
import { caseNumber } from '../../src/domain/casework/case.ts'
import { sharedKnowledge } from '../support/app/test-county.ts'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

const PATH = '/console/replies'

describe('words that are sent often', () => {
  it('come with the program, in words a villager understands', async () => {
    const { lintRules } = await sharedKnowledge()
    const replies = await rig.database.stores.cannedReplies.list()
    expect(replies.length).toBeGreaterThanOrEqual(4)
    for (const { body } of replies) {
      const said = fillPlaces(body, { 站点: '司法所', 期限: '周五' }).replaceAll(/[{}]/g, '')
      expect({ body, faults: lintText(said, lintRules) }).toEqual({ body, faults: [] })
    }
  })

  it('are added, changed and deleted, each with an audit line', async () => {
    const browser = await rig.signedIn('lawyer')
    await browser.get(PATH)
    const added = await browser.follow(await browser.post(PATH, { code: '收条', body: '请把收条发来。' }))
    expect(added.text).toContain('/<bdi dir="auto">收条</bdi>')
    const id = /change=([0-9a-f-]{36})/.exec(added.text)?.[1] ?? ''
    expect((await browser.get(`${PATH}?change=${id}`)).text).toContain('改这一条')
    await browser.post(PATH, { id, code: '收条', body: '请把收条拍照发来。' })
    expect(await rig.database.stores.cannedReplies.list()).toContainEqual({
      ...{ id, code: '收条', body: '请把收条拍照发来。' },
    })
    await browser.get(PATH)
    await browser.post(`${PATH}/${id}/remove`)
    expect((await rig.database.stores.audit.list(id)).map(({ action }) => action)).toEqual([
      ...['reply.put', 'reply.put', 'reply.remove'],
    ])
  })

  it.each([
    [{ code: '欠条', body: '请发来。' }, 'code', '已经有这个短码了'],
    [{ code: '一', body: '请发来。' }, 'code', '短码要 2 到 8 个字'],
    [{ code: '收条', body: '' }, 'body', '请写要说的话'],
    [
      { code: '收条', body: `${'请您带上身份证明还有欠条以及工资单考勤表来一趟镇上的司法所'.repeat(2)}。` },
      'body',
      '太长',
    ],
  ])('keep to the rules: %j', async (form, field, words) => {
    const browser = await rig.signedIn('admin')
    await browser.get(PATH)
    const { status, text } = await browser.post(PATH, form)
    expect(status).toBe(422)
    expect(text).toContain(`<a href="#${field}">`)
    expect(text).toContain(words)
  })

  it('stand in the case filled in as far as the case knows, ready for code, pinyin or first letters', async () => {
    const theCase = await rig.takenCase('here')
    const { text } = await (await rig.signedIn('here')).get(`/console/cases/${caseNumber(theCase)}`)
    expect(text).toContain('data-code="欠条" data-keys="欠条 qiantiao qt"')
    expect(text).toContain('就带到示范一镇司法所')
    expect(text).toContain('{日子}')
    expect(text).not.toContain('{站点}')
    expect(text).not.toContain('{期限}')
  })

  it('never leave with a place that nobody filled in, by the console or by chat', async () => {
    const theCase = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const path = `/console/cases/${caseNumber(theCase)}`
    await browser.get(path)
    for (const act of ['progress', 'request-material']) {
      const form = { act, version: String(theCase.version), text: '请您{日子}来｛哪里｝一趟。' }
      const { status, text } = await browser.post(`${path}/${act}`, form)
      expect(status).toBe(422)
      expect(text).toContain('还有没填的空：{日子}、｛哪里｝')
    }
    expect(await rig.database.stores.cases.byId(theCase.id)).toMatchObject({ version: theCase.version })
  })
})
