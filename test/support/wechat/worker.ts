import { createWechatOfficialChannel } from '../../../src/channels/wechat-official/index.ts'
import { createOutboxSender } from '../../../src/core/delivery/outbox-sender.ts'
import { createReceive } from '../../../src/core/delivery/receive.ts'
import { say } from '../../../src/domain/message/outbound-message.ts'
import { createCipher } from '../../../src/storage/cipher.ts'
import { openDatabase } from '../../../src/storage/open-database.ts'
import { startWebServer } from '../../../src/wiring/web-server.ts'
import { isGone, workerName } from '../../../src/wiring/worker-name.ts'
import { createRememberingLog } from '../app/silent-log.ts'
import { answerOf, thinkingMs } from './mix-up-words.ts'
import { ACCOUNT } from './seal.ts'
import { startSlowWorker } from './slow-worker.ts'

// One process of the program on a shared database, with answers that tell whose they are. Killed at will.
const [, , file = '', key = '', apiRoot = '', unit = '500'] = process.argv
const wait = Number(unit)
const log = createRememberingLog()
const clock = { now: Date.now }
const cipher = createCipher(Buffer.from(key, 'hex'))
const database = await openDatabase({ kind: 'sqlite', file }, { cipher, log })
const channel = createWechatOfficialChannel({
  ...ACCOUNT,
  apiRoot,
  storage: database,
  clock,
  log,
  timing: {
    answerMs: wait * 0.9,
    keepBackMs: wait,
    trustMs: wait * 0.97,
    lendMs: wait * 4,
    lookMs: 10,
    callMs: wait * 4,
  },
})
const name = workerName(String(process.pid))
await database.transaction(async ({ inbox, outbox }) => {
  const now = clock.now()
  await inbox.freeLeases({ isGone, now })
  await outbox.freeLeases({ isGone, now })
})
const sender = createOutboxSender({
  database,
  clock,
  log,
  worker: name,
  channels: new Map([[channel.name, channel]]),
})
startSlowWorker({
  database,
  capabilities: channel.capabilities,
  worker: name,
  answer: (words) => answerOf(words).map((text) => say(text)),
  thinksMs: () => thinkingMs(wait, Math.random),
})
const web = await startWebServer([channel.http ?? { path: '/', handle: async () => new Response() }], {
  host: '127.0.0.1',
  port: 0,
})
await channel.start(createReceive({ database, clock, onAccepted: () => {} }))
sender.start()
process.stdout.write(`${web.url}\n`)
