import { expect, it } from 'vitest'
import { mixUp } from '../support/wechat/mix-up.ts'

it('gives every answer to its own question, through slowness, faults and kills; bench/wechat-mix-up.ts does it with 200 people', async () => {
  const report = await mixUp({ people: 12, messages: 6, kills: 2, waitMs: 3_000, pauseMs: 500 })
  expect(report).toMatchObject({ messages: 72, toOthers: 0, untied: 0, lost: 0, unaccounted: 0 })
  expect(report.repeated).toBeLessThanOrEqual(report.kills * 12)
}, 120_000)
