import { type AccessToken, createAccessToken } from '../wechat-wire/access-token.ts'
import { type ApiAnswer, type ApiClient, type ApiFault, createApiClient } from '../wechat-wire/api-client.ts'
import { CODES, isTokenFault } from './codes.ts'
import { WECHAT_OFFICIAL } from './inbound.ts'
import type { Line } from './line.ts'
import type { MenuButton } from './menu.ts'

export const DEFAULT_API_ROOT = 'https://api.weixin.qq.com'

/** The interfaces we use, each with the account's one token. */
export interface Api {
  readonly token: AccessToken
  sendText(chat: string, text: string): Promise<ApiAnswer>
  setMenu(buttons: readonly MenuButton[]): Promise<ApiAnswer>
  /** A permanent code with a text in it. */
  makeCode(scene: string): Promise<ApiAnswer>
  close(): Promise<void>
}

export interface ApiSettings {
  readonly appId: string
  readonly secret: string
  readonly apiRoot?: string | undefined
}

export function createApi(settings: ApiSettings, line: Pick<Line, 'storage' | 'clock' | 'timing'>): Api {
  const client = createApiClient({ root: settings.apiRoot ?? DEFAULT_API_ROOT, callMs: line.timing.callMs })
  const token = createAccessToken({
    ...line,
    channel: WECHAT_OFFICIAL,
    fetch: (hard) => fetchToken(client, settings, hard),
  })
  const call = (path: string, body: unknown) => withToken(client, token, { path, body })
  return {
    token,
    sendText: (chat, text) =>
      call('/cgi-bin/message/custom/send', { touser: chat, msgtype: 'text', text: { content: text } }),
    setMenu: (button) => call('/cgi-bin/menu/create', { button }),
    makeCode: (scene) =>
      call('/cgi-bin/qrcode/create', {
        action_name: 'QR_LIMIT_STR_SCENE',
        action_info: { scene: { scene_str: scene } },
      }),
    close: client.close,
  }
}

/** The stable interface: several processes get one token, and the secret stands in no address. */
function fetchToken(client: ApiClient, { appId, secret }: ApiSettings, hard: boolean): Promise<ApiAnswer> {
  const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: hard }
  return client.call({ path: '/cgi-bin/stable_token', body })
}

async function withToken(
  client: ApiClient,
  token: AccessToken,
  call: { readonly path: string; readonly body: unknown },
): Promise<ApiAnswer> {
  const first = await token.get()
  if (first.kind === 'fault') return first
  const answer = await client.call({ ...call, query: { access_token: first.token } })
  if (answer.kind === 'ok' || !isTokenFault(answer.fault)) return answer
  const second = await token.renew(first.token, !isExpired(answer.fault))
  if (second.kind === 'fault') return second
  return client.call({ ...call, query: { access_token: second.token } })
}

function isExpired(fault: ApiFault): boolean {
  return fault.kind === 'refused' && fault.code === CODES.tokenExpired
}
