import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkWalk, walk } from '../../support/app/interview-walks.ts'
import { openWalkway, type Walkway } from '../../support/app/walk.ts'

let county: Walkway
let walkers = 0
beforeAll(async () => {
  county = await openWalkway()
})
afterAll(() => county.close())

/** `node bench/interview-walks.ts` walks ten thousand. */
it('keeps answers on 上一步, stores nothing before consent, and reaches a person in one word, on any walk', async () => {
  let messages = 0
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      messages += await checkWalk(county, `行人${++walkers}`, steps)
    }),
    { numRuns: 300 },
  )
  expect(messages).toBeGreaterThan(600)
}, 120_000)
