import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Case, caseNumber } from '../../src/domain/casework/case.ts'
import type { Database } from '../../src/ports/database.ts'
import type { TestBrowser } from '../support/console-browser.ts'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

const pathOf = (theCase: Case) => `/console/cases/${caseNumber(theCase)}`

/** Looks at the case, then sends the form of one act as the page has it. */
async function act(browser: TestBrowser, theCase: Case, form: Record<string, string> & { act: string }) {
  const page = await browser.get(pathOf(theCase))
  const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? ''
  return browser.post(`${pathOf(theCase)}/${form.act}`, { version, ...form })
}

const stateOf = async (theCase: Case) => rig.database.stores.cases.byId(theCase.id)

async function queuedTexts(): Promise<readonly string[]> {
  const lease = { worker: 'test', now: rig.now(), until: rig.now() + 1, limit: 50 }
  return (await rig.database.stores.outbox.claim(lease)).map(({ message }) => message.text)
}

describe('working on a case', () => {
  it('takes it, tells the asker, wakes the sender and says so on the page', async () => {
    const opened = await rig.openCase()
    const browser = await rig.signedIn('here')
    const page = await browser.follow(await act(browser, opened, { act: 'claim' }))
    expect(page.text).toContain('接单成功')
    expect(page.text).toContain('办理中')
    expect(await stateOf(opened)).toMatchObject({ state: 'active', owner: 'id-here' })
    expect(rig.queued()).toBe(1)
    expect((await queuedTexts()).join()).toContain('您的事有人接了')
    expect((await browser.get(pathOf(opened))).text).not.toContain('接单成功')
  })

  it('lets exactly one of many win a claim and tells the others who did', async () => {
    const opened = await rig.openCase()
    const [one, other] = [await rig.signedIn('here'), await rig.signedIn('duty')]
    await one.get(pathOf(opened))
    await other.get(pathOf(opened))
    expect((await one.post(`${pathOf(opened)}/claim`)).status).toBe(303)
    const late = await other.post(`${pathOf(opened)}/claim`)
    expect(late.status).toBe(409)
    expect(late.text).toContain('已经被测试员丁接了')
    expect(rig.queued()).toBe(1)
  })

  it('notes progress, asks for material and shows both in the log', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const noted = await browser.follow(await act(browser, taken, { act: 'progress', text: '给老板打了电话' }))
    expect(noted.text).toContain('记下了，也告诉了当事人')
    const asked = await browser.follow(
      await act(browser, taken, { act: 'request-material', text: '欠条照片' }),
    )
    expect(asked.text).toContain('待补材料')
    expect(asked.text).toMatch(
      /测试员丁<\/bdi><\/p>\s*<p><bdi dir="auto">记进展：<\/bdi><span class="words"><bdi dir="auto">给老板打了电话/,
    )
    expect(asked.text).toContain('欠条照片')
  })

  it('closes with outcome, people and money, which are counted as they were typed', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const form = { act: 'close', solved: 'yes', people: '３', yuan: '30,000.50' }
    const page = await browser.follow(await act(browser, taken, form))
    expect(page.text).toContain('解决了，3 人，要回 30000.50 元')
    expect(await stateOf(taken)).toMatchObject({
      state: 'closed',
      outcome: { solved: true, people: 3, recoveredFen: 3_000_050 },
    })
  })

  it('closes with everything the bureau counts: result, sums, papers, a promise to pay', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const sums = { claimed: '50000', confirmed: '40,000', yuan: '10000.50' }
    const form = {
      act: 'close',
      solved: 'part',
      people: '12',
      ...sums,
      papers: '调解协议书 收条',
      promised: 'yes',
    }
    await act(browser, taken, form)
    expect((await stateOf(taken))?.outcome).toEqual({
      ...{ solved: false, result: 'partly', people: 12, promised: true, documents: ['调解协议书', '收条'] },
      ...{ claimedFen: 5_000_000, confirmedFen: 4_000_000, recoveredFen: 1_000_050 },
    })
  })

  it('writes down a step of procedure on its day, and the clocks follow', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const form = { act: 'take-step', step: 'accepted', day: '2026-11-20', text: '监察大队收了' }
    const page = await browser.follow(await act(browser, taken, form))
    expect(page.text).toContain('受理')
    const events = await rig.database.stores.cases.events(taken.id)
    expect(events.at(-1)?.body).toEqual({
      kind: 'step-taken',
      step: 'accepted',
      day: '2026-11-20',
      note: '监察大队收了',
    })
    expect(page.text).toContain('保障')
    const longer = await browser.follow(
      await act(browser, taken, { act: 'extend', text: '案情复杂，局长批了' }),
    )
    expect(longer.text).toContain('延长办理时间')
  })

  it('keeps a remark among staff: the asker is told nothing, in a push or when they look', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const page = await browser.follow(
      await act(browser, taken, { act: 'remark', text: '老板在外地，别打草惊蛇' }),
    )
    expect(page.text).toContain('内部记一笔')
    expect(page.text).toContain('别打草惊蛇')
    expect(await queuedTexts()).toEqual([])
  })

  it('closes as not solved without money', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    await act(browser, taken, { act: 'close', solved: 'no', people: '1', yuan: '' })
    expect(await stateOf(taken)).toMatchObject({ outcome: { solved: false, people: 1, recoveredFen: 0 } })
  })

  it('hands back and transfers, and leads back to the list when the case left my reach', async () => {
    const back = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const list = await browser.follow(await act(browser, back, { act: 'hand-back', text: '不归我们管' }))
    expect(list.text).toContain('已退回 0001')
    expect(list.text).toContain('<h1>案件</h1>')
    const moved = await rig.takenCase('here')
    const next = await act(browser, moved, { act: 'transfer', station: 'town-t2' })
    expect(next.headers.get('location')).toBe('/console')
    expect(await stateOf(moved)).toMatchObject({ state: 'waiting', station: 'town-t2' })
  })

  it('offers only what this person can do now', async () => {
    const opened = await rig.openCase()
    const acts = async (person: 'here' | 'duty' | 'lawyer') => {
      const { text } = await (await rig.signedIn(person)).get(pathOf(opened))
      return [...text.matchAll(/name="act" value="([\w-]+)"/g)].map((match) => match[1])
    }
    expect(await acts('here')).toEqual(['claim'])
    expect(await acts('duty')).toEqual(['claim', 'transfer'])
    await act(await rig.signedIn('here'), opened, { act: 'claim' })
    expect(await acts('here')).toEqual([
      'progress',
      'request-material',
      'remark',
      'take-step',
      'extend',
      'close',
      'transfer',
      'hand-back',
    ])
    expect(await acts('lawyer')).toEqual([])
  })

  it('refuses who may look but not act, and leaves an audit line', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('lawyer')
    const answer = await act(browser, taken, { act: 'progress', text: '我来写', version: '2' })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('由测试员丁在办，您不能改')
    const lines = await rig.database.stores.audit.list(taken.id)
    expect(lines).toMatchObject([{ actor: 'id-lawyer', action: 'case.progress', result: 'refused' }])
  })

  it('does not take a form twice, nor one filled in against an older state; what was typed stays', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const form = { act: 'progress', text: '给老板打了电话', version: '2' }
    expect((await act(browser, taken, form)).status).toBe(303)
    const again = await browser.post(`${pathOf(taken)}/progress`, form)
    expect(again.status).toBe(409)
    expect(again.text).toContain('案件有了变化')
    expect(again.text).toContain('\n给老板打了电话</textarea>')
    expect(await rig.database.stores.cases.events(taken.id)).toHaveLength(3)
  })

  it('keeps nothing when the database breaks half way', async () => {
    await rig.close()
    rig = await startConsole({ wrap: breakingOutbox })
    const opened = await rig.openCase()
    const browser = await rig.signedIn('here')
    const answer = await act(browser, opened, { act: 'claim' })
    expect(answer.status).toBe(500)
    expect(answer.text).toMatch(/请把这个编号告诉管理员：<strong>[0-9a-f]{8}<\/strong>/)
    expect(answer.text).not.toContain('disk is full')
    expect(rig.errors).toHaveLength(1)
    expect(await stateOf(opened)).toMatchObject({ state: 'waiting', version: 1 })
    expect(rig.queued()).toBe(0)
  })
})

describe('a form that is wrong', () => {
  it.each([
    [{ act: 'progress', text: ' ' }, 'progress-text', '请写办到哪一步了'],
    [{ act: 'request-material', text: '' }, 'request-material-text', '请写要补什么材料'],
    [{ act: 'hand-back', text: '' }, 'hand-back-text', '请写退单的原因'],
    [{ act: 'hand-back', text: '长'.repeat(1001) }, 'hand-back-text', '最多 1000 个字'],
    [{ act: 'transfer', station: '' }, 'transfer-station', '请选要转到哪个站点'],
    [{ act: 'transfer', station: 'town-t1' }, 'transfer-station', '案件已经在这个站点'],
    [{ act: 'transfer', station: '别的县' }, 'transfer-station', '请选要转到哪个站点'],
    [{ act: 'close', people: '1', yuan: '' }, 'close-solved', '请选解决了没有'],
    [{ act: 'close', solved: 'yes', people: '三', yuan: '' }, 'close-people', '请写人数'],
    [{ act: 'close', solved: 'yes', people: '0', yuan: '' }, 'close-people', '请写人数'],
    [{ act: 'close', solved: 'yes', people: '2', yuan: '3万' }, 'close-yuan', '请写要回多少元'],
    [{ act: 'close', solved: 'no', people: '2', yuan: '300' }, 'close-yuan', '不填钱数'],
    [
      { act: 'close', solved: 'no', people: '2', yuan: '', promised: 'yes' },
      'close-promised',
      '不用选以后给',
    ],
    [{ act: 'take-step', step: '', day: '2026-11-20' }, 'take-step-step', '请选到了哪一步'],
    [{ act: 'take-step', step: 'opened', day: '2026-11-20' }, 'take-step-step', '请选到了哪一步'],
    [{ act: 'take-step', step: 'accepted', day: '2026-12-20' }, 'take-step-day', '请选已经发生的那一天'],
    [{ act: 'extend', text: '' }, 'extend-text', '请写延长的原因'],
    [{ act: 'remark', text: '' }, 'remark-text', '请写要记什么'],
    [{ act: 'close', solved: 'yes', people: '2', yuan: '-1' }, 'close-yuan', '请写要回多少元'],
  ])('%j is answered with a summary that leads to %s', async (form, field, words) => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const { status, text } = await act(browser, taken, form as Record<string, string> & { act: string })
    expect(status).toBe(422)
    expect(text).toContain('<title>出错：')
    expect(text).toContain(`<a href="#${field}">`)
    expect(text).toContain(`id="${field}"`)
    expect(text).toContain(`id="${field}-fault"`)
    expect(text.split(words)).toHaveLength(3)
    expect(text.match(/<details open>/g)).toHaveLength(1)
    expect(await stateOf(taken)).toMatchObject({ version: 2 })
  })

  it('keeps every value that was typed, in its own form only', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const { text } = await act(browser, taken, { act: 'close', solved: 'no', people: '0', yuan: '12.345' })
    expect(text).toContain('value="no" checked')
    expect(text).toMatch(/id="close-people"[^>]*value="0"/)
    expect(text).toMatch(/id="close-yuan"[^>]*value="12.345"/)
    expect(text).toMatch(/id="progress-text"[^>]*>\s*<\/textarea>/)
  })
})

describe('the phone number of the asker', () => {
  const PHONE = '00000001234'
  beforeEach(() => rig.database.stores.identities.put('asker-1', 'phone', PHONE))

  it('is masked, and shown to the owner on request with an audit line', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    await rig.turnCodesOn('here')
    const masked = await browser.get(pathOf(taken))
    expect(masked.text).toContain('尾号 <bdi dir="auto">1234</bdi>')
    expect(masked.text).not.toContain(PHONE)
    const shown = await browser.post(`${pathOf(taken)}/phone`)
    expect(shown.text).toContain(`href="tel:${PHONE}"`)
    expect(await rig.database.stores.audit.list(taken.id)).toMatchObject([
      { actor: 'id-here', action: 'case.show-phone', result: 'done' },
    ])
    expect((await browser.get(pathOf(taken))).text).not.toContain(PHONE)
  })

  it('is shown to an administrator, and to nobody else who sees the case', async () => {
    const taken = await rig.takenCase('here')
    const path = `${pathOf(taken)}/phone`
    const admin = await rig.signedIn('admin')
    await rig.turnCodesOn('admin')
    expect((await admin.post(path)).text).toContain(PHONE)
    for (const person of ['duty', 'lawyer'] as const) {
      const browser = await rig.signedIn(person)
      const page = await browser.get(pathOf(taken))
      expect(page.text).not.toContain('1234')
      expect(page.text).not.toContain('显示号码')
      const answer = await browser.post(path)
      expect(answer.status).toBe(403)
      expect(answer.text).not.toContain('1234')
    }
    const lines = await rig.database.stores.audit.list(taken.id)
    expect(lines.map(({ result }) => result)).toEqual(['done', 'refused', 'refused'])
  })

  it('is shown to nobody who signs in by a password alone, whoever they are, and the way on is said', async () => {
    const taken = await rig.takenCase('here')
    for (const person of ['here', 'admin'] as const) {
      const browser = await rig.signedIn(person)
      const page = await browser.get(pathOf(taken))
      expect(page.text).toContain('开登录验证码')
      expect(page.text).not.toContain('显示号码')
      const answer = await browser.post(`${pathOf(taken)}/phone`)
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('要先开登录验证码')
      expect(answer.text).not.toContain(PHONE)
    }
    const lines = await rig.database.stores.audit.list(taken.id)
    expect(lines.map(({ result }) => result)).toEqual(['refused', 'refused'])
  })

  it('is not shown when the audit line cannot be written', async () => {
    await rig.close()
    rig = await startConsole({ wrap: breakingAudit })
    await rig.database.stores.identities.put('asker-1', 'phone', PHONE)
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    await rig.turnCodesOn('here')
    auditIsBroken = true
    const answer = await browser.post(`${pathOf(taken)}/phone`)
    auditIsBroken = false
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain(PHONE)
  })
})

describe('a close pressed by mistake', () => {
  it('is taken back within ten seconds, by whoever closed it and nobody else', async () => {
    const taken = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    await browser.post(`${pathOf(taken)}/close`, {
      ...{ version: String(taken.version), solved: 'yes', people: '1', yuan: '0' },
    })
    expect((await browser.get('/console')).text).toContain('action="/console/undo"')
    await (await rig.signedIn('admin')).post('/console/undo')
    expect(await rig.database.stores.cases.byId(taken.id)).toMatchObject({ state: 'closed' })
    await browser.post('/console/undo')
    expect(await rig.database.stores.cases.byId(taken.id)).toMatchObject({
      state: 'active',
      owner: 'id-here',
    })
  })
})

/** Fails when something is queued, after the case was written. */
function breakingOutbox(database: Database): Database {
  return {
    ...database,
    transaction: (work) =>
      database.transaction((stores) =>
        work({
          ...stores,
          outbox: {
            ...stores.outbox,
            put: () => Promise.reject(new Error('disk is full')),
          },
        }),
      ),
  }
}

let auditIsBroken = false
function breakingAudit(database: Database): Database {
  return {
    ...database,
    transaction: (work) =>
      database.transaction((stores) => {
        const add = auditIsBroken ? () => Promise.reject(new Error('disk is full')) : stores.audit.add
        return work({ ...stores, audit: { ...stores.audit, add } })
      }),
  }
}
