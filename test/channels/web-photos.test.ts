import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWebChannel } from '../../src/channels/web/index.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { createIds } from '../../src/storage/ids.ts'
import { type Data, openMemory } from '../../src/wiring/assembly.ts'
import { createInbox } from '../contracts/channel-contract.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'

let data: Data
let channel: Channel
let inbox: ReturnType<typeof createInbox>
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])

beforeEach(async () => {
  const log = createRememberingLog()
  data = await openMemory(log)
  inbox = createInbox()
  const { threads, attachments } = data.database.stores
  channel = createWebChannel({
    ...{ threads, dropPhoto: attachments.drop, ids: createIds(), log },
    ...{ clock: { now: Date.now }, countyName: '示范县', secureCookies: false },
  })
  await channel.start(inbox.receive)
})
afterEach(() => data.database.close())

async function upload(bytes: Uint8Array, more: { cookie?: string; site?: string } = {}) {
  const request = new Request(`http://chat.test/api/photos?id=${randomUUID()}`, {
    method: 'POST',
    body: Uint8Array.from(bytes),
    headers: { 'sec-fetch-site': more.site ?? 'same-origin', cookie: more.cookie ?? '' },
  })
  const response = await channel.http?.handle(request)
  if (!response) throw new Error('the web channel has no pages')
  return response
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

describe('a photo sent from the web page', () => {
  it('is kept whole and becomes one message of its session', async () => {
    const cookie = cookieOf(await upload(JPEG))
    const response = await upload(JPEG, { cookie })
    expect(response.status).toBe(202)
    const [message] = inbox.stored
    expect(message?.content).toMatchObject({ kind: 'attachment', mediaType: 'image/jpeg' })
    const ref = message?.content.kind === 'attachment' ? message.content.ref : ''
    const { attachments } = data.database.stores
    await attachments.add({
      person: 'p',
      channel: 'web',
      mediaType: 'image/jpeg',
      ref,
      at: Date.now(),
      caseId: 'c1',
    })
    expect([...((await attachments.file(ref))?.bytes ?? [])]).toEqual([...JPEG])
    expect(await attachments.ofCase('c1')).toMatchObject([{ id: ref, state: 'kept' }])
  })

  it('is refused when it is none, too large, or sent by another site', async () => {
    const cookie = cookieOf(await upload(JPEG))
    const svg = new TextEncoder().encode('<svg onload="alert(1)"/>')
    expect((await upload(svg, { cookie })).status).toBe(415)
    expect((await upload(new Uint8Array(5 * 1024 * 1024 + 1), { cookie })).status).toBe(413)
    expect((await upload(JPEG, { cookie, site: 'cross-site' })).status).toBe(403)
    expect(inbox.stored).toHaveLength(0)
  })
})
