import { vi } from 'vitest'
import type { Memory } from '../../../src/channels/wechaty/bot.ts'
import {
  createWechatyChannel,
  type WechatyChannel,
  type WechatyOptions,
} from '../../../src/channels/wechaty/index.ts'
import { openWechaty } from '../../../src/channels/wechaty/open-wechaty.ts'
import type { Timing } from '../../../src/channels/wechaty/timing.ts'
import type { ChannelRig } from '../../contracts/channel-contract.ts'
import { createRecordingLog, type RecordingLog } from '../telegram/recording-log.ts'
import { FakeWechat, TOKEN, VILLAGER } from './fake-wechat.ts'

/** As in production, only quicker. */
export const QUICK: Timing = {
  firstPauseMs: 2,
  longestPauseMs: 20,
  longestStorePauseMs: 10,
  silenceMs: 5_000,
  pulseMs: 100,
  callMs: 200,
  stopMs: 500,
  steadyMs: 60_000,
}

export interface WechatyRig extends ChannelRig {
  readonly channel: WechatyChannel
  readonly wechat: FakeWechat
  readonly log: RecordingLog
  readonly screen: readonly string[]
}

export function openRig(timing: Partial<Timing> = {}, documents?: WechatyOptions['documents']): WechatyRig {
  const wechat = new FakeWechat()
  const log = createRecordingLog()
  const screen: string[] = []
  let memory: Memory = {}
  const remember = (next: Memory) => {
    memory = next
  }
  const channel = createWechatyChannel({
    clock: { now: Date.now },
    log,
    documents,
    screen: { write: (text) => screen.push(text) },
    timing: { ...QUICK, ...timing },
    open: (hear) => openWechaty({ puppet: wechat.makePuppet }, { hear, memory, remember }),
  })
  const runs = () => channel.status().state !== 'off'
  const online = () => vi.waitUntil(() => wechat.online && channel.status().state !== 'starting', 25_000)
  return {
    channel,
    wechat,
    log,
    screen,
    chat: VILLAGER,
    async arrive(text) {
      if (runs()) await online()
      wechat.write({ text })
    },
    async redeliver() {
      await online()
      wechat.catchUp()
    },
    unconfirmed: channel.waiting,
    delivered: () => wechat.sent.filter(({ chat }) => chat === VILLAGER).map(({ text }) => text),
    breakSends: (how) => wechat.breakSends(how),
    logged: () => log.lines,
    secrets: [TOKEN],
    close: async () => undefined,
  }
}
