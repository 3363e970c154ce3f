import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Chats, type SentMessage } from './chats.ts'
import { type Fault, FaultSchedule } from './faults.ts'
import type { World } from './methods.ts'
import { messageFrom, pressOn, type SayOptions } from './people.ts'
import { type Parts, type RecordedCall, serve } from './serve.ts'
import { type Update, UpdateQueue } from './update-queue.ts'
import { Watch } from './watch.ts'
import { type Push, taken, WebhookPusher } from './webhook-pusher.ts'

export interface FakeTelegramOptions {
  readonly token?: string
  readonly username?: string
  readonly now?: () => number
  /** Between two pushes of one update that was not taken. */
  readonly resendMs?: number
  /** Off for load tests. */
  readonly recordCalls?: boolean
}

/**
 * A Bot API server that is as strict as the real one: it confirms by offset only, gives again what is
 * unconfirmed, and refuses what Telegram refuses. People in it say and press things; it remembers all.
 */
export interface FakeTelegram {
  readonly apiRoot: string
  readonly token: string
  readonly username: string
  readonly calls: readonly RecordedCall[]
  callsOf(method: string): readonly RecordedCall[]
  /** Somebody writes; the result is the message's id. Negative chats are groups. */
  userSays(chat: number, text: string, options?: SayOptions): number
  /** Somebody presses a button of ours, given by label or data; the result is the press's id. */
  userPresses(chat: number, button: string, options?: { readonly stale?: boolean }): string
  /** Any update at all, malformed ones included. */
  pushUpdate(update: Readonly<Record<string, unknown>>): void
  /** The chat exists although nobody has written in it. */
  openChat(chat: number): void
  block(chat: number): void
  /** The group becomes a supergroup with another id. */
  moveChat(chat: number, to: number): void
  addFile(id: string, bytes: Buffer): void
  messagesTo(chat: number): readonly SentMessage[]
  readonly unconfirmed: readonly Update[]
  readonly unansweredPresses: ReadonlySet<string>
  readonly commands: readonly unknown[]
  readonly pushes: readonly Push[]
  readonly webhook: { readonly url: string; readonly secret: string | undefined } | undefined
  fail(method: string, ...faults: readonly Fault[]): void
  heal(): void
  waitFor<T>(look: () => T | undefined | false, what: string, timeoutMs?: number): Promise<T>
  stop(): Promise<void>
}

export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const parts = createParts(options)
  const server = createServer((request, response) => {
    serve(request, response, parts).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return handle(parts, { server, apiRoot: `http://127.0.0.1:${port}` })
}

function createParts(options: FakeTelegramOptions): Parts {
  const watch = new Watch()
  const queue = new UpdateQueue()
  const onPush = (push: Push) => {
    if (taken(push)) queue.confirm(push.update)
    watch.changed()
  }
  const pusher = new WebhookPusher({ resendMs: options.resendMs ?? 20, onPush })
  const world: World = {
    me: { id: 700_000_001, is_bot: true, username: options.username ?? 'xiangfa_test_bot' },
    chats: new Chats(),
    queue,
    pusher,
    files: new Map(),
    presses: new Set(),
    now: options.now ?? Date.now,
    commands: [],
    allowed: undefined,
  }
  const token = options.token ?? '700000001:TEST-only-token-of-the-fake-server_0'
  return { token, world, faults: new FaultSchedule(), watch, calls: [], record: options.recordCalls ?? true }
}

function handle(parts: Parts, { server, apiRoot }: { server: Server; apiRoot: string }): FakeTelegram {
  const { world, faults, watch, calls, token } = parts
  const deliver = createDelivery(parts)
  let presses = 0
  return {
    apiRoot,
    token,
    username: world.me.username,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    userSays(id, text, options = {}) {
      if (id < 0 !== (options.group ?? false)) throw new Error('groups, and only groups, have negative ids')
      const chat = world.chats.open(id)
      const kind = options.edits === undefined ? 'message' : 'edited_message'
      const message = messageFrom(world, chat, { text, options })
      deliver({ [kind]: message }, chat.id)
      return (message as { message_id: number }).message_id
    },
    userPresses(id, button, options = {}) {
      const press = `press-${++presses}`
      const chat = world.chats.open(id)
      const query = pressOn(world, chat, { button, id: press, stale: options.stale ?? false })
      world.presses.add(press)
      deliver({ callback_query: query }, chat.id)
      return press
    },
    pushUpdate: (update) => deliver(update, 0),
    openChat(id) {
      world.chats.open(id)
    },
    block(id) {
      world.chats.open(id).blocked = true
    },
    moveChat(id, to) {
      world.chats.open(id).movedTo = world.chats.open(to).id
    },
    addFile(id, bytes) {
      world.files.set(id, { path: `files/${id}`, bytes })
    },
    messagesTo: (id) => world.chats.find(id)?.ours ?? [],
    get unconfirmed() {
      return world.queue.unconfirmed
    },
    unansweredPresses: world.presses,
    get commands() {
      return world.commands
    },
    pushes: world.pusher.pushes,
    get webhook() {
      return world.pusher.target
    },
    fail: (method, ...list) => faults.add(method, list),
    heal: () => faults.clear(),
    waitFor: (look, what, timeoutMs) => watch.waitFor(look, what, timeoutMs),
    stop() {
      world.pusher.aim(undefined, [])
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

/** Gives an update its number and sends it the way the bot asked for. */
function createDelivery({ world, watch }: Parts) {
  let nextId = 500_000_001
  return (body: Readonly<Record<string, unknown>>, chat: number) => {
    const kinds = Object.keys(body).filter((key) => key !== 'update_id')
    const wanted = world.allowed === undefined || kinds.some((kind) => world.allowed?.includes(kind))
    if (!wanted && chat !== 0) return
    const update = { update_id: nextId++, ...body }
    world.queue.add(update)
    world.pusher.push(update)
    watch.changed()
  }
}
