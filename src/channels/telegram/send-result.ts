import type { SendResult } from '../../ports/channel.ts'
import type { Fault } from './fault.ts'

/** What a failed send means for the outbox. The reasons are read by staff. */
export function sendResultOf(fault: Fault): SendResult {
  switch (fault.kind) {
    case 'unchanged':
      return { kind: 'sent' }
    case 'gone':
    case 'moved':
      return { kind: 'rejected', reason: '对方停用了账号、屏蔽了机器人，或聊天已经不在。' }
    case 'refused':
      return { kind: 'rejected', reason: `电报平台不收这条消息（${fault.code}）。` }
    case 'slow-down':
      return {
        kind: 'retry',
        reason: '电报平台要求稍等再发。',
        ...(fault.afterMs && { afterMs: fault.afterMs }),
      }
    case 'wrong-token':
      return { kind: 'retry', reason: '电报机器人令牌不对，等待改正。' }
    case 'platform-down':
      return { kind: 'retry', reason: `电报平台暂时出错（${fault.code}）。` }
    default:
      return { kind: 'retry', reason: '连不上电报平台，不知道是否送到。' }
  }
}
