import { afterEach, beforeEach, expect, it } from 'vitest'
import { play, readDialogue } from '../support/app/dialogue.ts'
import { expectCounts } from '../support/app/expect-counts.ts'
import { INTERVIEW_DIALOGUES } from '../support/app/play-on-channel.ts'
import { openTestCounty, type TestCounty } from '../support/app/test-county.ts'

let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty()
  await county.hires('镇上工作员', { station: 'town-610925101' })
  await county.hires('县里律师', { station: 'county', role: 'lawyer' })
})
afterEach(() => county.stop())

it.each(['main-job.yaml', ...INTERVIEW_DIALOGUES])(
  'plays %s through the core, and the export shows its counts',
  async (file) => {
    const dialogue = readDialogue(new URL(`./${file}`, import.meta.url))
    const number = await play(dialogue, {
      says: async (who, text) => void (await county.says(who, text)),
      heard: async (who) =>
        county
          .heard(who)
          .map(({ text, options }) => [text, ...options.map((option) => option.label)].join('\n')),
    })
    expect(number).toBe('0001')
    await expectCounts(county.data.database, dialogue.counts, county.clock.time)
  },
)
