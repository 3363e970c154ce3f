import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitAtPhoneNumbers } from '../../src/channels/web/phone-numbers.ts'

function dialled(line: string): readonly string[] {
  return splitAtPhoneNumbers(line).flatMap((piece) => (piece.dial === undefined ? [] : [piece.dial]))
}

describe('numbers to dial in an answer', () => {
  it.each([
    ['危险打 110，受伤打120。', ['110', '120']],
    ['电话：12333（劳动监察）', ['12333']],
    ['打12348或者12345', ['12348', '12345']],
    ['妇联 12338、青少年 12355、反诈 96110', ['12338', '12355', '96110']],
    ['电话 0000-0000000。也可以打 12333。', ['00000000000', '12333']],
    ['电话：000-00000000', ['00000000000']],
    ['电话：1234567', ['1234567']],
    ['热线 400-000-0000', ['4000000000']],
    ['手机 13000000000', ['13000000000']],
    ['110', ['110']],
  ])('finds them in “%s”', (line, numbers) => {
    expect(dialled(line)).toEqual(numbers)
  })

  it.each([
    '欠 12345 元',
    '欠12333元',
    '赔 110 块',
    '一共120天',
    '《刑法》第120条之一',
    '第110 条',
    '1,110 元',
    '12000',
    '3.120',
    '2026-0120',
    '编号 0231',
    '身份证 110101190001010000',
    '示范路 110 号',
    '工资 12366.50',
    'A110',
    '发短信到 12110',
  ])('leaves amounts, days, articles and other numbers alone in “%s”', (line) => {
    expect(dialled(line)).toEqual([])
  })

  it('loses no character of the line', () => {
    const line = fc.string({ unit: fc.constantFrom(...'0123456789-. 元第打电话：，'), maxLength: 200 })
    fc.assert(
      fc.property(line, (text) => {
        expect(
          splitAtPhoneNumbers(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
