import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'
import { startFakeTelegram } from '../../support/telegram/fake-telegram.ts'
import { openChannel } from '../../support/telegram/rig.ts'

let county: TestCounty
const photo = { kind: 'attachment', mediaType: 'image/jpeg', ref: 'photo-1' } as const
const says = async (...lines: readonly string[]) => {
  let heard = ''
  for (const line of lines) heard = (await county.says('村民甲', line)).map(({ text }) => text).join('\n')
  return heard
}
const evidence = async () => {
  const [first] = await county.data.database.stores.cases.list({})
  return first ? county.data.database.stores.attachments.ofCase(first.id) : []
}

beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

describe('photos sent in an interview', () => {
  it('are counted, the open question is asked again, and they belong to the case once it is handed in', async () => {
    await county.sends('村民甲', { ...photo, ref: 'of-another-matter' })
    county.clock.time += 86_400_000
    await county.sends('村民甲', photo)
    await says('老板跑了工钱咋办', '找人帮忙', '包工头张三')
    const heard = (await county.sends('村民甲', photo)).map(({ text }) => text).join('\n')
    expect(heard).toMatch(/照片收到了，这是第 1 张。\n第 2 问[\s\S]*一共欠您多少钱/)
    await county.sends('村民甲', { ...photo, ref: 'photo-2' })
    expect(await says('18000', '去年腊月', '1', '不在本县', '跳过')).toContain('照片：2 张')
    await says('交')
    expect(await evidence()).toHaveLength(3)
  })

  it('join the case when they come after it', async () => {
    await says('老板跑了工钱咋办', '找人帮忙', '人工')
    const heard = (await county.sends('村民甲', photo)).map(({ text }) => text).join('\n')
    expect(heard).toContain('记在案件 0001 上了')
    expect(await evidence()).toHaveLength(1)
  })
})

describe('a photo over Telegram', () => {
  it('is fetched from the API root byte by byte, and one that is too large is left there', async () => {
    const telegram = await startFakeTelegram()
    const { channel } = openChannel(telegram)
    const bytes = Buffer.from([0xff, 0xd8, 1, 2, 3])
    telegram.addFile('f1', bytes)
    telegram.addFile('big', Buffer.alloc(100))
    const within = { mostBytes: 50, signal: AbortSignal.timeout(5000) }
    expect([...((await channel.fetchFile?.('f1', within)) ?? [])]).toEqual([...bytes])
    expect(await channel.fetchFile?.('big', within)).toBeUndefined()
    await telegram.stop()
  })
})
