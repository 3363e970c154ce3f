import { parentPort, workerData } from 'node:worker_threads'
import { MissingPackageError } from './bot.ts'
import { openWechaty } from './open-wechaty.ts'
import type { Call, Note, Start } from './wire.ts'

// The program in which wechaty lives; started by `own-thread.ts`, never imported.
if (parentPort) await serve(parentPort, workerData)

async function serve(port: NonNullable<typeof parentPort>, start: Start): Promise<void> {
  const tell = (note: Note) => port.postMessage(note)
  try {
    const bot = await openWechaty(start, {
      hear: (event) => tell({ kind: 'event', event }),
      remember: (memory) => tell({ kind: 'memory', memory }),
      memory: start.memory,
    })
    port.on('message', async ({ id, method, args }: Call) => {
      try {
        const value: unknown = await Reflect.apply(bot[method], bot, args)
        tell({ kind: 'answer', id, value })
      } catch (error) {
        tell({ kind: 'failure', id, code: codeOf(error) })
      }
    })
    tell({ kind: 'opened' })
  } catch (error) {
    tell({ kind: 'failure', code: codeOf(error) })
  }
}

function codeOf(error: unknown): string {
  return error instanceof MissingPackageError ? error.code : 'failed'
}
