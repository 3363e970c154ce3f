import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../src/ports/channel.ts'
import { type FakeTelegram, startFakeTelegram } from '../support/telegram/fake-telegram.ts'
import { openChannel } from '../support/telegram/rig.ts'

const BYTES = Buffer.from('OggS a voice')
const within = (mostBytes = 1000) => ({ mostBytes, signal: AbortSignal.timeout(1000) })

let telegram: FakeTelegram
let channel: Channel

beforeEach(async () => {
  telegram = await startFakeTelegram()
  channel = openChannel(telegram).channel
  telegram.addFile('voice', BYTES)
})
afterEach(() => telegram.stop())

describe('a file of Telegram', () => {
  it('is fetched by its id, byte for byte', async () => {
    const bytes = await channel.fetchFile?.('voice', within())
    expect(Buffer.from(bytes ?? [])).toEqual(BYTES)
  })

  it('is not fetched when it is too big, unknown or gone', async () => {
    expect(await channel.fetchFile?.('voice', within(5))).toBeUndefined()
    expect(await channel.fetchFile?.('nothing', within())).toBeUndefined()
    telegram.fail('getFile', { kind: 'raw', status: 302, location: 'http://127.0.0.1:9/', body: '' })
    expect(await channel.fetchFile?.('voice', within())).toBeUndefined()
  })

  it.each(['../../etc/passwd', 'http://127.0.0.1:9/x', 'files/a?b=c', 'a@b'])(
    'is not fetched from where a path leads away: %s',
    async (path) => {
      const body = JSON.stringify({
        ok: true,
        result: { file_id: 'voice', file_unique_id: 'v', file_path: path },
      })
      telegram.fail('getFile', { kind: 'raw', status: 200, body })
      expect(await channel.fetchFile?.('voice', within())).toBeUndefined()
    },
  )
})
