import type { Database, Stores } from '../../src/ports/database.ts'
import {
  consultation,
  event,
  NOW,
  opening,
  ROUTED,
  staff,
  textMessage,
} from '../contracts/database/samples.ts'

/** Every string a thief of the file would look for. */
export function secretsOf(
  number: number,
): Record<'name' | 'phone' | 'address' | 'words' | 'answer' | 'file', string> {
  return {
    name: `测试员第${number}号`,
    phone: `示范电话${number}号`,
    address: `示范一村第${number}户`,
    words: `第${number}个人的心里话`,
    answer: `给第${number}个人的答复`,
    file: `photo-of-${number}`,
  }
}

/** People who wrote, asked, had cases opened and left a phone: rows of every kind. */
export async function liveTogether(database: Database, count: number): Promise<void> {
  await database.transaction(async (stores) => {
    for (let number = 0; number < count; number += 1) await live(stores, number)
  })
}

async function live(stores: Stores, number: number): Promise<void> {
  const secret = secretsOf(number)
  const person = `person-${number}`
  const chat = `chat-${number}`
  const message = textMessage(chat, number, secret.words)
  await stores.inbox.accept([message, { ...message, channel: 'web' }], NOW)
  await stores.identities.put(person, 'name', secret.name)
  await stores.identities.put(person, 'phone', secret.phone)
  await stores.identities.put(person, 'address', secret.address)
  const state = { said: secret.words, phone: secret.phone }
  await stores.conversations.save({ address: { channel: 'telegram', chat }, person, state }, NOW)
  const place = { villageAsTyped: secret.address }
  await stores.consultations.add({ ...consultation(`c${number}`, NOW), person, place, words: secret.words })
  const fixed = opening(`case-${number}`, number, { person, place, words: secret.words })
  const opened = await stores.cases.open(fixed, ROUTED)
  await stores.cases.append(opened, event({ kind: 'asker-wrote', note: `${secret.name} ${secret.words}` }))
  await stores.attachments.add({
    person,
    channel: 'telegram',
    mediaType: 'image/jpeg',
    ref: secret.file,
    at: NOW,
  })
  const evidence = (await stores.attachments.waiting({ channels: ['telegram'], now: NOW, limit: 1000 })).at(
    -1,
  )
  if (evidence) await stores.attachments.keep(evidence.id, new TextEncoder().encode(secret.file))
  await stores.caseFacts.put(`case-${number}`, [{ key: 'debtor', label: '谁欠的', text: secret.words }])
  await stores.groups.open(`case-${number}`, String(number).padStart(4, '0'))
  const worker = { name: secret.name, phone: secret.phone }
  await stores.groups.put(`case-${number}`, { id: `member-${number}`, worker, person })
  await stores.models.add({
    ...{ id: `use-${number}`, at: NOW, person, task: 'rewrite', prompt: 'rewrite@1', model: 'm', ms: 1 },
    ...{ given: secret.words, said: secret.answer, outcome: 'used', why: 'offered' },
  })
  await stores.staff.put(staff(`s${number}`, { name: secret.name }))
  await stores.secondFactors.begin(`s${number}`, secret.words)
  await stores.secondFactors.turnOn(`s${number}`, [secret.file])
  const bubble = {
    text: secret.answer,
    options: [{ label: secret.name, value: 'x' }],
    tone: 'normal',
  } as const
  await stores.outbox.put([{ channel: 'web', chat, message: bubble }], NOW)
}
