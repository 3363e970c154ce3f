import type { ChannelStatus } from '../../ports/channel.ts'
import type { Log } from '../../ports/log.ts'
import type { Fault } from './fault.ts'

/** The operator's one line. Setting names are the only Latin words. */
export const NOTES = {
  off: '电报渠道没有启动。',
  stopped: '电报渠道已停止。',
  starting: '正在连接电报平台。',
  polling: '电报已连接，正在轮询收信。',
  webhook: '电报已连接，等平台推送来信。',
  'webhook-unregistered': '电报已连接，等平台推送；回调地址要自己登记，或填写公网地址。',
} as const

const FAULT_NOTES: Readonly<Record<Fault['kind'], string>> = {
  'wrong-token': '机器人令牌不对，请检查设置 TELEGRAM_BOT_TOKEN。',
  'other-poller':
    '另一个程序正用同一个机器人收信，请停掉它，或给本程序换一个机器人（设置 TELEGRAM_BOT_TOKEN）。',
  'webhook-active': '这个机器人还登记着推送地址，正在清除后重试。',
  'slow-down': '电报平台要求稍等，到时自动继续收信。',
  unchanged: '电报平台拒绝了请求，正在重试。',
  gone: '电报平台拒绝了请求，正在重试。',
  moved: '电报平台拒绝了请求，正在重试。',
  refused: '电报平台拒绝了请求，正在重试；用推送收信时请检查回调地址。',
  'platform-down': '电报平台暂时出错，正在重试。',
  unreachable: '连不上电报平台，正在重试；请检查网络和设置 TELEGRAM_API_ROOT。',
  'odd-answer': '电报平台的回答看不懂，正在重试；请检查设置 TELEGRAM_API_ROOT。',
  'not-stored': '来信存不下来，正在重试；请检查数据库和磁盘空间。',
}

/** Keeps the line; logs changes only, not every retry. */
export interface StatusBoard {
  read(): ChannelStatus
  show(state: Exclude<ChannelStatus['state'], 'failing'>, note: string): void
  fail(fault: Fault): void
}

export function createStatusBoard(log: Log): StatusBoard {
  let status: ChannelStatus = { state: 'off', note: NOTES.off }
  return {
    read: () => status,
    show(state, note) {
      if (status.state === 'failing' && state === 'on') log.info('telegram.recovered')
      status = { state, note }
    },
    fail(fault) {
      const note = FAULT_NOTES[fault.kind]
      if (fault.kind === 'not-stored') log.error('telegram.not-stored', fault.cause)
      else if (status.note !== note) log.warn('telegram.failing', factsOf(fault))
      status = { state: 'failing', note }
    },
  }
}

function factsOf(fault: Fault): Record<string, string | number> {
  return {
    fault: fault.kind,
    ...('code' in fault && { code: fault.code }),
    ...('detail' in fault && { detail: fault.detail }),
  }
}
