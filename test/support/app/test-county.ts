import { type App, createApp } from '../../../src/app.ts'
import type { InboundContent, InboundMessage } from '../../../src/domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../../src/domain/message/outbound-message.ts'
import type { Staff } from '../../../src/domain/people/staff.ts'
import {
  type Data,
  DEFAULT_COUNTY,
  type Knowledge,
  openMemory,
  readKnowledge,
} from '../../../src/wiring/assembly.ts'
import type { Outside } from '../../../src/wiring/outside.ts'
import { createFakeChannel, type FakeChannel } from './fake-channel.ts'
import { createRememberingLog, type RememberingLog } from './silent-log.ts'

/** The whole program on one fake channel, with people who can talk to it. */
export interface TestCounty {
  readonly app: App
  readonly data: Data
  readonly channel: FakeChannel
  readonly log: RememberingLog
  readonly clock: { time: number }
  /** Somebody writes; resolves to what they then hear. */
  says(who: string, text: string, more?: Partial<InboundMessage>): Promise<readonly OutboundMessage[]>
  sends(
    who: string,
    content: InboundContent,
    more?: Partial<InboundMessage>,
  ): Promise<readonly OutboundMessage[]>
  /** Everything anybody has heard in one chat, oldest first. */
  heard(who: string): readonly OutboundMessage[]
  /** A bound member of staff who can be written to as `who`. */
  hires(who: string, staff?: Partial<Staff>): Promise<Staff>
  settle(): Promise<void>
  /** What the clock brings about by now, until nothing more is due. */
  tick(): Promise<void>
  stop(): Promise<void>
}

let knowledge: Promise<Knowledge> | undefined

/** Read and indexed once for all tests of a file: it never changes. */
export function sharedKnowledge(): Promise<Knowledge> {
  knowledge ??= readKnowledge(DEFAULT_COUNTY)
  return knowledge
}

/** 2026-11-23, a Monday, 09:00 in Shanghai. */
export const MONDAY_MORNING = Date.parse('2026-11-23T09:00:00+08:00')

export async function openTestCounty(
  given: { channel?: FakeChannel; knowledge?: Knowledge; outside?: Outside } = {},
): Promise<TestCounty> {
  const log = createRememberingLog()
  const clock = { time: MONDAY_MORNING, now: () => clock.time }
  const channel = given.channel ?? createFakeChannel()
  const data = await openMemory(log, [])
  const app = await createApp({
    settings: {},
    knowledge: given.knowledge ?? (await sharedKnowledge()),
    data,
    log,
    clock,
    channels: [channel],
    ticks: false,
    outside: given.outside,
  })
  await app.start()
  let number = 0

  const settle = async () => {
    const { inbox, outbox } = data.database.stores
    for (let quiet = 0; quiet < 2; ) {
      const waiting = (await inbox.backlog()).pending + (await outbox.backlog()).pending
      quiet = waiting === 0 ? quiet + 1 : 0
      if (waiting > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const heard = (who: string) => channel.sent.filter(({ chat }) => chat === who).map(({ message }) => message)
  const sends: TestCounty['sends'] = async (who, content, more = {}) => {
    const before = heard(who).length
    number++
    const dedupKey = `m${number}`
    const message = {
      channel: channel.name,
      chat: who,
      sender: who,
      group: false,
      sentAt: clock.time,
      content,
      dedupKey,
      ...more,
    }
    await app.receive([message])
    await settle()
    return heard(message.chat).slice(message.chat === who ? before : 0)
  }
  return {
    app,
    data,
    channel,
    log,
    clock,
    heard,
    sends,
    settle,
    async tick() {
      while ((await app.tick()) > 0) await settle()
    },
    says: (who, text, more) => sends(who, { kind: 'text', text }, more),
    async hires(who, staff = {}) {
      const member: Staff = {
        id: `staff-${who}`,
        name: who,
        role: 'station',
        station: 'county',
        active: true,
        ...staff,
      }
      await data.database.transaction(async (stores) => {
        await stores.staff.put(member)
        await stores.staff.putBindingCode(
          member.id,
          `CODE${who}`.replace(/[^A-Z0-9]/g, '') + number,
          clock.time + 600_000,
        )
      })
      const code = `CODE${who}`.replace(/[^A-Z0-9]/g, '') + number
      await sends(who, { kind: 'text', text: `绑定 ${code}` })
      return member
    },
    stop: () => app.stop(),
  }
}
