import { Worker } from 'node:worker_threads'
import { type Bot, type Memory, MissingPackageError, type OpenBot } from './bot.ts'
import { within } from './wait.ts'
import type { Call, Note, Start } from './wire.ts'

/**
 * Opens each bot in a thread of its own. wechaty and its puppets throw where nobody can catch it (an
 * unreachable directory of puppet services ends the whole program), hang while starting, and print the token;
 * a thread can die, be ended and be silenced without harm to the other channels.
 */
export function createThreadOpener(settings: Pick<Start, 'puppet' | 'token'>, stopMs: number): OpenBot {
  let memory: Memory = {}
  return async (hear) => {
    const start: Start = { ...settings, memory }
    const thread = startThread(start)
    const calls = createCalls((call) => thread.postMessage(call))
    const opened = Promise.withResolvers<void>()
    let isOpen = false
    const gone = () => {
      opened.reject(new ThreadEndedError('the thread ended'))
      calls.endAll()
      if (isOpen) hear({ kind: 'stopped' })
    }
    const heed = (note: Note) => {
      switch (note.kind) {
        case 'opened':
          return opened.resolve()
        case 'event':
          return hear(note.event)
        case 'memory':
          memory = note.memory
          return
        case 'answer':
          return calls.answer(note.id, note.value)
        case 'failure':
          return note.id === undefined
            ? opened.reject(errorFor(note.code))
            : calls.fail(note.id, errorFor(note.code))
      }
    }
    thread.on('error', gone)
    thread.on('exit', gone)
    thread.on('message', heed)
    try {
      await opened.promise
      isOpen = true
    } catch (error) {
      await thread.terminate()
      throw error
    }
    return createRemoteBot(calls.call, () => endThread(thread, calls.call, stopMs))
  }
}

/** The thread ended while it was asked something. */
class ThreadEndedError extends Error {
  readonly code = 'thread-ended'
}

function startThread(workerData: Start): Worker {
  const file = new URL('./thread.ts', import.meta.url)
  // Flags meant for the program, such as `--eval`, would keep the thread from starting.
  const thread = new Worker(file, { workerData, stdout: true, stderr: true, execArgv: [] })
  // Read and thrown away: puppets print tokens and messages.
  thread.stdout.resume()
  thread.stderr.resume()
  return thread
}

/** Lets the puppet say goodbye, but ends the thread in any case: nothing of it is left behind. */
async function endThread(thread: Worker, call: Caller, stopMs: number): Promise<void> {
  await within(stopMs, call('stop')).catch(() => undefined)
  await thread.terminate()
}

function errorFor(code: string): Error {
  if (code === 'wechaty-missing' || code === 'puppet-missing') return new MissingPackageError(code)
  return new Error('the puppet refused')
}

type Caller = (method: keyof Bot, ...args: readonly unknown[]) => Promise<unknown>

function createCalls(post: (call: Call) => void) {
  const open = new Map<number, PromiseWithResolvers<unknown>>()
  let count = 0
  let ended = false
  const take = (id: number) => {
    const waiting = open.get(id)
    open.delete(id)
    return waiting
  }
  const call: Caller = (method, ...args) => {
    if (ended) return Promise.reject(new ThreadEndedError('the thread ended'))
    count += 1
    const waiting = Promise.withResolvers<unknown>()
    open.set(count, waiting)
    post({ id: count, method, args })
    return waiting.promise
  }
  return {
    call,
    answer: (id: number, value: unknown) => take(id)?.resolve(value),
    fail: (id: number, error: Error) => take(id)?.reject(error),
    endAll() {
      ended = true
      for (const id of [...open.keys()]) take(id)?.reject(new ThreadEndedError('the thread ended'))
    },
  }
}

function createRemoteBot(call: Caller, stop: () => Promise<void>): Bot {
  const told: (method: keyof Bot) => (...args: readonly unknown[]) => Promise<void> =
    (method) =>
    async (...args) => {
      await call(method, ...args)
    }
  return {
    stop,
    start: told('start'),
    ding: told('ding'),
    forget: told('forget'),
    sendText: told('sendText'),
    sendFile: told('sendFile'),
    message: (id) => call('message', id),
    contact: (id) => call('contact', id),
    room: (id) => call('room', id),
    roomMember: (room, contact) => call('roomMember', room, contact),
    location: (id) => call('location', id),
    async drawQr(content) {
      const drawn = await call('drawQr', content)
      return typeof drawn === 'string' ? drawn : undefined
    },
  }
}
