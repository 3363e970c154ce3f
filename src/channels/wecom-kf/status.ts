import type { ApiFault } from '../wechat-wire/api-client.ts'

/** The operator's one line. Setting names are the only Latin words. */
export const NOTES = {
  off: '微信客服渠道没有启动。',
  stopped: '微信客服渠道已停止。',
  starting: '微信客服正在取接口凭据。',
  on: '微信客服已连接。',
  notStored: '来信存不下来，正在重试；请检查数据库和磁盘空间。',
} as const

/** What keeps us from the interfaces, in words. */
export function faultNote(fault: ApiFault): string {
  if (fault.kind === 'unreachable') return '连不上企业微信接口，正在重试；请检查网络和设置 WECOM_API_ROOT。'
  if (fault.kind === 'odd-answer') return '企业微信接口的回答看不懂，正在重试；请检查设置 WECOM_API_ROOT。'
  if (fault.code === 40001 || fault.code === 40013)
    return '企业微信的密钥或企业编号不对，请检查设置 WECOM_KF_SECRET 和 WECOM_CORP_ID。'
  if (fault.code === 60020) return '本机的外网地址不在企业微信的可信 IP 里，请去加上。'
  return `企业微信接口拒绝了请求（${fault.code}），正在重试。`
}
