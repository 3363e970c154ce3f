import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

const HAS_NEXT_STEP = /12348|12333|110|120/
const LATIN_WORD = /[A-Za-z]{4,}/
const all = { from: 0, to: Number.MAX_SAFE_INTEGER }

describe('bad input', () => {
  it.each([
    ['a megabyte of text', '工钱'.repeat(500_000)],
    ['control characters', '\u0000\u0001\u0007\u001b[31m\u007f'],
    ['emoji only', '😡😡😡'],
    ['right-to-left tricks', '\u202e钱工给不板老\u202c'],
    ['zero-width characters', '\u200b\u200b\u200b'],
    ['a pile of combining marks', `工${'\u0301'.repeat(3000)}钱`],
    ['an empty message', ''],
    ['markup', '<script>alert(1)</script>'],
    ['a number out of nowhere', '987654321'],
  ])('answers %s with words, a next step and a number to dial', async (_name, text) => {
    const heard = await county.says('村民甲', text)
    expect(heard.length).toBeGreaterThan(0)
    const said = heard.map((message) => message.text).join('\n')
    expect(said).toMatch(HAS_NEXT_STEP)
    expect(said).not.toMatch(LATIN_WORD)
  })

  it('finds danger behind zero-width characters, spaces and ornaments', async () => {
    for (const text of ['我男人拿\u200b刀要砍\u200d我', '我 男 人 拿 刀 要 砍 我', '我男人★拿刀★要砍我']) {
      const heard = await county.says(`村民${text.length}`, text)
      expect(heard[0]?.tone, text).toBe('emergency')
    }
  })

  it('answers stickers, voice, photos and places with a next step, and keeps what can be kept', async () => {
    const kinds = [
      { kind: 'unsupported', raw: 'sticker' },
      { kind: 'attachment', mediaType: 'audio/ogg', ref: 'voice-1' },
      { kind: 'attachment', mediaType: 'image/jpeg', ref: 'photo-1' },
      { kind: 'location', latitude: 32.3, longitude: 108.9 },
    ] as const
    for (const content of kinds) {
      const heard = await county.sends('村民甲', content)
      expect(heard.map((message) => message.text).join('\n')).toMatch(HAS_NEXT_STEP)
    }
    const person = county.data.cipher.pseudonym('fake:村民甲')
    expect(await county.data.database.stores.attachments.ofPerson(person)).toHaveLength(2)
  })

  it('answers thirty messages a minute, says once that it is too many, and answers again later', async () => {
    for (let number = 0; number < 10; number++) {
      await county.app.receive(
        Array.from({ length: 100 }, (_, at) => ({
          channel: 'fake',
          chat: '急性子',
          sender: '急性子',
          group: false,
          sentAt: county.clock.time,
          dedupKey: `flood-${number}-${at}`,
          content: { kind: 'text' as const, text: '菜单' },
        })),
      )
    }
    await county.settle()
    const heard = county.heard('急性子')
    expect(heard).toHaveLength(31)
    expect(heard.filter(({ text }) => text.includes('太快'))).toHaveLength(1)
    county.clock.time += 61_000
    expect(await county.says('急性子', '菜单')).toHaveLength(1)
  })

  it('does the effect of a message once however often it is delivered', async () => {
    for (let time = 0; time < 4; time++) {
      await county.sends('村民甲', { kind: 'text', text: '老板跑了工钱咋办' }, { dedupKey: 'same' })
    }
    expect(await county.data.database.stores.consultations.within(all)).toHaveLength(1)
    expect(county.heard('村民甲')).toHaveLength(2)
  })

  it('turns a message that always fails into a case for a person and lets the others go on', async () => {
    const { stores } = county.data.database
    const poison = { kind: 'text', text: '坏消息' } as const
    const broken = new Error('boom')
    const original = county.data.database.transaction
    Object.assign(county.data.database, {
      transaction: (work: Parameters<typeof original>[0], options: Parameters<typeof original>[1]) =>
        original(
          (inner) =>
            work({
              ...inner,
              attempt: (part) =>
                inner.attempt((parts) =>
                  part({
                    ...parts,
                    conversations: {
                      ...parts.conversations,
                      load: async (address) => {
                        if (address.chat === '坏') throw broken
                        return parts.conversations.load(address)
                      },
                    },
                  }),
                ),
            }),
          options,
        ),
    })
    const write = (chat: string, content: { kind: 'text'; text: string }) =>
      county.app.receive([
        { channel: 'fake', chat, sender: chat, group: false, sentAt: 0, dedupKey: `to-${chat}`, content },
      ])
    await write('坏', poison)
    await write('村民甲', { kind: 'text', text: '菜单' })
    await expect.poll(() => county.heard('村民甲').length, { timeout: 10_000 }).toBe(1)
    for (let time = 0; time < 12 && (await stores.inbox.backlog()).dead === 0; time++) {
      county.clock.time += 400_000
      await new Promise((resolve) => setTimeout(resolve, 600))
    }
    await county.settle()
    expect(await stores.inbox.backlog()).toEqual({ pending: 0, dead: 1 })
    expect(
      county
        .heard('坏')
        .map(({ text }) => text)
        .join(),
    ).toContain('已经交给人看了')
    expect(await stores.cases.list({})).toHaveLength(1)
  }, 60_000)
})
