import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFakeChannel } from '../support/app/fake-channel.ts'
import { readTalks } from '../support/app/talk.ts'
import { openTestCounty, type TestCounty } from '../support/app/test-county.ts'

const PLAIN = { maxTextBytes: 2048, maxTextChars: 2048, buttons: false, pull: false }
const CHANNELS = [
  { name: 'with buttons', channel: createFakeChannel('fake') },
  { name: 'with short plain texts only', channel: createFakeChannel('plain', PLAIN) },
]

describe.each(CHANNELS)('on a channel $name', ({ channel }) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await openTestCounty({ channel })
  })
  afterAll(() => county.stop())

  it.each(readTalks())('$about：$title', async ({ title, about, steps }) => {
    const villager = `${about}/${title}`
    for (const { says, later = 0, hears, not } of steps) {
      county.clock.time += later
      const bubbles = await county.says(villager, says)
      const heard = bubbles
        .map(({ text, options }) => [text, ...options.map(({ label }) => label)].join('\n'))
        .join('\n')
      for (const word of hears) expect(heard, `after “${says}”`).toContain(word)
      for (const word of not) expect(heard, `after “${says}”`).not.toContain(word)
    }
  })
})
