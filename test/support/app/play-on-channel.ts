import { createApp } from '../../../src/app.ts'
import type { ChannelSettings } from '../../../src/channels/index.ts'
import type { Staff } from '../../../src/domain/people/staff.ts'
import type { Channel } from '../../../src/ports/channel.ts'
import type { DocumentStore } from '../../../src/ports/stores/document-store.ts'
import { openMemory } from '../../../src/wiring/assembly.ts'
import { play, readDialogue, type Stage } from './dialogue.ts'
import { expectCounts } from './expect-counts.ts'
import { createRememberingLog } from './silent-log.ts'
import { sharedKnowledge } from './test-county.ts'

const STAFF: readonly Staff[] = [
  { id: 'staff-town', name: '镇上工作员', role: 'station', station: 'town-610925101', active: true },
  { id: 'staff-lawyer', name: '县里律师', role: 'lawyer', station: 'county', active: true },
]

/** Where the program is reached and how its people speak there. */
export interface Setting {
  /** Absent: the configured channels, on a real web server. */
  readonly channels?: readonly Channel[]
  readonly settings?: ChannelSettings
  /** Told the store of papers before anything is said: channels that send files fetch them there. */
  readonly shelve?: (documents: DocumentStore) => void
  /** A last look before the program stops. */
  readonly afterwards?: () => Promise<void>
  readonly stage: (url: string) => Promise<Stage>
}

/** The dialogues every channel plays. */
export const DIALOGUES = [
  ...['main-job', 'calculators'],
  ...['wage-interview', 'group-claim', 'safe-at-home', 'papers'],
] as const

/** Plays a dialogue on one channel: the same file for all, then the month's export must show its counts. */
export async function playDialogue(name: (typeof DIALOGUES)[number], setting: Setting): Promise<void> {
  const dialogue = readDialogue(new URL(`../../dialogues/${name}.yaml`, import.meta.url))
  const log = createRememberingLog()
  const data = await openMemory(log)
  setting.shelve?.(data.database.stores.documents)
  const app = await createApp({
    settings: setting.settings ?? {},
    knowledge: await sharedKnowledge(),
    data,
    log,
    ...(setting.channels ? { channels: setting.channels } : {}),
  })
  const { url = '' } = await app.start(setting.channels ? undefined : { host: '127.0.0.1', port: 0 })
  try {
    const stage = await setting.stage(url)
    for (const [at, staff] of STAFF.entries()) {
      if (!dialogue.people.includes(staff.name)) continue
      const code = `BINDME${at + 2}`
      await data.database.transaction(async (stores) => {
        await stores.staff.put(staff)
        await stores.staff.putBindingCode(staff.id, code, Date.now() + 600_000)
      })
      await stage.says(staff.name, `绑定 ${code}`)
      await until(async () => (await stage.heard(staff.name)).some((text) => text.includes('绑定好了')))
    }
    await play(dialogue, stage)
    await setting.afterwards?.()
    await expectCounts(data.database, dialogue.counts)
  } finally {
    await app.stop()
  }
}

async function until(look: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error('nobody was bound')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
