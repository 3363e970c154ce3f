import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Case, caseNumber } from '../../src/domain/casework/case.ts'
import { DOCX_TYPE } from '../../src/domain/documents/docx-type.ts'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'
import { addPaper } from '../support/console-server.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

const pathOf = (theCase: Case) => `/console/cases/${caseNumber(theCase)}`
const inOutbox = async () => {
  const lease = { worker: 'w', now: rig.now(), until: rig.now() + 1, limit: 20 }
  return (await rig.database.stores.outbox.claim(lease)).map(({ message }) => message)
}

describe('a paper under review on the console', () => {
  it('stands on the page of its case, opens as a Word file, and the look is written down', async () => {
    const theCase = await rig.takenCase('here')
    const paper = await addPaper(rig, theCase)
    const browser = await rig.signedIn('here')
    await rig.turnCodesOn('here')
    const { text } = await browser.get(pathOf(theCase))
    for (const words of ['文书（1 份）', '民事起诉状', '等人看，当事人还没拿到', '交给当事人'])
      expect(text).toContain(words)
    const file = await browser.get(`${pathOf(theCase)}/papers/${paper}`)
    expect(file.headers.get('content-type')).toBe(DOCX_TYPE)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; .*\.docx$/)
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    const audit = await rig.database.stores.audit.list(theCase.id)
    expect(audit).toContainEqual(expect.objectContaining({ action: 'case.open-paper', result: 'done' }))
    const { text: trail } = await (await rig.signedIn('admin')).get('/console/audit')
    expect(trail).toContain('打开了文书')
  })

  it('is given to the asker once: as a file with a link of its own, with a line of log and of audit', async () => {
    const theCase = await rig.takenCase('here')
    const paper = await addPaper(rig, theCase)
    const browser = await rig.signedIn('here')
    await browser.get(pathOf(theCase))
    const path = `${pathOf(theCase)}/papers/${paper}/release`
    expect((await browser.post(path, {})).status).toBe(303)
    const [told] = await inOutbox()
    expect(told?.text).toContain('文书看过了，可以用')
    const link = /\/d\/([\w-]{22,})/.exec(told?.text ?? '')?.[1] ?? ''
    expect(await rig.database.stores.documents.byLink(link, rig.now())).toMatchObject({ id: paper })
    expect(await rig.database.stores.documents.byLink(`first-link-of-${paper}`, rig.now())).toBeUndefined()
    const page = (await browser.get(pathOf(theCase))).text
    for (const words of ['已交给当事人', '看过《民事起诉状》，交给当事人']) expect(page).toContain(words)
    expect((await browser.post(path, {})).status).toBe(409)
    expect(await inOutbox()).toEqual([])
    const audit = await rig.database.stores.audit.list(theCase.id)
    expect(audit.filter(({ action }) => action === 'case.release-paper')).toHaveLength(1)
  })

  it('of a sealed case is only hinted at in the push', async () => {
    const theCase = await rig.takenCase('lawyer', { sealed: true, topic: 'marriage' })
    const paper = await addPaper(rig, theCase)
    const browser = await rig.signedIn('lawyer')
    await browser.get(pathOf(theCase))
    expect((await browser.post(`${pathOf(theCase)}/papers/${paper}/release`, {})).status).toBe(303)
    const [told] = await inOutbox()
    expect(told?.text).toContain('发“查进度”看')
    expect(JSON.stringify(told)).not.toMatch(/起诉状|\/d\//)
  })

  it('neither opens nor leaves for who did not take the case, and the try is written down', async () => {
    const theCase = await rig.takenCase('here')
    const paper = await addPaper(rig, theCase)
    const browser = await rig.signedIn('duty')
    expect((await browser.get(pathOf(theCase))).text).toContain('接单以后可以打开')
    expect((await browser.get(`${pathOf(theCase)}/papers/${paper}`)).status).toBe(403)
    expect((await browser.post(`${pathOf(theCase)}/papers/${paper}/release`, {})).status).toBe(403)
    const audit = await rig.database.stores.audit.list(theCase.id)
    expect(audit.map(({ action, result }) => `${action} ${result}`)).toEqual(
      expect.arrayContaining(['case.open-paper refused', 'case.release-paper refused']),
    )
    expect(await inOutbox()).toEqual([])
  })

  it('does not open from another case, nor leaves once the case has ended', async () => {
    const theCase = await rig.takenCase('here')
    const paper = await addPaper(rig, theCase)
    const other = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    expect((await browser.get(`${pathOf(other)}/papers/${paper}`)).status).toBe(404)
    await rig.database.stores.cases.append(theCase, {
      ...{ at: rig.now(), actor: { kind: 'asker' }, body: { kind: 'withdrawn' } },
    })
    expect((await browser.get(pathOf(theCase))).text).not.toContain('把《民事起诉状》交给当事人')
    expect((await browser.post(`${pathOf(theCase)}/papers/${paper}/release`, {})).status).toBe(409)
  })
})
