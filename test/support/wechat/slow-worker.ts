import { answerTo } from '../../../src/core/casework/send-to.ts'
import type { Capabilities } from '../../../src/domain/message/capabilities.ts'
import type { InboundMessage } from '../../../src/domain/message/inbound-message.ts'
import { type OutboundMessage, say } from '../../../src/domain/message/outbound-message.ts'
import type { Database, Stores } from '../../../src/ports/database.ts'
import type { InboxClaim } from '../../../src/ports/stores/inbox-store.ts'

export interface SlowWorkerParts {
  readonly database: Database
  readonly capabilities: Capabilities
  readonly worker: string
  /** What a message is answered with. */
  readonly answer: (words: string) => readonly OutboundMessage[]
  /** Resolves when it has thought; outside of the transaction, as a model would. */
  readonly thinks: (words: string) => Promise<void>
}

const LEASE_MS = 60_000
const LOOK_MS = 20

/** Handles messages as the program does, many in one transaction, but thinks about each as long as it is told. */
export function startSlowWorker(parts: SlowWorkerParts) {
  let running = true
  const thinking = new Set<Promise<void>>()
  const thought: InboxClaim[] = []
  const think = async (claim: InboxClaim) => {
    await parts.thinks(wordsOf(claim.message))
    thought.push(claim)
  }
  const loop = async () => {
    while (running) {
      for (const claim of await claimSome(parts).catch(() => [])) {
        const work = think(claim).finally(() => thinking.delete(work))
        thinking.add(work)
      }
      await handleAll(parts, thought.splice(0)).catch(() => undefined)
      await sleep(LOOK_MS)
    }
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

async function handleAll(parts: SlowWorkerParts, claims: readonly InboxClaim[]): Promise<void> {
  if (claims.length === 0) return
  await parts.database.transaction(async (stores) => {
    for (const claim of claims)
      await stores.attempt((inner) => handle(parts, inner, claim)).catch(() => undefined)
  })
}

async function handle(parts: SlowWorkerParts, stores: Stores, claim: InboxClaim): Promise<void> {
  const now = Date.now()
  const via = { capabilitiesOf: () => parts.capabilities, now }
  const messages = parts.answer(wordsOf(claim.message))
  await answerTo(stores, { message: claim.message, messages }, via)
  if (!(await stores.inbox.finish(claim, now))) throw new Error('the lease was lost')
}

export function wordsOf({ content }: InboundMessage): string {
  if (content.kind === 'text') return content.text
  return content.kind === 'attachment' ? (content.caption ?? content.mediaType) : content.kind
}

export const echo = (words: string) => [say(`答：${words}`)]

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
