import type { ChannelStatus } from '../../ports/channel.ts'

type NoteName = keyof typeof STATUSES

/** The operator's one line. Setting names and the install command are the only Latin words. */
const STATUSES = {
  off: { state: 'off', note: '微信号没有启动。' },
  stopped: { state: 'off', note: '微信号已停止。' },
  starting: { state: 'starting', note: '正在启动微信号。' },
  scan: { state: 'starting', note: '请用手机微信扫描二维码登录。' },
  scanned: { state: 'starting', note: '已扫码，请在手机上点确认登录。' },
  on: { state: 'on', note: '微信号已登录，正在收信。' },
  'logged-out': { state: 'failing', note: '微信号已退出登录，请重新扫码。' },
  lost: { state: 'failing', note: '微信号断开了，正在重新连接。' },
  'wechaty-missing': {
    state: 'failing',
    note: '没有安装微信号组件，这个渠道不能用，其他渠道照常；请运行 npm install wechaty 后重启。',
  },
  'puppet-missing': {
    state: 'failing',
    note: '找不到微信号的接口组件；请检查设置 WECHATY_PUPPET，装好后重启，其他渠道照常。',
  },
} as const satisfies Record<string, ChannelStatus>

/** How the account is doing, and the QR code that waits to be scanned. */
export interface StatusBoard {
  /** `unstored` messages live in memory only: then nothing else is worth saying. */
  read(unstored: number): ChannelStatus
  /** Waiting for a scan and trying again do not hide that somebody must scan again after a log-out. */
  show(name: NoteName): void
  qr: string | undefined
}

export function createStatusBoard(): StatusBoard {
  let shown: NoteName = 'off'
  return {
    qr: undefined,
    read: (unstored) => (unstored > 0 ? notStored(unstored) : STATUSES[shown]),
    show(name) {
      if (shown === 'logged-out' && (name === 'scan' || name === 'lost')) return
      shown = name
    },
  }
}

function notStored(count: number): ChannelStatus {
  return {
    state: 'failing',
    note: `有 ${count} 条来信存不下来，正在重试；请检查数据库和磁盘空间，先不要重启。`,
  }
}
