import { readFileSync } from 'node:fs'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)
const url = z.url({ protocol: /^https?$/ })
const secret = z.string().min(1)
const budget = z.coerce.number().int().min(0).max(1_000_000)
const aesKey = z.string().regex(/^[A-Za-z0-9]{43}$/)

/** Every setting there is: its check, and what is expected in words. All are optional. */
const SETTINGS = {
  PORT: { check: port, expected: '0 到 65535 的端口号，例如 8080' },
  HOST: { check: z.string().min(1), expected: '监听地址，例如 127.0.0.1' },
  DATA_DIR: { check: z.string().min(1), expected: '数据目录，例如 ./data' },
  DATA_KEY: { check: secret, expected: '加密密钥：64 位十六进制' },
  DATABASE_URL: { check: z.string().regex(/^postgres(ql)?:\/\//), expected: 'postgres:// 开头的地址' },
  COUNTY: { check: z.string().regex(/^[a-z0-9-]+$/), expected: 'knowledge/county 下的目录名，例如 langao' },
  LOG_LEVEL: {
    check: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    expected: 'debug info warn error silent 之一',
  },
  PUBLIC_URL: { check: url, expected: '外网地址，例如 https://fa.example.gov.cn' },
  TELEGRAM_BOT_TOKEN: {
    check: z.string().regex(/^\d+:[\w-]{20,}$/),
    expected: 'BotFather 给的令牌，形如 123456:ABC…',
  },
  TELEGRAM_API_ROOT: { check: url, expected: 'Bot API 地址' },
  TELEGRAM_WEBHOOK_SECRET: {
    check: z.string().regex(/^[\w-]{16,256}$/),
    expected: '16 到 256 个字母、数字、_ 或 -',
  },
  WECHAT_APP_ID: { check: secret, expected: '公众号 AppID' },
  WECHAT_APP_SECRET: { check: secret, expected: '公众号 AppSecret' },
  WECHAT_TOKEN: { check: secret, expected: '公众号令牌' },
  WECHAT_AES_KEY: { check: aesKey, expected: '43 位消息加解密密钥' },
  WECHAT_API_ROOT: { check: url, expected: '微信接口地址' },
  WECHAT_DEV_PLAIN: { check: z.literal('yes'), expected: 'yes（只给开发用，收不加密的消息）' },
  WECOM_CORP_ID: { check: secret, expected: '企业微信企业 ID' },
  WECOM_KF_SECRET: { check: secret, expected: '微信客服的 Secret' },
  WECOM_KF_TOKEN: { check: secret, expected: '微信客服的回调令牌' },
  WECOM_KF_AES_KEY: { check: aesKey, expected: '43 位消息加解密密钥' },
  WECOM_API_ROOT: { check: url, expected: '企业微信接口地址' },
  WECHATY_PUPPET: {
    check: z.string().regex(/^[@\w/.-]+$/),
    expected: '机器人协议包名，例如 wechaty-puppet-service',
  },
  WECHATY_TOKEN: { check: secret, expected: '机器人服务的令牌' },
  LLM_BASE_URL: { check: url, expected: '兼容 OpenAI 的接口地址' },
  LLM_API_KEY: { check: secret, expected: '模型接口密钥' },
  LLM_MODEL: { check: secret, expected: '模型名' },
  LLM_DAILY_BUDGET: { check: budget, expected: '每天最多问模型几次，例如 500' },
  LLM_PERSON_BUDGET: { check: budget, expected: '每人每天最多问模型几次，例如 20' },
  EMBEDDING_MODEL: { check: secret, expected: '向量模型名' },
  SPEECH_MODEL: { check: secret, expected: '语音模型名' },
} as const satisfies Record<string, { check: z.ZodType; expected: string }>

type SettingName = keyof typeof SETTINGS
type SettingValue<K extends SettingName> = z.infer<(typeof SETTINGS)[K]['check']>

/** All settings, checked. Absent ones are undefined, so a new setting never stops a running site. */
export type Config = { readonly [K in SettingName]: SettingValue<K> | undefined }

/** A setting that cannot be used. The message names the setting, what was found and what is expected. */
export class ConfigError extends Error {
  readonly code = 'bad-setting'
}

/** The names of all settings, for the documentation and its test. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

const SECRET_NAMES = /KEY|SECRET|TOKEN|DATABASE_URL/
const OUR_PREFIXES = /^(TELEGRAM|WECHAT|WECHATY|WECOM|LLM)_/

/** Reads the environment once. `NAME_FILE` gives a setting by file. Throws ConfigError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  refuseUnknown(environment)
  const entries = SETTING_NAMES.map((name) => [name, readSetting(name, environment)] as const)
  return Object.fromEntries(entries) as Config
}

function readSetting(name: SettingName, environment: Readonly<Record<string, string | undefined>>): unknown {
  const raw = environment[name] ?? fromFile(name, environment[`${name}_FILE`])
  if (raw === undefined || raw === '') return undefined
  const checked = SETTINGS[name].check.safeParse(raw)
  if (checked.success) return checked.data
  const found = SECRET_NAMES.test(name) ? `${raw.length} 个字符` : `“${raw}”`
  throw new ConfigError(`设置 ${name} 不对：现在是 ${found}，应当是${SETTINGS[name].expected}。`)
}

function fromFile(name: string, path: string | undefined): string | undefined {
  if (!path) return undefined
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new ConfigError(`设置 ${name}_FILE 不对：读不到文件“${path}”，请检查路径和权限。`)
  }
}

/** A mistyped name would silently switch a channel off; names that can only be meant for us are refused. */
function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const known = new Set<string>(SETTING_NAMES.flatMap((name) => [name, `${name}_FILE`]))
  const isForeign = (name: string) => name.startsWith('WECHATY_PUPPET_')
  const unknown = Object.keys(environment).find(
    (name) => OUR_PREFIXES.test(name) && !known.has(name) && !isForeign(name),
  )
  if (unknown) throw new ConfigError(`没有 ${unknown} 这个设置，请对照 README 的设置表改名或删掉。`)
}
