import { createWechatOfficialChannel } from '../../../src/channels/wechat-official/index.ts'
import type { Timing } from '../../../src/channels/wechat-official/timing.ts'
import { createOutboxSender } from '../../../src/core/delivery/outbox-sender.ts'
import { createReceive } from '../../../src/core/delivery/receive.ts'
import type { OutboundMessage } from '../../../src/domain/message/outbound-message.ts'
import type { Channel } from '../../../src/ports/channel.ts'
import { type Data, openMemory } from '../../../src/wiring/assembly.ts'
import { startWebServer } from '../../../src/wiring/web-server.ts'
import { createRecordingLog, type RecordingLog } from '../telegram/recording-log.ts'
import { type FakeWechat, type FakeWechatOptions, startFakeWechat } from './fake-wechat.ts'
import { QUICK } from './rig.ts'
import { ACCOUNT } from './seal.ts'
import { echo, startSlowWorker } from './slow-worker.ts'

export interface DeskOptions {
  readonly platform?: FakeWechatOptions
  readonly answer?: (words: string) => readonly OutboundMessage[]
  readonly thinksMs?: (words: string) => number
  readonly timing?: Partial<Timing>
  /** Off: the account has no interfaces. */
  readonly withSecret?: boolean
  readonly allowPlain?: boolean
  readonly clock?: { now(): number }
}

/** The whole path of a message on one process, with an answer and a pace the test chooses. */
export interface Desk {
  readonly wechat: FakeWechat
  readonly channel: Channel
  readonly data: Data
  readonly log: RecordingLog
  readonly url: string
  /** Nothing is handled from now on. */
  stopHandling(): Promise<void>
  /** How many messages were taken in. */
  taken(): Promise<number>
  stop(): Promise<void>
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const clock = options.clock ?? { now: Date.now }
  const wechat = await startFakeWechat({ waitMs: 400, ...options.platform })
  const log = createRecordingLog()
  const data = await openMemory(log, [])
  const { database } = data
  const { secret, ...account } = ACCOUNT
  const channel = createWechatOfficialChannel({
    ...account,
    ...(options.withSecret === false ? {} : { secret }),
    apiRoot: wechat.api.root,
    storage: database,
    clock,
    log,
    allowPlain: options.allowPlain,
    timing: { ...QUICK, answerMs: 250, keepBackMs: 300, trustMs: 390, lendMs: 900, ...options.timing },
  })
  const channels = new Map([[channel.name, channel]])
  const sender = createOutboxSender({ database, clock, log, worker: 'sender', channels })
  const worker = startSlowWorker({
    database,
    capabilities: channel.capabilities,
    worker: 'worker',
    answer: options.answer ?? echo,
    thinksMs: options.thinksMs ?? (() => 0),
  })
  const mount = channel.http ?? { path: '/', handle: async () => new Response() }
  const web = await startWebServer([mount], { host: '127.0.0.1', port: 0 })
  await channel.start(createReceive({ database, clock, onAccepted: () => {} }))
  sender.start()
  wechat.callAt(`${web.url}/wechat`)
  return {
    wechat,
    channel,
    data,
    log,
    url: `${web.url}/wechat`,
    stopHandling: worker.stop,
    taken: async () => {
      const { pending, dead } = await database.stores.inbox.backlog()
      return pending + dead
    },
    async stop() {
      await worker.stop()
      await sender.stop()
      await channel.stop()
      await web.stop()
      await wechat.stop()
      await database.close()
    },
  }
}
