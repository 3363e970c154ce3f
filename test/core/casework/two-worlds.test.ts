import { expect, it } from 'vitest'
import { createLiveFeed } from '../../../src/console/live/live-feed.ts'
import { staffActor } from '../../../src/core/casework/desk.ts'
import { caseScope } from '../../../src/domain/people/policy.ts'
import { createRememberingLog } from '../../support/app/silent-log.ts'
import { openTestCounty, sharedKnowledge, type TestCounty } from '../../support/app/test-county.ts'

const TOWN = 'town-610925101'

/** Everything the people of a town hear in a day and a half, with or without a case that is kept from them. */
async function worldWith(sealed: boolean): Promise<{ readonly heard: unknown; readonly opened: number }> {
  const county = await openTestCounty()
  const clerk = await county.hires('镇员', { station: TOWN })
  await county.hires('律师', { role: 'lawyer' })
  await county.hires('值班员', { role: 'duty' })
  for (const words of ['人工 老板跑了工钱咋办', '佐龙镇', '示范一村', '跳过'])
    await county.says('村民甲', words)
  const live = await liveOf(county, clerk)
  if (sealed)
    for (const words of ['我男人又打我', '人工', '佐龙镇', '示范一村', '跳过', '跳过', '跳过', '跳过'])
      await county.says('村民乙', words)
  await live.look()
  // What the clerk does below changes a case of their own, and the page may hear of that sooner or later.
  live.stop()
  const opened = (await county.data.database.stores.cases.list({})).length
  for (const words of [
    '待接',
    '查 0002',
    '接 0002',
    '办 0002 试',
    '转 0002 城关',
    '退 0002 试',
    '结 0002 解决',
    '接 0001',
  ])
    await county.says('镇员', words)
  county.clock.time += 26 * 3_600_000
  await county.tick()
  const heard = { chat: county.heard('镇员'), live: live.heard }
  await county.stop()
  return { heard, opened }
}

/** An open page of the clerk; what it hears until the clerk acts. */
async function liveOf({ data }: TestCounty, clerk: Parameters<typeof staffActor>[0]) {
  const { cases } = data.database.stores
  const heard: string[] = []
  const feed = createLiveFeed({ stamp: cases.stamp, stamps: cases.stamps, log: createRememberingLog() })
  const scope = caseScope(staffActor(clerk, (await sharedKnowledge()).county))
  if (!scope) throw new Error('sees nothing')
  const look = () => new Promise((resolve) => setTimeout(resolve, 1300))
  const leave = feed.join({ scope, isStillIn: async () => true, send: (event) => void heard.push(event) })
  await look()
  return { heard, look, stop: leave }
}

it('is the same world, byte for byte, for a town a sealed case is kept from: chats, morning list, reminders, live pages', async () => {
  const without = await worldWith(false)
  const with_ = await worldWith(true)
  expect([without.opened, with_.opened]).toEqual([1, 2])
  expect(JSON.stringify(with_.heard)).toBe(JSON.stringify(without.heard))
  expect(JSON.stringify(without.heard)).toContain('0001')
}, 60_000)
