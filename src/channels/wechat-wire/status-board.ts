import type { ChannelStatus } from '../../ports/channel.ts'
import type { Log } from '../../ports/log.ts'
import type { ApiFault } from './api-client.ts'

/** The operator's one line about a channel of WeChat. */
export interface StatusBoard {
  read(): ChannelStatus
  show(state: Exclude<ChannelStatus['state'], 'failing'>, note: string): void
  fail(note: string, fault?: ApiFault): void
}

/** Keeps the line; logs changes only, not every retry. `name` begins the log's events. */
export function createStatusBoard(name: string, off: string, log: Log): StatusBoard {
  let status: ChannelStatus = { state: 'off', note: off }
  return {
    read: () => status,
    show(state, note) {
      if (status.state === 'failing' && state === 'on') log.info(`${name}.recovered`)
      status = { state, note }
    },
    fail(note, fault) {
      if (status.note !== note) log.warn(`${name}.failing`, fault && factsOf(fault))
      status = { state: 'failing', note }
    },
  }
}

/** What a fault may say in the log. */
export function factsOf(fault: ApiFault): Record<string, string | number> {
  return {
    fault: fault.kind,
    ...('code' in fault && { code: fault.code }),
    ...('detail' in fault && { detail: fault.detail }),
  }
}
