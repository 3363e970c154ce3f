import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWebChannel } from '../../src/channels/web/index.ts'
import { createCalculatorDesk } from '../../src/core/reckoning/calculator-desk.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'
import { sharedKnowledge } from '../support/app/test-county.ts'
import { createMemoryThreads } from '../support/memory-threads.ts'

const { calculators, county } = await sharedKnowledge()
let channel: Channel

beforeAll(() => {
  const clock = { now: () => Date.parse('2026-11-28T09:00:00+08:00') }
  channel = createWebChannel({
    threads: createMemoryThreads(),
    dropPhoto: async () => 'id',
    clock,
    ids: { uuid: () => 'id', token: () => 'token', code: () => 'code' },
    log: createRememberingLog(),
    countyName: county.name,
    secureCookies: false,
    calculatorDesk: createCalculatorDesk({ calculators, clock, county: () => county }),
  })
})
afterAll(() => channel.stop())

async function open(path: string, fields?: Readonly<Record<string, string>>) {
  const init = fields && { method: 'POST', body: new URLSearchParams(fields) }
  const response = await channel.http?.handle(new Request(`http://localhost${path}`, init))
  return { status: response?.status, text: (await response?.text()) ?? '' }
}

describe('the calculators on the web page', () => {
  it('are linked from the chat and listed with their names', async () => {
    expect((await open('/')).text).toContain('href="/calculators"')
    const { text } = await open('/calculators')
    for (const { name, title } of calculators.all)
      expect(text).toContain(`<a class="door" href="/calculators/${name}">${title}</a>`)
  })

  it.each(calculators.all.map(({ name }) => name))('%s is a form of every question it asks', async (name) => {
    const { status, text } = await open(`/calculators/${name}`)
    expect(status).toBe(200)
    for (const [key, { question }] of Object.entries(calculators.get(name)?.inputs ?? {})) {
      expect(text).toContain(question)
      expect(text).toContain(`name="${key}"`)
    }
    expect(text).not.toContain('<script')
    expect(Buffer.byteLength(text)).toBeLessThan(60 * 1024)
  })

  it.each(calculators.all.map(({ name }) => name))(
    '%s says what is missing and keeps what was written',
    async (name) => {
      const [key = ''] = Object.keys(calculators.get(name)?.inputs ?? {})
      const { status, text } = await open(`/calculators/${name}`, { [key]: '嘿嘿<b>' })
      expect(status).toBe(422)
      expect(text).toContain('role="alert"')
      expect(text).toContain(`<a href="#${key}">`)
      expect(text).not.toContain('嘿嘿<b>')
    },
  )

  it('reckons from a villager’s words, with articles and two lines to read aloud', async () => {
    const { status, text } = await open('/calculators/unpaid-wages', {
      way: 'month',
      price: '五千五',
      quantity: '3个月',
      extraDays: '11',
      paid: '六千',
    })
    expect(status).toBe(200)
    expect(text).toContain('还欠：13281.61元')
    expect(text).toContain('《劳动合同法》第30条')
    expect(text).toContain('念给家里人听')
    expect(text).toContain('<a href="tel:12333">12333</a>')
  })

  it('asks which day is meant instead of taking one', async () => {
    const { status, text } = await open('/calculators/cooling-off', { appliedOn: '去年腊月' })
    expect(status).toBe(422)
    expect(text).toContain('2026年1月19日、2026年2月16日')
    expect(text).toContain('value="去年腊月"')
  })

  it('opens the form again with the numbers to change', async () => {
    const { text } = await open('/calculators/cooling-off', { appliedOn: '2026-11-02', change: '1' })
    expect(text).toContain('value="2026-11-02"')
  })

  it('answers an unknown calculator with the way back', async () => {
    expect((await open('/calculators/nothing')).status).toBe(404)
  })
})
