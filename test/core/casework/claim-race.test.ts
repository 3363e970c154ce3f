import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

const PEOPLE = 50
let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

it('lets exactly one of fifty people claim a case at once and tells the others who did', async () => {
  const names = Array.from({ length: PEOPLE }, (_, at) => `工作员${at + 1}`)
  for (const name of names) await county.hires(name, { station: 'county', role: 'lawyer' })
  await county.says('村民甲', '人工')
  await county.says('村民甲', '佐龙镇示范一村')
  await county.says('村民甲', '跳过')
  const before = new Map(names.map((name) => [name, county.heard(name).length]))
  await county.app.receive(
    names.map((name) => ({
      channel: county.channel.name,
      chat: name,
      sender: name,
      group: false,
      sentAt: county.clock.time,
      dedupKey: `race-${name}`,
      content: { kind: 'text', text: '接 0001' },
    })),
  )
  await county.settle()
  const answers = names.map((name) =>
    county
      .heard(name)
      .slice(before.get(name))
      .map(({ text }) => text)
      .join('\n'),
  )
  const winners = answers.filter((answer) => answer.includes('接单成功'))
  const theCase = await county.data.database.stores.cases.byNumber(2026, 1)
  const owner = theCase?.owner?.replace('staff-', '') ?? 'nobody'
  expect(winners).toHaveLength(1)
  expect(answers.filter((answer) => answer === `没接上：0001 已经被${owner}接了。`)).toHaveLength(PEOPLE - 1)
  const audit = await county.data.database.stores.audit.list(theCase?.id ?? '')
  expect(audit.filter((line) => line.action === 'case.claim')).toHaveLength(1)
})
