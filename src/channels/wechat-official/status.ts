import type { ApiFault } from '../wechat-wire/api-client.ts'
import { CODES } from './codes.ts'

/** The operator's one line. Setting names are the only Latin words. */
export const NOTES = {
  off: '公众号渠道没有启动。',
  stopped: '公众号渠道已停止。',
  starting: '公众号已能收信，正在取接口凭据。',
  on: '公众号已连接。',
  passiveOnly: '公众号已能收信和当场回复；没设 WECHAT_APP_SECRET，来不及的回答等对方下次来信再给。',
  noCustom: '公众号已能收信和当场回复；没有客服消息权限（48001），来不及的回答等对方下次来信再给。',
  notStored: '来信存不下来；请检查数据库和磁盘空间。',
} as const

/** Refusals of the credentials that a person must mend. */
const REFUSALS: Readonly<Record<number, string>> = {
  [CODES.notTheToken]: '公众号密钥不对，请检查设置 WECHAT_APP_SECRET。',
  40013: '公众号编号不对，请检查设置 WECHAT_APP_ID。',
  40125: '公众号密钥不对，请检查设置 WECHAT_APP_SECRET。',
  40164: '本机的外网地址不在公众号后台的 IP 白名单里，请去加上。',
  [CODES.dailyLimit]: '公众号接口今天的次数用完了，明天自动恢复；来信照常当场回复。',
}

/** What keeps the token away, in words. Letters are still answered at once. */
export function tokenNote(fault: ApiFault): string {
  if (fault.kind === 'unreachable')
    return '连不上微信接口，正在重试；请检查网络和设置 WECHAT_API_ROOT。来信照常当场回复。'
  if (fault.kind === 'odd-answer')
    return '微信接口的回答看不懂，正在重试；请检查设置 WECHAT_API_ROOT。来信照常当场回复。'
  return REFUSALS[fault.code] ?? `微信接口不给凭据（${fault.code}），正在重试。来信照常当场回复。`
}
