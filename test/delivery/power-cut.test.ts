import { expect, it } from 'vitest'
import { createRandom } from '../../src/core/random/random.ts'
import { canTrace, cutPowerAtEachAck } from '../support/faults/power-cut.ts'

it('keeps every message it confirmed, whatever of the rest the disk kept; bench/power-cut.ts cuts 200 times', async () => {
  if (!(await canTrace()))
    return console.log('strace is not to be had here: the test of power cuts is skipped.')
  const random = createRandom(5)
  const cuts = await cutPowerAtEachAck(12, () => random.below(1000) / 1000)
  expect(cuts).toEqual({ acks: 12, lost: 0, broken: 0 })
}, 120_000)
