import { afterEach, beforeEach, expect, it } from 'vitest'
import { play, readDialogue } from '../support/app/dialogue.ts'
import { expectCounts } from '../support/app/expect-counts.ts'
import { DIALOGUES } from '../support/app/play-on-channel.ts'
import { openTestCounty, type TestCounty } from '../support/app/test-county.ts'

const read = (name: string) => readDialogue(new URL(`./${name}.yaml`, import.meta.url))
let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty()
  await county.hires('镇上工作员', { station: 'town-610925101' })
  await county.hires('县里律师', { station: 'county', role: 'lawyer' })
})
afterEach(() => county.stop())

it.each(DIALOGUES)('plays %s through the core, and the export shows exactly its counts', async (name) => {
  const dialogue = read(name)
  const number = await play(dialogue, {
    // A channel that sends no files and whose readers are not on our page.
    paper: '这里发不了文件',
    says: async (who, text) => void (await county.says(who, text)),
    heard: async (who) =>
      county
        .heard(who)
        .map(({ text, options }) => [text, ...options.map((option) => option.label)].join('\n')),
  })
  if (dialogue.counts.opened > 0) expect(number).toBe('0001')
  await expectCounts(county.data.database, dialogue.counts, county.clock.time)
})
