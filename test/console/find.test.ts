import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleRig, type PersonName, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

const PHONE = '13800001234'

async function found(person: PersonName, q: string): Promise<string> {
  const browser = await rig.signedIn(person)
  await browser.get('/console/find')
  return (await browser.post('/console/find', { q })).text
}

describe('looking for somebody who rings up', () => {
  it('finds the case by the whole number, by its end and by the case number, and shows no number', async () => {
    await rig.openCase({ person: 'caller' })
    await rig.openCase({ person: 'another' })
    await rig.database.stores.identities.put('caller', 'phone', PHONE)
    for (const q of [
      PHONE,
      '138 0000 1234',
      '１３８００００１２３４',
      '1234',
      '0001',
      '2026-0001',
      '20260001',
    ]) {
      const text = await found('here', q)
      expect({ q, found: text.includes('找到 1 件') && text.includes('2026-0001 ') }).toEqual({
        q,
        found: true,
      })
      expect(text.split('找到')[1]).not.toContain('13800001234')
    }
    expect(await found('here', '4321')).toContain('没有找到')
  })

  it('finds a group claim by the phone of one of its workers', async () => {
    const theCase = await rig.openCase()
    await rig.database.stores.groups.open(theCase.id, '4821')
    await rig.database.stores.groups.put(theCase.id, {
      id: 'm',
      worker: { name: '工友', phone: PHONE },
      person: undefined,
    })
    expect(await found('here', PHONE)).toContain('一起要钱的工友')
  })

  it('finds nothing beyond what its reader may see, and says so in the same words', async () => {
    await rig.openCase({ person: 'caller', sealed: true })
    await rig.openCase({ person: 'caller', at: 'town-t2' })
    await rig.database.stores.identities.put('caller', 'phone', PHONE)
    const strip = (text: string) => text.replaceAll(/name="form" value="[^"]*"/g, '')
    const of = async (q: string) => strip(await found('here', q)).replaceAll(q, '#')
    expect(await of(PHONE)).toBe(await of('13900005678'))
    expect(await of('0001')).toBe(await of('0009'))
    expect(await found('lawyer', PHONE)).toContain('找到 2 件')
  })

  it('leaves an audit line without the number, and nothing to find once the person is erased', async () => {
    await rig.openCase({ person: 'caller' })
    await rig.database.stores.identities.put('caller', 'phone', PHONE)
    await found('here', PHONE)
    const lines = (await rig.database.stores.audit.latest(10)).filter(
      ({ action }) => action === 'people.find',
    )
    expect(lines).toMatchObject([{ actor: 'id-here', object: 'phone', result: 'done' }])
    await rig.database.stores.identities.erase('caller')
    expect(await found('here', PHONE)).toContain('没有找到')
  })

  it('asks again for what is no number', async () => {
    const browser = await rig.signedIn('here')
    await browser.get('/console/find')
    const { status, text } = await browser.post('/console/find', { q: '张三' })
    expect(status).toBe(422)
    expect(text).toContain('<a href="#q">')
  })
})
