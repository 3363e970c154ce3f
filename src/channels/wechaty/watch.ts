import type { Bot, BotEvent } from './bot.ts'
import { idOf } from './fields.ts'
import type { Line } from './line.ts'
import { createPulse } from './pulse.ts'
import { showQr } from './show-qr.ts'
import { createAlarm } from './wait.ts'

/** Why a connection ended. */
export type EndReason =
  | 'asked'
  | 'start-failed'
  | 'stopped'
  | 'no-pulse'
  | 'silent'
  | 'wechaty-missing'
  | 'puppet-missing'

/** Listens to one bot, from opening to end. */
export interface Watch {
  hear(event: BotEvent): void
  begin(bot: Bot): void
  /** Hears nothing any more. Says whether the account had been logged in for a while. */
  close(): { readonly steady: boolean }
}

export function createWatch(line: Line, end: (why: EndReason) => void): Watch {
  const { account, board, clock, timing } = line
  const silent = createAlarm(timing.silenceMs, () => end('silent'))
  const pulse = createPulse({ ms: timing.pulseMs, ask: async () => bot?.ding(), lost: () => end('no-pulse') })
  let bot: Bot | undefined
  let closed = false
  let started = false
  let told: string | undefined
  let loggedInAt: number | undefined

  const react = (event: BotEvent) => {
    switch (event.kind) {
      case 'started':
        started = true
        return
      case 'scan':
        return showQr(line, bot, event) ? silent.silence() : silent.wind()
      case 'login':
        silent.silence()
        loggedInAt = clock.now()
        account.self = idOf(event.id)
        board.qr = undefined
        return board.show('on')
      case 'logout':
        silent.wind()
        loggedInAt = undefined
        account.self = undefined
        return board.show('logged-out')
      case 'message':
        return takeIn(line, event.id)
      case 'alive':
        return pulse.felt()
      case 'error':
        // Some puppets repeat an error every second: told once, until another one comes.
        if (event.code !== told) line.log.warn('wechaty.error', { code: event.code, started })
        told = event.code
        // It may be one odd message or a dead connection; only a sign of life tells.
        return started ? pulse.feel() : end('start-failed')
      case 'stopped':
        return end('stopped')
    }
  }

  return {
    hear(event) {
      if (!closed) react(event)
    },
    begin(opened) {
      bot = opened
      account.doubt = pulse.feel
      silent.wind()
    },
    close() {
      closed = true
      account.doubt = () => {}
      silent.silence()
      pulse.rest()
      board.qr = undefined
      return { steady: loggedInAt !== undefined && clock.now() - loggedInAt >= timing.steadyMs }
    },
  }
}

function takeIn({ intake, log }: Line, id: unknown): void {
  const known = idOf(id)
  if (known === undefined) log.warn('wechaty.message-without-id')
  else intake.arrive(known)
}
