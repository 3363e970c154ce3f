import type { ChannelStorage } from '../../ports/channel-storage.ts'
import type { Clock } from '../../ports/clock.ts'
import { type AccessToken, createAccessToken } from '../wechat-wire/access-token.ts'
import { type ApiAnswer, createApiClient } from '../wechat-wire/api-client.ts'
import { WECOM_KF } from './inbound.ts'

export const DEFAULT_API_ROOT = 'https://qyapi.weixin.qq.com'

/** The refusals that we know what to do about. */
export const CODES = {
  busy: -1,
  invalidToken: 40014,
  tokenExpired: 42001,
  /** More than the platform allows after one message. */
  outOfCount: 95001,
  /** Too late, or staff have the talk. */
  notNow: 95018,
} as const

/** The talk waits in the pool until a member of staff takes it. */
const WAITING_FOR_STAFF = 2
const MOST_AT_ONCE = 1000

export interface Api {
  readonly token: AccessToken
  /** What was said since the cursor; `token` is from the notification and spares the platform's strict limits. */
  read(from: { account: string; cursor: string; token: string | undefined }): Promise<ApiAnswer>
  sendText(to: { account: string; customer: string }, text: string): Promise<ApiAnswer>
  /** Puts the talk into the pool of those who wait for a person. */
  handOver(talk: { account: string; customer: string }): Promise<ApiAnswer>
  close(): Promise<void>
}

export interface ApiSettings {
  readonly corpId: string
  readonly secret: string
  readonly apiRoot?: string | undefined
}

export function createApi(
  { corpId, secret, apiRoot }: ApiSettings,
  tools: { readonly storage: ChannelStorage; readonly clock: Clock; readonly callMs: number },
): Api {
  const client = createApiClient({ root: apiRoot ?? DEFAULT_API_ROOT, callMs: tools.callMs })
  const token = createAccessToken({
    ...tools,
    channel: WECOM_KF,
    fetch: () => client.call({ path: '/cgi-bin/gettoken', query: { corpid: corpId, corpsecret: secret } }),
  })
  const call = async (path: string, body: unknown): Promise<ApiAnswer> => {
    const first = await token.get()
    if (first.kind === 'fault') return first
    const answer = await client.call({ path, body, query: { access_token: first.token } })
    if (answer.kind === 'ok' || !isTokenFault(answer)) return answer
    const second = await token.renew(first.token, true)
    if (second.kind === 'fault') return second
    return client.call({ path, body, query: { access_token: second.token } })
  }
  return {
    token,
    read: ({ account, cursor, token: notified }) =>
      call('/cgi-bin/kf/sync_msg', {
        open_kfid: account,
        limit: MOST_AT_ONCE,
        ...(cursor === '' ? {} : { cursor }),
        ...(notified === undefined ? {} : { token: notified }),
      }),
    sendText: ({ account, customer }, content) =>
      call('/cgi-bin/kf/send_msg', {
        touser: customer,
        open_kfid: account,
        msgtype: 'text',
        text: { content },
      }),
    handOver: ({ account, customer }) =>
      call('/cgi-bin/kf/service_state/trans', {
        open_kfid: account,
        external_userid: customer,
        service_state: WAITING_FOR_STAFF,
      }),
    close: client.close,
  }
}

function isTokenFault({ fault }: Extract<ApiAnswer, { kind: 'fault' }>): boolean {
  return fault.kind === 'refused' && (fault.code === CODES.invalidToken || fault.code === CODES.tokenExpired)
}
