import type { CalculatorDesk } from '../ports/calculator-desk.ts'
import type { Channel } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import type { Log } from '../ports/log.ts'
import type { ThreadStore } from '../ports/stores/thread-store.ts'
import { createTelegramChannel } from './telegram/index.ts'
import { createWebChannel } from './web/index.ts'
import { createWechatyChannel } from './wechaty/index.ts'

/** The settings channels look at; absent ones leave a channel off. */
export interface ChannelSettings {
  readonly TELEGRAM_BOT_TOKEN?: string | undefined
  readonly TELEGRAM_API_ROOT?: string | undefined
  readonly TELEGRAM_WEBHOOK_SECRET?: string | undefined
  readonly WECHATY_PUPPET?: string | undefined
  readonly WECHATY_TOKEN?: string | undefined
  readonly WECHAT_APP_ID?: string | undefined
  readonly PUBLIC_URL?: string | undefined
}

/** What every channel may use. */
export interface ChannelTools {
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly threads: ThreadStore
  readonly countyName: string
  readonly calculatorDesk?: CalculatorDesk | undefined
}

/** A channel that could be started, or the reason in Chinese why it is off. */
type Made =
  | { readonly kind: 'on'; readonly channel: Channel }
  | { readonly kind: 'off'; readonly note: string }

interface ChannelKind {
  /** On screen. */
  readonly label: string
  readonly make: (settings: ChannelSettings, tools: ChannelTools) => Made
}

/** Every kind of channel there is. A new one is a folder and one row here. */
export const CHANNELS = {
  web: {
    label: '网页',
    make: (settings, tools) => {
      const secureCookies = settings.PUBLIC_URL?.startsWith('https:') ?? false
      return { kind: 'on', channel: createWebChannel({ ...tools, secureCookies }) }
    },
  },
  telegram: {
    label: 'Telegram',
    make: (settings, tools) => {
      const token = settings.TELEGRAM_BOT_TOKEN
      if (!token) return { kind: 'off', note: '没配置。要开就设 TELEGRAM_BOT_TOKEN' }
      const webhookUrl = settings.PUBLIC_URL && `${settings.PUBLIC_URL.replace(/\/$/, '')}/telegram`
      const { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_SECRET: webhookSecret } = settings
      return {
        kind: 'on',
        channel: createTelegramChannel({ ...tools, token, apiRoot, webhookSecret, webhookUrl }),
      }
    },
  },
  'wechat-official': {
    label: '公众号',
    make: () => ({ kind: 'off', note: '这个版本还不能接公众号，先用网页' }),
  },
  wechaty: {
    label: '微信（wechaty）',
    make: (settings, tools) => {
      const { WECHATY_PUPPET: puppet, WECHATY_TOKEN: token } = settings
      if (!puppet) return { kind: 'off', note: '没配置。要开就设 WECHATY_PUPPET' }
      return { kind: 'on', channel: createWechatyChannel({ ...tools, puppet, token }) }
    },
  },
} as const satisfies Record<string, ChannelKind>
