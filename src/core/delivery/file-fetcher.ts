import type { Channel, FetchedFile } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { WaitingFile } from '../../ports/stores/attachment-store.ts'
import { createWorkLoop, type WorkLoop } from './work-loop.ts'

const BATCH = 4
const MOST_TRIES = 6
const FIRST_PAUSE_MS = 10_000

/** Brings the bytes of photos from their platforms: outside any transaction, one after another, tried again for a while. */
export function createFileFetcher(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly channels: ReadonlyMap<string, Channel>
}): WorkLoop {
  const { database, clock, log } = parts
  const channels = [...parts.channels.values()].filter(({ fetchFile }) => fetchFile).map(({ name }) => name)
  const fetchOne = async (waiting: WaitingFile): Promise<void> => {
    const fetched: FetchedFile = (await parts.channels.get(waiting.channel)?.fetchFile?.(waiting.ref)) ?? {
      kind: 'gone',
    }
    const last = waiting.tries + 1 >= MOST_TRIES
    await database.transaction(async ({ attachments }) => {
      if (fetched.kind === 'file') return attachments.keep(waiting.id, fetched.bytes)
      const again = fetched.kind === 'retry' && !last
      return attachments.retryAt(
        waiting.id,
        again ? clock.now() + FIRST_PAUSE_MS * 4 ** waiting.tries : undefined,
      )
    })
    if (fetched.kind !== 'file')
      log.warn('file-fetcher.not-fetched', { channel: waiting.channel, kind: fetched.kind })
  }
  return createWorkLoop({
    name: 'file-fetcher',
    log,
    work: async (isRunning) => {
      if (channels.length === 0) return 0
      const found = await database.stores.attachments.waiting({ channels, now: clock.now(), limit: BATCH })
      for (const waiting of found) if (isRunning()) await fetchOne(waiting)
      return found.length
    },
  })
}
