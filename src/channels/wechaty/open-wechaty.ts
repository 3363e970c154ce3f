import { type Bot, type BotEvent, type Memory, MissingPackageError } from './bot.ts'
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

export interface WechatyListener {
  readonly hear: (event: BotEvent) => void
  /** What an earlier bot remembered, so that a lost connection needs no new scan. */
  readonly memory: Memory
  readonly remember: (memory: Memory) => void
}

/**
 * The only place that loads wechaty, and only when the channel starts: it costs most of a second and about
 * 125 MB, and it is an optional package. Everything is read from the puppet itself, because wechaty's own
 * layer drops a message it could not read at once, and reports that as one more error.
 */
export async function openWechaty(settings: WechatySettings, listener: WechatyListener): Promise<Bot> {
  const { WechatyBuilder, log } = await load()
  // wechaty prints whole messages and contacts among its warnings.
  log.level('silent')
  const wechaty = WechatyBuilder.build(optionsFor(settings))
  // An `error` nobody listens to would end the program, late ones of a discarded bot included.
  wechaty.on('error', () => undefined)
  wechaty.on('puppet', (puppet) => {
    if ('memory' in wechaty && isMemory(wechaty.memory)) keep(wechaty.memory, listener)
    listen(puppet, listener.hear)
  })
  return createBot(wechaty)
}

async function load(): Promise<Wechaty> {
  try {
    return await import('wechaty')
  } catch (cause) {
    throw new MissingPackageError('wechaty-missing', { cause })
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

function listen(puppet: Puppet, hear: (event: BotEvent) => void): void {
  puppet.on('start', () => hear({ kind: 'started' }))
  puppet.on('stop', () => hear({ kind: 'stopped' }))
  puppet.on('login', ({ contactId }) => hear({ kind: 'login', id: contactId }))
  puppet.on('logout', () => hear({ kind: 'logout' }))
  puppet.on('dong', () => hear({ kind: 'alive' }))
  puppet.on('error', (error) => hear({ kind: 'error', code: codeOf(error) }))
  puppet.on('scan', ({ status, qrcode }) => hear({ kind: 'scan', status, content: qrcode }))
  puppet.on('message', ({ messageId }) => hear({ kind: 'message', id: messageId }))
}

/** Messages of errors may quote people or hold the token; only the name and the number are told. */
function codeOf(error: { gerror?: string }): string {
  try {
    const { name, code } = fieldsOf(JSON.parse(error.gerror ?? '')) ?? {}
    const words = typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'unknown'
    return typeof code === 'number' ? `${words}-${code}` : words
  } catch {
    return 'unknown'
  }
}

/**
 * `start` gives up silently on a puppet that needs more than 15 seconds and swallows what went wrong, so its
 * resolving means nothing. Its rejecting means that the puppet could not even be made.
 */
async function start(wechaty: Instance): Promise<void> {
  try {
    await wechaty.start()
  } catch (cause) {
    const missing = fieldsOf(cause)?.code === 'ERR_MODULE_NOT_FOUND'
    throw missing ? new MissingPackageError('puppet-missing', { cause }) : cause
  }
}

function createBot(wechaty: Instance): Bot {
  const puppet = () => wechaty.puppet
  return {
    start: () => start(wechaty),
    stop: () => wechaty.stop(),
    ding: async () => puppet().ding(),
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
    async sendFile(chat, name, bytes) {
      const { FileBox } = await import('file-box')
      await puppet().messageSendFile(chat, FileBox.fromBuffer(Buffer.from(bytes), name))
    },
    drawQr,
  }
}

/** wechaty's memory card, which its published type leaves out. Puppets write to parts of it and save it. */
interface MemoryCard {
  set(key: string, value: unknown): Promise<unknown>
  save(): Promise<void>
  readonly payload?: Memory
}

function isMemory(value: unknown): value is MemoryCard {
  const fields = fieldsOf(value)
  return typeof fields?.set === 'function' && typeof fields.save === 'function'
}

function keep(card: MemoryCard, { memory, remember }: WechatyListener): void {
  for (const [key, value] of Object.entries(memory)) void card.set(key, value)
  card.save = async () => remember({ ...card.payload })
}

/** Light on dark, as terminals are: a code in the wrong colours is refused by many a phone. */
const LOOK = {
  type: 'utf8',
  errorCorrectionLevel: 'L',
  color: { dark: '#ffffff', light: '#000000' },
} as const

/** Loaded only when somebody must scan. */
async function drawQr(content: string): Promise<string> {
  const { default: QRCode } = await import('qrcode')
  return QRCode.toString(content, LOOK)
}
