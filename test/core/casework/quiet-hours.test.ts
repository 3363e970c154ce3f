import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quietUntil } from '../../../src/domain/casework/quiet-hours.ts'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

const at = (time: string) => Date.parse(`2026-11-${time}:00+08:00`)

describe('quiet hours', () => {
  it.each([
    ['23T21:59', undefined],
    ['23T22:00', '24T07:00'],
    ['24T00:00', '24T07:00'],
    ['24T06:59', '24T07:00'],
    ['24T07:00', undefined],
  ])('at %s end at %s', (now, end) => {
    expect(quietUntil(at(now))).toBe(end === undefined ? undefined : at(end))
  })
})

describe('at night', () => {
  let county: TestCounty
  let number = 0
  beforeEach(async () => {
    county = await openTestCounty()
    await county.hires('律师', { role: 'lawyer' })
  })
  afterEach(() => county.stop())

  /** Does not wait for what waits for the morning. */
  async function says(who: string, text: string): Promise<void> {
    const from = { channel: county.channel.name, chat: who, sender: who, group: false }
    const dedupKey = `night-${number++}`
    const before = county.heard(who).length
    await county.app.receive([
      { ...from, dedupKey, sentAt: county.clock.time, content: { kind: 'text', text } },
    ])
    await until(() => county.heard(who).length > before)
  }
  async function until(look: () => boolean): Promise<void> {
    while (!look()) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const words = (who: string) =>
    county
      .heard(who)
      .map(({ text }) => text)
      .join('\n')
  async function askForHelp(who: string): Promise<void> {
    for (const text of ['老板跑了工钱咋办', '人工', '佐龙镇示范一村', '跳过']) await says(who, text)
  }

  it('what staff do wakes no asker, and is told first when the asker writes', async () => {
    await askForHelp('村民甲')
    county.clock.time = at('23T22:30')
    await says('律师', '接 0001')
    expect(words('村民甲')).not.toContain('有人接了，编号')
    await says('村民甲', '菜单')
    expect(words('村民甲')).toContain('有人接了，编号')
  })

  it('who asked a moment ago hears at once', async () => {
    county.clock.time = at('23T21:50')
    await askForHelp('村民甲')
    county.clock.time = at('23T22:10')
    await says('律师', '接 0001')
    await until(() => words('村民甲').includes('有人接了，编号'))
  })
})
