import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitToChannel } from '../../src/domain/message/fit-to-channel.ts'
import { say } from '../../src/domain/message/outbound-message.ts'
import { splitText, utf8Length } from '../../src/domain/text/split-text.ts'

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 })
const bare = (text: string) => text.replace(/\s/g, '')

describe('splitting text', () => {
  it('keeps every part within both limits and loses nothing but white space', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 4, max: 200 }),
        fc.integer({ min: 2, max: 80 }),
        (text, bytes, chars) => {
          const parts = splitText(text, { bytes, chars })
          for (const part of parts) {
            expect(utf8Length(part)).toBeLessThanOrEqual(bytes)
            expect(part.length).toBeLessThanOrEqual(chars)
          }
          expect(bare(parts.join(''))).toBe(bare(text))
        },
      ),
    )
  })

  it('counts UTF-8 bytes as an encoder does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const wellFormed = text.toWellFormed()
        expect(utf8Length(wellFormed)).toBe(new TextEncoder().encode(wellFormed).length)
      }),
    )
  })

  it('cuts at a blank line before a sentence end, and at a sentence end before a comma', () => {
    const limit = { bytes: 60, chars: 20 }
    expect(splitText('先去劳动监察投诉。\n\n再打12333问清楚地址在哪里', limit)[0]).toBe('先去劳动监察投诉。')
    expect(splitText('先去投诉，带身份证。再打12333问清楚地址在哪里', limit)[0]).toBe('先去投诉，带身份证。')
  })

  it('numbers the choices where there are no buttons and keeps them with the last part', () => {
    const options = [
      { label: '找人帮忙', value: 'person' },
      { label: '都不是', value: 'none' },
    ]
    const narrow = { maxTextBytes: 60, maxTextChars: 40, buttons: false, pull: false }
    const parts = fitToChannel([say('一句话说完了。两句话说完了。三句话说完了。', options)], narrow)
    expect(parts.at(-1)?.text).toContain('2. 都不是')
    expect(parts.map((part) => part.options.length)).toEqual([...parts.slice(1).map(() => 0), 2])
  })
})
