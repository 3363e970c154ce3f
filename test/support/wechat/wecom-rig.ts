import { createWecomKfChannel } from '../../../src/channels/wecom-kf/index.ts'
import { type Data, openMemory } from '../../../src/wiring/assembly.ts'
import { startWebServer } from '../../../src/wiring/web-server.ts'
import type { ChannelRig } from '../../contracts/channel-contract.ts'
import { createRecordingLog } from '../telegram/recording-log.ts'
import { CORP, type FakeWecom, startFakeWecom } from './fake-wecom.ts'

export const CUSTOMER = 'wmCustomer_1'

/** Our channel on a web server of its own, called by the fake platform. */
export async function openWecomRig(): Promise<
  ChannelRig & { readonly wecom: FakeWecom; readonly data: Data }
> {
  const wecom = await startFakeWecom()
  const log = createRecordingLog()
  const data = await openMemory(log, [])
  const channel = createWecomKfChannel({
    ...CORP,
    apiRoot: wecom.root,
    storage: data.database,
    clock: { now: Date.now },
    log,
    timing: { callMs: 1_000, pollMs: 60_000, retryMs: 10 },
  })
  const mount = channel.http ?? { path: '/', handle: async () => new Response() }
  const web = await startWebServer([mount], { host: '127.0.0.1', port: 0 })
  wecom.state.url = `${web.url}/wecom`
  const cursor = () =>
    data.database.stores.memory.change(
      { channel: 'wecom-kf', name: `cursor:${CORP.account}` },
      (stored) => ({ stored, result: Number(/c(\d+)/.exec(JSON.stringify(stored ?? ''))?.[1] ?? 0) }),
      Date.now(),
    )
  const send = '/cgi-bin/kf/send_msg'
  return {
    wecom,
    data,
    channel,
    chat: `${CORP.account}/${CUSTOMER}`,
    arrive: (text) => wecom.says(CUSTOMER, text),
    redeliver: async () => void (await wecom.call()),
    unconfirmed: async () => wecom.list.length - (await cursor()),
    delivered: () => wecom.heard(CUSTOMER),
    breakSends(how) {
      if (how === 'busy') wecom.fail(send, { kind: 'code', errcode: -1 })
      if (how === 'lost') wecom.fail(send, { kind: 'drop' })
      if (how === 'gone') wecom.forget(CUSTOMER)
    },
    logged: () => log.lines,
    secrets: [CORP.secret, CORP.token, CORP.aesKey, 'KF-ACCESS'],
    async close() {
      await wecom.stop()
      await web.stop()
      await data.database.close()
    },
  }
}
