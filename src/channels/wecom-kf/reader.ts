import type { Line } from './line.ts'
import { knownAccounts, type Reading, readList } from './read-list.ts'
import { faultNote, NOTES } from './status.ts'
import { NotStoredError } from './take-in.ts'

/** Reads the lists of all accounts: when notified, now and then without that, and again after a failure. */
export interface Reader {
  /** Resolves when what the notification is about was read, or is about to be read again. */
  notify(reading: Reading): Promise<void>
  stop(): Promise<void>
}

export function createReader(line: Line): Reader {
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  let stopped = false

  const readAll = async (reading: Reading) => {
    do {
      again.delete(reading.account)
      await readOnce(line, reading, () => !stopped && later(reading))
    } while (again.has(reading.account) && !stopped)
  }
  const read = (reading: Reading): Promise<void> => {
    const current = running.get(reading.account)
    // What came meanwhile may stand behind what is being read.
    if (current !== undefined) {
      again.add(reading.account)
      return current
    }
    const work = readAll(reading).finally(() => running.delete(reading.account))
    running.set(reading.account, work)
    return line.inFlight.track(work)
  }
  const later = ({ account }: Reading) => {
    setTimeout(() => void (stopped || read({ account })), line.timing.retryMs).unref()
  }
  const lookRound = async () => {
    for (const account of await knownAccounts(line)) if (!stopped) await read({ account })
  }
  const lookSafely = () =>
    void line.inFlight
      .track(lookRound())
      .catch((error: unknown) => line.log.error('wecom-kf.round-failed', error))
  const timer = setInterval(lookSafely, line.timing.pollMs).unref()
  lookSafely()

  return {
    async notify(reading) {
      await knownAccounts(line, reading.account).catch(() => undefined)
      await read(reading)
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await Promise.allSettled(running.values())
    },
  }
}

/** Never throws: what failed is read again later. */
async function readOnce(line: Line, reading: Reading, readLater: () => void): Promise<void> {
  try {
    const fault = await readList(line, reading)
    if (fault === undefined) return line.board.show('on', NOTES.on)
    line.board.fail(faultNote(fault), fault)
  } catch (error) {
    if (!(error instanceof NotStoredError)) line.log.error('wecom-kf.not-read', error)
    line.board.fail(NOTES.notStored)
  }
  readLater()
}
