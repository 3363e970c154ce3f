import { createRequire } from 'node:module'
import { type Bot, type BotEvent, MissingPackageError, type OpenBot } from './bot.ts'
import { fieldsOf } from './fields.ts'

type Wechaty = typeof import('wechaty')
type Options = NonNullable<Parameters<Wechaty['WechatyBuilder']['build']>[0]>
type Instance = ReturnType<Wechaty['WechatyBuilder']['build']>
type Puppet = Instance['puppet']
type PuppetName = Exclude<Options['puppet'], Puppet | undefined>

export interface WechatySettings {
  /** The npm name of the puppet; tests hand in a maker of puppets. */
  readonly puppet: string | (() => Puppet)
  readonly token?: string | undefined
}

/**
 * The only place that loads wechaty, and only when the channel starts: it costs most of a second and about
 * 125 MB, and it is an optional package. Everything is read from the puppet itself, because wechaty's own
 * layer drops a message it could not read at once, and reports that as one more error.
 */
export function createWechatyOpener(settings: WechatySettings): OpenBot {
  // Kept across connections of one run, so that a lost connection needs no new scan. Never on disk: it is
  // the key to the account.
  let memory: Options['memory']
  return async (hear) => {
    const { WechatyBuilder, log } = await load()
    // wechaty prints whole messages and contacts among its warnings; ours go to our own log.
    log.level('silent')
    const wechaty = WechatyBuilder.build({ ...optionsFor(settings), ...(memory && { memory }) })
    let puppet: Puppet | undefined
    // An `error` nobody listens to would end the process, late ones of a discarded bot included.
    wechaty.on('error', () => undefined)
    wechaty.on('puppet', (made) => {
      puppet = made
      memory = memoryOf(wechaty)
      listen(made, hear)
    })
    return createBot(wechaty, () => puppet)
  }
}

async function load(): Promise<Wechaty> {
  try {
    return await import('wechaty')
  } catch (cause) {
    throw new MissingPackageError('wechaty-missing', { cause })
  }
}

/** Fails where the named puppet is not installed; the puppet is loaded by wechaty, under the name we give. */
async function start(wechaty: Instance): Promise<void> {
  try {
    await wechaty.start()
  } catch (cause) {
    const missing = fieldsOf(cause)?.code === 'ERR_MODULE_NOT_FOUND'
    throw missing ? new MissingPackageError('puppet-missing', { cause }) : cause
  }
}

function listen(puppet: Puppet, hear: (event: BotEvent) => void): void {
  puppet.on('start', () => hear({ kind: 'started' }))
  puppet.on('stop', () => hear({ kind: 'stopped' }))
  puppet.on('login', () => hear({ kind: 'login' }))
  puppet.on('logout', () => hear({ kind: 'logout' }))
  puppet.on('dong', () => hear({ kind: 'alive' }))
  puppet.on('error', (error) => hear({ kind: 'error', error }))
  puppet.on('scan', ({ status, qrcode }) => hear({ kind: 'scan', status, content: qrcode }))
  puppet.on('message', ({ messageId }) => hear({ kind: 'message', id: messageId }))
}

/**
 * `start` gives up silently on a puppet that needs more than 15 seconds and swallows what went wrong, so its
 * resolving means nothing.
 */
function createBot(wechaty: Instance, made: () => Puppet | undefined): Bot {
  const puppet = () => wechaty.puppet
  return {
    start: () => start(wechaty),
    stop: () => wechaty.stop(),
    selfId: () => (made()?.isLoggedIn ? made()?.currentUserId : undefined),
    ding: () => puppet().ding(),
    message: async (id) => puppet().messagePayload(id),
    contact: async (id) => puppet().contactPayload(id),
    room: async (id) => puppet().roomPayload(id),
    roomMember: async (room, contact) => puppet().roomMemberPayload(room, contact),
    location: async (id) => puppet().messageLocation(id),
    async forget(chat) {
      await Promise.allSettled([puppet().contactPayloadDirty(chat), puppet().roomPayloadDirty(chat)])
    },
    async sendText(chat, text) {
      await puppet().messageSendText(chat, text)
    },
    drawQr,
  }
}

function optionsFor({ puppet, token }: WechatySettings): Options {
  if (typeof puppet === 'function') return { puppet: puppet() }
  return {
    ...(isPuppetName(puppet) && { puppet }),
    ...(token !== undefined && { puppetOptions: { token } }),
  }
}

/** wechaty loads any package by name; its type lists only the ones it knew. */
function isPuppetName(name: string): name is PuppetName {
  return name !== ''
}

/** Not part of wechaty's published type, but the only way to hand a log-in on to the next bot. */
function memoryOf(wechaty: Instance): Options['memory'] {
  return 'memory' in wechaty && isMemory(wechaty.memory) ? wechaty.memory : undefined
}

function isMemory(value: unknown): value is NonNullable<Options['memory']> {
  return typeof fieldsOf(value)?.multiplex === 'function'
}

/** Light on dark, as terminals are: a code in the wrong colours is refused by many a phone. */
const LOOK = {
  type: 'utf8',
  errorCorrectionLevel: 'L',
  color: { dark: '#ffffff', light: '#000000' },
} as const

interface Renderer {
  toString(content: string, options: typeof LOOK): Promise<string>
}

/** wechaty's own file package brings a QR renderer; were it gone, the content is printed as text. */
async function drawQr(content: string): Promise<string | undefined> {
  const wechaty = createRequire(createRequire(import.meta.url).resolve('wechaty'))
  const renderer: unknown = createRequire(wechaty.resolve('file-box'))('qrcode')
  if (!isRenderer(renderer)) return undefined
  return renderer.toString(content, LOOK)
}

function isRenderer(value: unknown): value is Renderer {
  return fieldsOf(value) !== undefined && Object.hasOwn(Object(value), 'toString')
}
