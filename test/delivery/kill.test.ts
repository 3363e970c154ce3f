import { expect, it } from 'vitest'
import { killRun } from '../support/app/kill-run.ts'

it('loses and doubles nothing when killed under load; bench/kill.ts does it a hundred times', async () => {
  const report = await killRun({ kills: 4, messagesPerKill: 25 })
  expect(report).toMatchObject({ messages: 100, consultations: 100, cases: 20, unanswered: 0 })
  expect(report.repeated).toBeLessThanOrEqual(report.kills)
}, 120_000)
