import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caseNumber } from '../../src/domain/casework/case.ts'
import { type ConsoleRig, DAY, MINUTE, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

/** The short numbers on a page, in order. */
function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/class="case-link" href="[^"]*">(\d{4}) /g)].map((match) => match[1] ?? '')
}

describe('the list of cases', () => {
  it('shows waiting cases first, then mine, then those of others, the most urgent on top', async () => {
    await rig.takenCase('duty')
    await rig.takenCase('here')
    await rig.openCase({ dueAt: rig.now() + 9 * DAY })
    await rig.openCase({ dueAt: rig.now() + 2 * DAY })
    await rig.openCase({ dueAt: rig.now() + 9 * DAY, reason: 'danger' })
    const { text } = await (await rig.signedIn('here')).get('/console')
    expect(numbersIn(text)).toEqual(['0005', '0004', '0003', '0002', '0001'])
    expect(text).toContain('待接（3 件）')
    expect(text).toContain('我在办（1 件）')
    expect(text).toContain('别人在办（1 件）')
    expect(text).toContain('紧急')
  })

  it('says the deadline as a day, and what is near or over in words', async () => {
    await rig.openCase()
    const browser = await rig.signedIn('here')
    expect((await browser.get('/console')).text).toContain('时限：还剩 6 个工作日（11月30日（周一） 18:00）')
    rig.pass(8 * DAY)
    const today = await rig.signedIn('here')
    expect((await today.get('/console')).text).toContain('时限：今天 18:00 到期')
    rig.pass(2 * DAY)
    const later = await rig.signedIn('here')
    expect((await later.get('/console')).text).toContain('时限：已超 2 个工作日，应在11月30日（周一）办完')
  })

  it('tells in words that there is nothing to do', async () => {
    const { text } = await (await rig.signedIn('here')).get('/console')
    expect(text).toContain('现在没有待接的案件')
    expect(text).toContain('您手上没有在办的案件')
  })

  it('leads to each case', async () => {
    const opened = await rig.openCase()
    const browser = await rig.signedIn('here')
    expect((await browser.get('/console')).text).toContain(`href="/console/cases/${caseNumber(opened)}"`)
    const page = await browser.get(`/console/cases/${caseNumber(opened)}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('示范一镇 示范一村')
    expect(page.text).toContain('老板欠我三个月工钱')
  })

  it('keeps what ended in the last 30 days within reach', async () => {
    const taken = await rig.takenCase('here')
    await rig.database.stores.cases.append(taken, {
      ...{ at: rig.now(), actor: { kind: 'staff', id: 'id-here' } },
      body: { kind: 'closed', outcome: { solved: true, people: 1, recoveredFen: 0 } },
    })
    rig.pass(MINUTE)
    expect((await (await rig.signedIn('here')).get('/console')).text).toContain('近 30 天结束的（1 件）')
  })
})

describe('a case of somebody else', () => {
  it('gets the same answer, byte for byte, as a case that is none', async () => {
    const elsewhere = await rig.openCase({ at: 'town-t2' })
    const sealed = await rig.openCase({ sealed: true })
    const against = await rig.openCase({ excluded: ['town-t1'] })
    const browser = await rig.signedIn('here')
    const none = await browser.get('/console/cases/2026-9999')
    expect(none.status).toBe(404)
    for (const theCase of [elsewhere, sealed, against]) {
      const path = `/console/cases/${caseNumber(theCase)}`
      expect(await browser.get(path)).toEqual(none)
      for (const act of [
        'claim',
        'progress',
        'request-material',
        'close',
        'transfer',
        'hand-back',
        'phone',
      ]) {
        const answer = await browser.post(`${path}/${act}`, { text: '试', version: '1', station: 'county' })
        expect([answer.status, answer.text]).toEqual([404, none.text])
      }
    }
    expect((await browser.get('/console/cases/abc')).text).toBe(none.text)
    expect((await browser.get('/console/nowhere')).text).toBe(none.text)
    expect((await browser.get('/console/staff')).text).toBe(none.text)
  })

  it('leaves no trace on any page of the village and town it is kept from', async () => {
    const worlds = []
    for (const withSealed of [false, true]) {
      const world = await startConsole()
      if (withSealed) {
        const sealed = { sealed: true, words: '家里有人打我', dueAt: world.now() + 5 * DAY }
        await world.database.stores.identities.put('victim', 'phone', '13800001234')
        await world.openCase({ ...sealed, person: 'victim', at: 'village-v1', serial: 900 })
        await world.takenCase('lawyer', { ...sealed, at: 'town-t1', serial: 901 })
        await world.database.stores.outbox.put(
          [{ channel: 'web', chat: 'c', message: { text: '保密', options: [], tone: 'normal' } }],
          world.now(),
        )
      }
      await world.openCase({ at: 'village-v1', serial: 5 })
      const seen: string[] = []
      for (const person of ['village', 'here', 'elsewhere'] as const) {
        const browser = await world.signedIn(person)
        for (const path of [
          ...['/console', '/console/system', '/console/stations', '/console/laws', '/console/account'],
          '/console/cases/2026-0900',
          '/console/cases/2026-0005',
        ]) {
          const { text } = await browser.get(path)
          seen.push(text.replaceAll(/name="form" value="[^"]*"/g, ''))
        }
        for (const q of ['0900', '2026-0901', '13800001234', '1234']) {
          const { text } = await browser.post('/console/find', { q })
          seen.push(text.replaceAll(/name="form" value="[^"]*"/g, ''))
        }
      }
      worlds.push(seen)
      await world.close()
    }
    expect(worlds[0]).toHaveLength(33)
    expect(worlds[0]?.[0]).toContain('0005')
    expect(worlds[1]).toEqual(worlds[0])
  })
})
