import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caseNumber } from '../../src/domain/casework/case.ts'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

describe('what an interview brought out, on the page of a case', () => {
  it('is a section of its own, with numbers masked and foreign words inert', async () => {
    const opened = await rig.takenCase('here')
    await rig.database.stores.caseFacts.put(opened.id, [
      { key: 'debtor', label: '谁欠的', text: '张三 13812345678 <b>' },
    ])
    const page = await (await rig.signedIn('here')).get(`/console/cases/${caseNumber(opened)}`)
    expect(page.text).toContain('问到的')
    expect(page.text).toContain('张三 〔电话〕 &lt;b&gt;')
  })

  it('lists the workers of a group with their sums, one sum and no whole number to call', async () => {
    const opened = await rig.takenCase('here')
    const { groups } = rig.database.stores
    await groups.open(opened.id, '4821')
    await groups.put(opened.id, { id: 'm1', worker: { name: '张三', fen: 800_000, phone: '13800001111' } })
    await groups.put(opened.id, { id: 'm2', worker: { name: '李四', fen: 950_000 } })
    const { text } = await (await rig.signedIn('here')).get(`/console/cases/${caseNumber(opened)}`)
    expect(text).toContain('一起要钱：2 人，共 17500.00 元。加入的码：入 4821')
    expect(text).toContain('尾号 1111')
    expect(text).not.toContain('13800001111')
  })

  it('is absent for a case without an interview', async () => {
    const opened = await rig.openCase()
    const { text } = await (await rig.signedIn('here')).get(`/console/cases/${caseNumber(opened)}`)
    expect(text).not.toContain('问到的')
  })
})
