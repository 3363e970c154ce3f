/**
 * A WeChat account driven by wechaty, reduced to what this channel needs. Answers are `unknown`: puppets are
 * written by many hands, so nothing of theirs is believed before `toInbound` has looked at it. Every call and
 * every event can cross a thread, see `own-thread.ts`.
 */
export interface Bot {
  /** Resolving proves nothing (see `open-wechaty.ts`); only events do. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Asks for a sign of life, which comes as the event `alive`. */
  ding(): Promise<void>
  message(id: string): Promise<unknown>
  contact(id: string): Promise<unknown>
  room(id: string): Promise<unknown>
  roomMember(room: string, contact: string): Promise<unknown>
  location(message: string): Promise<unknown>
  /** Forgets what is remembered of a person or room, so that the next look is a fresh one. */
  forget(chat: string): Promise<void>
  sendText(chat: string, text: string): Promise<void>
  /** `name` with its ending, as it is saved on a phone. */
  sendFile(chat: string, name: string, bytes: Uint8Array): Promise<void>
  /** A QR code to print; undefined where nothing can draw one. */
  drawQr(content: string): Promise<string | undefined>
}

/** What happens to the account. `error` may be anything, from one odd message to a dead connection. */
export type BotEvent =
  | { readonly kind: 'started' | 'logout' | 'alive' | 'stopped' }
  | { readonly kind: 'login'; readonly id: unknown }
  | { readonly kind: 'scan'; readonly status: unknown; readonly content: unknown }
  | { readonly kind: 'message'; readonly id: unknown }
  | { readonly kind: 'error'; readonly code: string }

/** The connection that is up, if any. One object for the life of the channel. */
export interface Account {
  bot: Bot | undefined
  /** Our own id while the account is logged in. */
  self: string | undefined
  /** Something was not answered: have a look whether anybody is there. */
  doubt(): void
}

/** Makes a fresh bot that tells `hear` everything. Throws `MissingPackageError` where there is none to make. */
export type OpenBot = (hear: (event: BotEvent) => void) => Promise<Bot>

/** The log-in as the puppet keeps it. It is the key to the account, so it never touches the disk. */
export type Memory = Readonly<Record<string, unknown>>

export type MissingPackage = 'wechaty-missing' | 'puppet-missing'

/** A package this channel needs is not installed: trying again helps nobody. */
export class MissingPackageError extends Error {
  readonly code: MissingPackage
  constructor(code: MissingPackage, options: ErrorOptions = {}) {
    super(code, options)
    this.code = code
  }
}
