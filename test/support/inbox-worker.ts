import { randomUUID } from 'node:crypto'
import type { Stores } from '../../src/ports/database.ts'
import type { InboxClaim } from '../../src/ports/stores/inbox-store.ts'
import { createCipher } from '../../src/storage/cipher.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { dispatch, NOW, textOf } from '../contracts/database/samples.ts'

// One more process that works through the inbox until it is empty. `now` stands still.
const [, , location = '', key = '', worker = '', time = String(NOW)] = process.argv
const now = Number(time)
const database = await openDatabase(JSON.parse(location), { cipher: createCipher(Buffer.from(key, 'hex')) })

/** The effect tells its own order: `confidence` is how many effects its chat had before. */
async function handle(stores: Stores, claim: InboxClaim): Promise<void> {
  const { channel, chat } = claim.message
  const address = { channel, chat }
  const before = Number((await stores.conversations.load(address))?.state ?? 0)
  await stores.conversations.save({ address, person: chat, state: before + 1 }, NOW)
  await stores.consultations.add({
    ...{ id: randomUUID(), at: NOW, channel, person: chat, topic: 'other', outcome: 'answer', place: {} },
    confidence: before,
    words: textOf(claim.message),
  })
  await stores.outbox.put([dispatch(chat, '答')], NOW)
  if (!(await stores.inbox.finish(claim, NOW))) throw new Error('lease lost')
}

while ((await database.stores.inbox.backlog()).pending > 0) {
  const claims = await database.stores.inbox.claim({ worker, now, until: now + 30_000, limit: 5 })
  for (const claim of claims) await database.transaction((stores) => handle(stores, claim))
  if (claims.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
}
await database.close()
