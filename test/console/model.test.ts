import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModelUse } from '../../src/ports/stores/model-store.ts'
import { type ConsoleRig, DAY, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

function use(id: string, more: Partial<ModelUse> = {}): ModelUse {
  return {
    ...{ id, at: rig.now(), person: 'p', task: 'rewrite', prompt: 'rewrite@1', model: 'm', ms: 321 },
    ...{ given: '问题：〔人〕卷铺盖了', said: '{"terms":["<b>工钱"]}', outcome: 'dropped', why: 'no-words' },
    ...more,
  }
}

describe('the page about the model', () => {
  it('says that none is configured and none is needed', async () => {
    const { text } = await (await rig.signedIn('lawyer')).get('/console/model')
    expect(text).toContain('没有配模型，也不需要')
    expect(text).toContain('还没有问过')
  })

  it('shows what was given, what was said, what was dropped and why', async () => {
    await rig.database.stores.models.add(use('a'))
    const { text } = await (await rig.signedIn('lawyer')).get('/console/model')
    for (const words of ['换说法', '没用', '没有能用的词', '〔人〕卷铺盖了', 'rewrite@1', '321 毫秒'])
      expect(text).toContain(words)
    expect(text).toContain('&lt;b&gt;工钱')
    expect(text).not.toContain('<b>工钱')
  })

  it('is not for stations', async () => {
    expect((await (await rig.signedIn('here')).get('/console/model')).status).toBe(404)
  })
})

describe('the page of a case', () => {
  it('shows where a model helped before it, and nothing of other people or other times', async () => {
    const theCase = await rig.openCase({ at: 'town-t1' })
    const { person } = theCase
    await rig.database.stores.models.add(use('mine', { person, given: '这件事的问题' }))
    await rig.database.stores.models.add(use('old', { person, at: rig.now() - 2 * DAY, given: '以前的问题' }))
    await rig.database.stores.models.add(use('other', { person: 'somebody', given: '别人的问题' }))
    const browser = await rig.signedIn('here')
    const { text: list } = await browser.get('/console')
    const path = /href="(\/console\/cases\/[^"]+)"/.exec(list)?.[1] ?? ''
    const { text } = await browser.get(path)
    expect(text).toContain('模型帮过的')
    expect(text).toContain('这件事的问题')
    expect(text).not.toContain('以前的问题')
    expect(text).not.toContain('别人的问题')
  })
})
