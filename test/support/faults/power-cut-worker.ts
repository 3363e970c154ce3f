import { writeSync } from 'node:fs'
import { createReceive } from '../../../src/core/delivery/receive.ts'
import { createCipher } from '../../../src/storage/cipher.ts'
import { openDatabase } from '../../../src/storage/open-database.ts'
import { NOW, textMessage } from '../../contracts/database/samples.ts'

// Takes messages in one by one and says so on standard output, as the platform would be told. In between it does what
// need not survive.
const [, , file = '', count = '0'] = process.argv
const database = await openDatabase({ kind: 'sqlite', file }, { cipher: createCipher(new Uint8Array(32)) })
const receive = createReceive({ database, clock: { now: () => NOW }, onAccepted: () => {} })
for (let number = 1; number <= Number(count); number++) {
  await receive([textMessage(`chat-${number % 7}`, number)])
  writeSync(1, `ack ${number}\n`)
  const lease = { worker: 'one', now: NOW, until: NOW + 1000, limit: 2 }
  await database.transaction(({ inbox }) => inbox.claim(lease), { mayBeLostInPowerCut: true })
}
await database.close()
