import type { Channel, Receive } from '../../ports/channel.ts'
import type { ChannelStorage } from '../../ports/channel-storage.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { WordsInDanger } from '../../ports/words-in-danger.ts'
import { createInFlight } from '../common/in-flight.ts'
import { createCrypt } from '../wechat-wire/crypt.ts'
import { createStatusBoard } from '../wechat-wire/status-board.ts'
import { createAnswerer } from './answer.ts'
import { type Api, createApi } from './api.ts'
import { CALLBACK_PATH, createCallback } from './callback.ts'
import { createChangeChat } from './chat-memory.ts'
import { createHandledWatch } from './handled-watch.ts'
import { WECHAT_OFFICIAL } from './inbound.ts'
import type { Line } from './line.ts'
import { capabilities } from './outbound.ts'
import { createSender } from './send.ts'
import { NOTES, tokenNote } from './status.ts'
import { TIMING, type Timing } from './timing.ts'

export interface WechatOfficialOptions {
  readonly appId: string
  /** Absent: no customer-service messages; what comes late waits for the person's next message. */
  readonly secret?: string | undefined
  readonly token: string
  readonly aesKey: string
  readonly apiRoot?: string | undefined
  /** Development only: take messages that are not encrypted. */
  readonly allowPlain?: boolean | undefined
  readonly storage: ChannelStorage
  readonly clock: Clock
  readonly log: Log
  readonly wordsInDanger?: WordsInDanger | undefined
  readonly timing?: Partial<Timing> | undefined
}

/** A 公众号, spoken to directly. Starting never fails: without the platform's interfaces letters are still answered. */
export function createWechatOfficialChannel(options: WechatOfficialOptions): Channel {
  const line = createLine(options)
  const { appId, secret, apiRoot } = options
  const api = secret === undefined ? undefined : createApi({ appId, secret, apiRoot }, line)
  const send = createSender(line, api)
  const watch = createHandledWatch(line.storage, line.timing.lookMs)
  let receive: Receive | undefined
  let looking: NodeJS.Timeout | undefined
  const handle = createCallback({
    line,
    crypt: createCrypt({ token: options.token, aesKey: options.aesKey, id: appId }),
    allowPlain: options.allowPlain ?? false,
    answerer: createAnswerer(line, watch),
    wordsInDanger: options.wordsInDanger,
    receive: () => receive,
  })
  return {
    name: WECHAT_OFFICIAL,
    capabilities: capabilities(line.timing.keepBackMs),
    status: line.board.read,
    send: (chat, message) => line.inFlight.track(send(chat, message)),
    ...(api && { fetchFile: api.fetchFile }),
    http: { path: CALLBACK_PATH, handle },
    async start(given) {
      if (receive !== undefined) return
      receive = given
      line.board.show(api ? 'starting' : 'on', api ? NOTES.starting : NOTES.passiveOnly)
      if (api) looking = lookAfterToken(line, api)
    },
    async stop() {
      receive = undefined
      clearInterval(looking)
      watch.release()
      await line.inFlight.settled()
      await api?.close()
      line.board.show('off', NOTES.stopped)
    },
  }
}

/** Fetches the token before anybody needs it, and shows what keeps it away. */
function lookAfterToken(line: Line, api: Api): NodeJS.Timeout {
  const look = async () => {
    const token = await api.token.get()
    if (token.kind === 'fault') line.board.fail(tokenNote(token.fault), token.fault)
    else if (line.board.read().note !== NOTES.noCustom) line.board.show('on', NOTES.on)
  }
  const lookSafely = () =>
    line.inFlight.track(look()).catch((error: unknown) => line.log.error('wechat-official.no-token', error))
  void lookSafely()
  return setInterval(lookSafely, line.timing.tokenMs).unref()
}

function createLine({ storage, clock, log, timing }: WechatOfficialOptions): Line {
  return {
    storage,
    clock,
    log,
    changeChat: createChangeChat({ storage, clock }),
    board: createStatusBoard(WECHAT_OFFICIAL, NOTES.off, log),
    inFlight: createInFlight(),
    timing: { ...TIMING, ...timing },
  }
}
