import { type Bot, MissingPackageError } from './bot.ts'
import type { Line } from './line.ts'
import { within } from './wait.ts'
import { createWatch, type EndReason } from './watch.ts'

/** How one connection ended. `steady`: it had been logged in for a while, so it was a loss, not a failure. */
export interface Ending {
  readonly why: EndReason
  readonly steady: boolean
}

/** One connection, from opening the bot to putting it away. */
export async function runSession(line: Line, signal: AbortSignal): Promise<Ending> {
  const ended = Promise.withResolvers<EndReason>()
  const asked = () => ended.resolve('asked')
  const failed = (error: unknown) =>
    ended.resolve(error instanceof MissingPackageError ? error.code : 'start-failed')
  const watch = createWatch(line, ended.resolve)
  signal.addEventListener('abort', asked, { once: true })
  if (signal.aborted) asked()

  const bot = await line.open(watch.hear).catch((error: unknown) => void failed(error))
  let starting: Promise<void> | undefined
  if (bot && !signal.aborted) {
    line.account.bot = bot
    watch.begin(bot)
    starting = bot.start()
    starting.catch(failed)
  }

  const why = await ended.promise
  signal.removeEventListener('abort', asked)
  const { steady } = watch.close()
  // What has arrived is read while there is still somebody to ask.
  if (why === 'asked') await line.intake.settled()
  line.account.bot = undefined
  line.account.self = undefined
  if (bot) await putAway(line, bot, starting)
  return { why, steady }
}

/** Stops a bot, but waits for it only so long; one that hangs is counted from then on, not waited for. */
async function putAway(line: Line, bot: Bot, starting: Promise<void> | undefined): Promise<void> {
  const gone = Promise.allSettled([starting, bot.stop()])
  line.unfinished.add(gone)
  void gone.finally(() => line.unfinished.delete(gone))
  await within(line.timing.stopMs, gone).catch(() => line.log.warn('wechaty.stop-hangs'))
}
