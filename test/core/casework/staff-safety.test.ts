import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Capabilities } from '../../../src/domain/message/capabilities.ts'
import { createFakeChannel } from '../../support/app/fake-channel.ts'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

const NO_BUTTONS: Capabilities = {
  maxTextBytes: 2000,
  maxTextChars: 2000,
  buttons: false,
  pull: false,
}
let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty({ channel: createFakeChannel('narrow', NO_BUTTONS) })
  await county.hires('律师', { role: 'lawyer' })
})
afterEach(() => county.stop())

const text = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n')
const caseOf = (serial: number) => county.data.database.stores.cases.byNumber(2026, serial)

async function openCase(who: string): Promise<void> {
  await county.says(who, '老板跑了工钱咋办')
  await county.says(who, '人工')
  await county.says(who, '佐龙镇示范一村')
  await county.says(who, '跳过')
}

describe('what staff type', () => {
  it('never takes a number for a choice of another message than the one it answers', async () => {
    await openCase('村民甲')
    await county.says('律师', '接 0001')
    await county.says('律师', '查 0001')
    await openCase('村民乙')
    expect(county.heard('律师').at(-1)?.text).not.toMatch(/回复数字/)
    expect(await caseOf(1)).toMatchObject({ state: 'active' })
  })

  it('records a report of danger in the case instead of answering it as a cry for help', async () => {
    await openCase('村民甲')
    await county.says('律师', '接 0001')
    expect(text(await county.says('律师', '办 0001 男方又打人，拿刀要杀她，已报警'))).toContain('记下了')
    expect(await county.data.database.stores.cases.list({})).toHaveLength(1)
  })

  it('means the case of last year in January while this year has none of that number open', async () => {
    await openCase('村民甲')
    county.clock.time = Date.parse('2027-01-04T09:00:00+08:00')
    expect(text(await county.says('律师', '接 0001'))).toContain('接单成功')
    expect(await caseOf(1)).toMatchObject({ state: 'active' })
  })
})

describe('danger in an open case', () => {
  it('reaches its owner when the asker writes again, but does not pile up alarms for one who floods', async () => {
    await county.hires('值班员', { role: 'duty' })
    await county.says('村民甲', '我男人拿刀要砍我')
    await county.says('律师', '接 0001')
    const before = county.heard('律师').length
    await county.says('村民甲', '他又拿刀要杀我')
    expect(text(county.heard('律师').slice(before))).toContain('紧急')
    const alarms = county.heard('值班员').length
    for (let time = 0; time < 40; time++) {
      const heard = await county.says('村民甲', '他又拿刀要杀我')
      expect(heard[0]?.tone).toBe('emergency')
    }
    expect(county.heard('值班员').length - alarms).toBeLessThanOrEqual(30)
  })

  it('stays in the county: it cannot be handed to a town', async () => {
    await county.says('村民甲', '我男人拿刀要砍我')
    await county.says('律师', '接 0001')
    expect(text(await county.says('律师', '转 0001 佐龙'))).toContain('保密')
    expect(await caseOf(1)).toMatchObject({ station: 'county', state: 'active' })
  })

  it('tells nothing more to an owner who was switched off', async () => {
    await openCase('村民甲')
    await county.says('律师', '接 0001')
    const owner = await county.data.database.stores.staff.byId('staff-律师')
    if (owner) await county.data.database.stores.staff.put({ ...owner, active: false })
    const before = county.heard('律师').length
    await county.says('村民甲', '补充 他昨天又来过')
    expect(county.heard('律师')).toHaveLength(before)
  })
})
