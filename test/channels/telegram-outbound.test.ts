import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAPABILITIES, toNative } from '../../src/channels/telegram/outbound.ts'
import { fitToChannel } from '../../src/domain/message/fit-to-channel.ts'
import { type Option, say } from '../../src/domain/message/outbound-message.ts'

const rowsOf = (options: readonly Option[]) => {
  const native = toNative('42', say('选一个：', options))
  return native.kind === 'native' ? native.payload.reply_markup?.inline_keyboard : undefined
}
const labels = (...names: string[]) => names.map((label, at) => ({ label, value: `pick:${at}` }))

test('text goes out as it is, without markup and without a link preview', () => {
  expect(toNative('-1001234567890', say('*别急* <b>https://example.com</b>'))).toEqual({
    kind: 'native',
    droppedButtons: 0,
    payload: {
      chat_id: -1_001_234_567_890,
      text: '*别急* <b>https://example.com</b>',
      link_preview_options: { is_disabled: true },
    },
  })
})

test('long choices get a row each, short neighbours share one', () => {
  const texts = rowsOf(labels('是', '否', '老板跑了没给钱', '都不是', '人工'))?.map((row) =>
    row.map(({ text }) => text),
  )
  expect(texts).toEqual([['是', '否'], ['老板跑了没给钱'], ['都不是', '人工']])
})

test('a button carries the value of its option', () => {
  expect(rowsOf([{ label: '是', value: 'yes' }])).toEqual([[{ text: '是', callback_data: 'yes' }]])
})

test('a value of 64 bytes fits; one byte more is left out and counted, the message stays', () => {
  const fits = { label: '能', value: `${'值'.repeat(21)}x` }
  const tooLong = { label: '不能', value: `${'值'.repeat(21)}xy` }
  const empty = { label: '空', value: '' }
  const native = toNative('42', say('选：', [fits, tooLong, empty]))
  expect(native).toMatchObject({
    droppedButtons: 2,
    payload: {
      text: '选：',
      reply_markup: { inline_keyboard: [[{ text: '能', callback_data: fits.value }]] },
    },
  })
})

test.each([['x'], [''], ['1.5'], ['1e3'], ['-'], ['0'], ['99999999999999999999'], ['@channel']])(
  'a chat that is no id is named as such: %j',
  (chat) => expect(toNative(chat, say('好'))).toEqual({ kind: 'no-such-chat' }),
)

test('whatever the core fits to the channel, Telegram’s limits hold', () => {
  const option = fc.record({ label: fc.string({ unit: 'grapheme' }), value: fc.string({ unit: 'grapheme' }) })
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9_000 }),
      fc.array(option),
      (text, options) => {
        for (const part of fitToChannel([say(text, options)], CAPABILITIES)) {
          const native = toNative('42', part)
          if (native.kind !== 'native') throw new Error('not native')
          expect(native.payload.text.length).toBeLessThanOrEqual(4096)
          for (const button of native.payload.reply_markup?.inline_keyboard.flat() ?? []) {
            expect(Buffer.byteLength(button.callback_data)).toBeGreaterThan(0)
            expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64)
          }
        }
      },
    ),
    { numRuns: 200 },
  )
})
