import type { Capabilities } from '../../domain/message/capabilities.ts'
import type { Channel, Receive } from '../../ports/channel.ts'
import type { ChannelStorage } from '../../ports/channel-storage.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import { createInFlight } from '../common/in-flight.ts'
import { createCrypt } from '../wechat-wire/crypt.ts'
import { createStatusBoard } from '../wechat-wire/status-board.ts'
import { createApi } from './api.ts'
import { CALLBACK_PATH, createCallback } from './callback.ts'
import { WECOM_KF } from './inbound.ts'
import type { Line } from './line.ts'
import { createReader, type Reader } from './reader.ts'
import { createSender } from './send.ts'
import { faultNote, NOTES } from './status.ts'
import { TIMING, type Timing } from './timing.ts'

export interface WecomKfOptions {
  readonly corpId: string
  readonly secret: string
  readonly token: string
  readonly aesKey: string
  readonly apiRoot?: string | undefined
  readonly storage: ChannelStorage
  readonly clock: Clock
  readonly log: Log
  readonly timing?: Partial<Timing> | undefined
}

/** 2048 bytes less the line that names an older question. An answer is sent at once, so nothing is kept back. */
const CAPABILITIES: Capabilities = {
  maxTextBytes: 1900,
  maxTextChars: 700,
  buttons: false,
  pull: false,
  passiveMs: 0,
}

/** 微信客服 of 企业微信. A call is only a notification: the messages are read from a list. */
export function createWecomKfChannel(options: WecomKfOptions): Channel {
  let receive: Receive | undefined
  let reader: Reader | undefined
  const line = createLine(options, () => receive)
  const send = createSender(line)
  const crypt = createCrypt({ token: options.token, aesKey: options.aesKey, id: options.corpId })
  const notify = async (reading: Parameters<Reader['notify']>[0]) => reader?.notify(reading)
  return {
    name: WECOM_KF,
    capabilities: CAPABILITIES,
    status: line.board.read,
    send: (chat, message) => line.inFlight.track(send(chat, message)),
    fetchFile: line.api.fetchFile,
    http: { path: CALLBACK_PATH, handle: createCallback({ line, crypt }, notify) },
    async start(given) {
      if (receive !== undefined) return
      receive = given
      line.board.show('starting', NOTES.starting)
      reader = createReader(line)
      line.inFlight
        .track(lookAtToken(line))
        .catch((error: unknown) => line.log.error('wecom-kf.no-token', error))
    },
    async stop() {
      const ending = reader
      reader = undefined
      await ending?.stop()
      receive = undefined
      await line.inFlight.settled()
      await line.api.close()
      line.board.show('off', NOTES.stopped)
    },
  }
}

async function lookAtToken({ api, board }: Line): Promise<void> {
  const token = await api.token.get()
  if (token.kind === 'fault') board.fail(faultNote(token.fault), token.fault)
  else board.show('on', NOTES.on)
}

function createLine(options: WecomKfOptions, receive: Line['receive']): Line {
  const { storage, clock, log } = options
  const timing = { ...TIMING, ...options.timing }
  return {
    api: createApi(options, { storage, clock, callMs: timing.callMs }),
    storage,
    clock,
    log,
    timing,
    receive,
    board: createStatusBoard(WECOM_KF, NOTES.off, log),
    inFlight: createInFlight(),
  }
}
