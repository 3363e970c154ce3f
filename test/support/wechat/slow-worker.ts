import { answerTo } from '../../../src/core/casework/send-to.ts'
import type { Capabilities } from '../../../src/domain/message/capabilities.ts'
import type { InboundMessage } from '../../../src/domain/message/inbound-message.ts'
import { type OutboundMessage, say } from '../../../src/domain/message/outbound-message.ts'
import type { Database } from '../../../src/ports/database.ts'
import type { InboxClaim } from '../../../src/ports/stores/inbox-store.ts'

export interface SlowWorkerParts {
  readonly database: Database
  readonly capabilities: Capabilities
  readonly worker: string
  /** What a message is answered with. */
  readonly answer: (words: string) => readonly OutboundMessage[]
  /** How long thinking takes; outside of the transaction, as a model would. */
  readonly thinksMs: (words: string) => number
}

const LEASE_MS = 5_000

/** Handles messages as the program does, but thinks for as long as it is told. */
export function startSlowWorker(parts: SlowWorkerParts) {
  let running = true
  const busy = new Set<Promise<void>>()
  const loop = async () => {
    while (running) {
      const claims = await claimSome(parts).catch(() => [])
      for (const claim of claims) {
        const work = handle(parts, claim)
          .catch(() => undefined)
          .finally(() => busy.delete(work))
        busy.add(work)
      }
      if (claims.length === 0) await sleep(3)
    }
    await Promise.allSettled(busy)
  }
  const over = loop()
  return {
    async stop() {
      running = false
      await over
    },
  }
}

function claimSome({ database, worker }: SlowWorkerParts): Promise<readonly InboxClaim[]> {
  const now = Date.now()
  return database.transaction(({ inbox }) => inbox.claim({ worker, now, until: now + LEASE_MS, limit: 64 }), {
    mayBeLostInPowerCut: true,
  })
}

async function handle(parts: SlowWorkerParts, claim: InboxClaim): Promise<void> {
  const words = wordsOf(claim.message)
  await sleep(parts.thinksMs(words))
  await parts.database.transaction(
    async (stores) => {
      const now = Date.now()
      const via = { capabilitiesOf: () => parts.capabilities, now }
      await answerTo(stores, { message: claim.message, messages: parts.answer(words) }, via)
      if (!(await stores.inbox.finish(claim, now))) throw new Error('the lease was lost')
      // The program shares one wait for the disk among many messages; here each would wait alone.
    },
    { mayBeLostInPowerCut: true },
  )
}

export function wordsOf({ content }: InboundMessage): string {
  if (content.kind === 'text') return content.text
  return content.kind === 'attachment' ? (content.caption ?? content.mediaType) : content.kind
}

export const echo = (words: string) => [say(`答：${words}`)]

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
