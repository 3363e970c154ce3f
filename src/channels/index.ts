import type { CalculatorDesk } from '../ports/calculator-desk.ts'
import type { Channel } from '../ports/channel.ts'
import type { ChannelStorage } from '../ports/channel-storage.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import type { Log } from '../ports/log.ts'
import type { DocumentStore } from '../ports/stores/document-store.ts'
import type { ThreadStore } from '../ports/stores/thread-store.ts'
import type { WordsInDanger } from '../ports/words-in-danger.ts'
import { createWebChannel } from './web/index.ts'

/** The settings channels look at; absent ones leave a channel off. */
export interface ChannelSettings {
  readonly TELEGRAM_BOT_TOKEN?: string | undefined
  readonly TELEGRAM_API_ROOT?: string | undefined
  readonly TELEGRAM_WEBHOOK_SECRET?: string | undefined
  readonly WECHATY_PUPPET?: string | undefined
  readonly WECHATY_TOKEN?: string | undefined
  readonly WECHAT_APP_ID?: string | undefined
  readonly WECHAT_APP_SECRET?: string | undefined
  readonly WECHAT_TOKEN?: string | undefined
  readonly WECHAT_AES_KEY?: string | undefined
  readonly WECHAT_API_ROOT?: string | undefined
  readonly WECHAT_DEV_PLAIN?: string | undefined
  readonly WECOM_CORP_ID?: string | undefined
  readonly WECOM_KF_SECRET?: string | undefined
  readonly WECOM_KF_TOKEN?: string | undefined
  readonly WECOM_KF_AES_KEY?: string | undefined
  readonly WECOM_API_ROOT?: string | undefined
  readonly PUBLIC_URL?: string | undefined
}

/** What every channel may use. */
export interface ChannelTools {
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly threads: ThreadStore
  /** Keeps a photo whose message is about to come, and names it. */
  readonly dropPhoto: (bytes: Uint8Array, now: number) => Promise<string>
  readonly documents: Pick<DocumentStore, 'byId'>
  readonly storage: ChannelStorage
  readonly countyName: string
  readonly calculatorDesk?: CalculatorDesk | undefined
  /** For channels that answer in the response. */
  readonly wordsInDanger?: WordsInDanger | undefined
}

/** A channel that could be started, or the reason in Chinese why it is off. */
type Made =
  | { readonly kind: 'on'; readonly channel: Channel }
  | { readonly kind: 'off'; readonly note: string }

interface ChannelKind {
  /** On screen. */
  readonly label: string
  readonly make: (settings: ChannelSettings, tools: ChannelTools) => Promise<Made>
}

/** Every kind of channel there is. A new one is a folder and one row here. What is off is not even loaded. */
export const CHANNELS = {
  web: {
    label: '网页',
    make: async (settings, tools) => {
      const secureCookies = settings.PUBLIC_URL?.startsWith('https:') ?? false
      return { kind: 'on', channel: createWebChannel({ ...tools, secureCookies }) }
    },
  },
  telegram: {
    label: 'Telegram',
    make: async (settings, tools) => {
      const token = settings.TELEGRAM_BOT_TOKEN
      if (!token) return { kind: 'off', note: '没配置。要开就设 TELEGRAM_BOT_TOKEN' }
      const webhookUrl = settings.PUBLIC_URL && `${settings.PUBLIC_URL.replace(/\/$/, '')}/telegram`
      const { createTelegramChannel } = await import('./telegram/index.ts')
      const { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_SECRET: webhookSecret } = settings
      return {
        kind: 'on',
        channel: createTelegramChannel({ ...tools, token, apiRoot, webhookSecret, webhookUrl }),
      }
    },
  },
  'wechat-official': {
    label: '公众号',
    make: makeWechatOfficial,
  },
  'wecom-kf': {
    label: '微信客服',
    make: makeWecomKf,
  },
  wechaty: {
    label: '微信（wechaty）',
    make: async (settings, tools) => {
      const { WECHATY_PUPPET: puppet, WECHATY_TOKEN: token } = settings
      if (!puppet) return { kind: 'off', note: '没配置。要开就设 WECHATY_PUPPET' }
      const { createWechatyChannel } = await import('./wechaty/index.ts')
      return { kind: 'on', channel: createWechatyChannel({ ...tools, puppet, token }) }
    },
  },
} as const satisfies Record<string, ChannelKind>

async function makeWechatOfficial(settings: ChannelSettings, tools: ChannelTools): Promise<Made> {
  const { WECHAT_APP_ID: appId, WECHAT_TOKEN: token, WECHAT_AES_KEY: aesKey } = settings
  if (!appId && !token && !aesKey)
    return { kind: 'off', note: '没配置。要开就设 WECHAT_APP_ID、WECHAT_TOKEN、WECHAT_AES_KEY' }
  if (!appId || !token || !aesKey)
    return { kind: 'off', note: 'WECHAT_APP_ID、WECHAT_TOKEN、WECHAT_AES_KEY 要一起设，还缺' }
  const allowPlain = settings.WECHAT_DEV_PLAIN === 'yes'
  if (allowPlain && settings.PUBLIC_URL)
    return { kind: 'off', note: '设了 PUBLIC_URL 就不能收明文，请去掉 WECHAT_DEV_PLAIN' }
  const { WECHAT_APP_SECRET: secret, WECHAT_API_ROOT: apiRoot } = settings
  const { createWechatOfficialChannel } = await import('./wechat-official/index.ts')
  const given = { ...tools, appId, secret, token, aesKey, apiRoot, allowPlain }
  return { kind: 'on', channel: createWechatOfficialChannel(given) }
}

async function makeWecomKf(settings: ChannelSettings, tools: ChannelTools): Promise<Made> {
  const { WECOM_CORP_ID: corpId, WECOM_KF_SECRET: secret } = settings
  const { WECOM_KF_TOKEN: token, WECOM_KF_AES_KEY: aesKey, WECOM_API_ROOT: apiRoot } = settings
  if (!corpId && !secret && !token && !aesKey)
    return { kind: 'off', note: '没配置。要开就设 WECOM_CORP_ID 和三个 WECOM_KF_ 设置' }
  if (!corpId || !secret || !token || !aesKey)
    return {
      kind: 'off',
      note: 'WECOM_CORP_ID、WECOM_KF_SECRET、WECOM_KF_TOKEN、WECOM_KF_AES_KEY 要一起设，还缺',
    }
  const { createWecomKfChannel } = await import('./wecom-kf/index.ts')
  return { kind: 'on', channel: createWecomKfChannel({ ...tools, corpId, secret, token, aesKey, apiRoot }) }
}
