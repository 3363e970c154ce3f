import fc from 'fast-check'
import { GrammyError, HttpError } from 'grammy'
import { expect, test } from 'vitest'
import { onFailure } from '../../src/channels/telegram/line.ts'
import { createStatusBoard } from '../../src/channels/telegram/status.ts'
import { pauseAfter, TIMING } from '../../src/channels/telegram/timing.ts'
import { createRecordingLog } from '../support/telegram/recording-log.ts'

const pause = onFailure({ board: createStatusBoard(createRecordingLog()), timing: TIMING })
const refusal = (code: number, parameters: object = {}) =>
  new GrammyError('refused', { ok: false, error_code: code, description: '', parameters }, 'getUpdates', {})

test('pauses grow from one second to thirty, jitter never takes more than half', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((failures) => pauseAfter(failures, TIMING, 0))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ])
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, random) => {
        const full = pauseAfter(failures, TIMING, 0)
        const jittered = pauseAfter(failures, TIMING, random)
        expect(jittered).toBeGreaterThanOrEqual(Math.max(1_000, full / 2))
        expect(jittered).toBeLessThanOrEqual(full)
      },
    ),
  )
})

test('a broken line is tried again within thirty seconds', () => {
  for (const failures of [1, 10, 1_000]) {
    const ms = pause(new HttpError('lost', new Error('reset')), failures)
    expect(ms).toBeGreaterThanOrEqual(1_000)
    expect(ms).toBeLessThanOrEqual(30_000)
  }
})

test('the platform’s own wait is kept, but an hour is the most before it is asked again', () => {
  expect(pause(refusal(429, { retry_after: 35 }), 1)).toBe(35_000)
  expect(pause(refusal(429, { retry_after: 10 ** 9 }), 1)).toBe(3_600_000)
  expect(pause(refusal(429, { retry_after: 'soon' }), 1)).toBeLessThanOrEqual(30_000)
})

test('what only a person can mend is tried slowly', () => {
  for (const code of [401, 404, 409]) expect(pause(refusal(code), 1)).toBe(60_000)
})
