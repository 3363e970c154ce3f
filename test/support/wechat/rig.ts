import { createWechatOfficialChannel } from '../../../src/channels/wechat-official/index.ts'
import type { Timing } from '../../../src/channels/wechat-official/timing.ts'
import { openMemory } from '../../../src/wiring/assembly.ts'
import { startWebServer } from '../../../src/wiring/web-server.ts'
import type { ChannelRig } from '../../contracts/channel-contract.ts'
import { createRecordingLog } from '../telegram/recording-log.ts'
import { type FakeWechat, startFakeWechat } from './fake-wechat.ts'
import { ACCOUNT } from './seal.ts'

/** As in production, only quicker. */
export const QUICK: Timing = {
  answerMs: 60,
  keepBackMs: 100,
  lendMs: 400,
  trustMs: 300,
  writtenMs: 20,
  lookMs: 2,
  callMs: 1_000,
  tokenMs: 20,
}

export const PERSON = 'oPerson_0123456789-abcdefgh'

/** Our channel on a web server of its own, called by the fake platform; nothing handles what it takes in. */
export async function openWechatRig(): Promise<ChannelRig & { readonly wechat: FakeWechat }> {
  const wechat = await startFakeWechat({ retries: false })
  const log = createRecordingLog()
  const data = await openMemory(log, [])
  const channel = createWechatOfficialChannel({
    ...ACCOUNT,
    apiRoot: wechat.api.root,
    storage: data.database,
    clock: { now: Date.now },
    log,
    timing: QUICK,
  })
  const web = await startWebServer([channel.http ?? { path: '/', handle: async () => new Response() }], {
    host: '127.0.0.1',
    port: 0,
  })
  wechat.callAt(`${web.url}/wechat`)
  const send = '/cgi-bin/message/custom/send'
  return {
    wechat,
    channel,
    chat: PERSON,
    arrive: async (text) => void (await wechat.says(PERSON, text)),
    redeliver: wechat.redeliver,
    unconfirmed: wechat.unconfirmed,
    delivered: () =>
      wechat
        .heard(PERSON)
        .filter(({ how }) => how === 'custom')
        .map(({ text }) => text),
    breakSends(how) {
      if (how === 'busy') wechat.api.fail(send, { kind: 'code', errcode: -1 })
      if (how === 'lost') wechat.api.fail(send, { kind: 'drop' })
      if (how === 'gone') wechat.unfollow(PERSON)
    },
    logged: () => log.lines,
    secrets: [ACCOUNT.secret, ACCOUNT.token, ACCOUNT.aesKey, 'ACCESS-TOKEN'],
    async close() {
      await wechat.stop()
      await web.stop()
      await data.database.close()
    },
  }
}
