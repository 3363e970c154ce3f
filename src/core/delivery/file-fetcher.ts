import type { Channel } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { WaitingFile } from '../../ports/stores/attachment-store.ts'
import { createWorkLoop, type WorkLoop } from './work-loop.ts'

const BATCH = 4
const MOST_TRIES = 6
const FIRST_PAUSE_MS = 10_000
/** A photo of a phone; what is larger is left on the platform. */
const MAX_BYTES = 5 * 1024 * 1024
const MAX_MS = 30_000

/** Brings the bytes of photos from their platforms: outside any transaction, one after another, tried again for a while. */
export function createFileFetcher(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly channels: ReadonlyMap<string, Channel>
}): WorkLoop {
  const { database, clock, log } = parts
  const channels = [...parts.channels.values()].filter(({ fetchFile }) => fetchFile).map(({ name }) => name)
  const fetchOne = async ({ id, channel, ref, tries }: WaitingFile): Promise<void> => {
    const within = { mostBytes: MAX_BYTES, signal: AbortSignal.timeout(MAX_MS) }
    const bytes = await parts.channels.get(channel)?.fetchFile?.(ref, within)
    const again = tries + 1 < MOST_TRIES ? clock.now() + FIRST_PAUSE_MS * 4 ** tries : undefined
    await database.transaction(({ attachments }) =>
      bytes ? attachments.keep(id, bytes) : attachments.retryAt(id, again),
    )
    if (!bytes) log.warn('file-fetcher.not-fetched', { channel })
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
