import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defuse, tableToCsv } from '../../../src/core/reports/csv.ts'
import { count, hidden, money, type Table, text } from '../../../src/core/reports/table.ts'

function tableOf(...cells: Table['rows'][number]): Table {
  return { id: 't', title: '表', note: '单位：件。', columns: [{ title: '列', width: 10 }], rows: [cells] }
}

const body = (csv: string) => csv.split('\r\n')[1]

describe('CSV', () => {
  it('begins with the UTF-8 mark, ends lines with CRLF and puts the note under the table', () => {
    const csv = tableToCsv(tableOf(text('甲')))
    expect([...Buffer.from(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(csv).toBe('\uFEFF列\r\n甲\r\n注：单位：件。\r\n')
  })

  it('leaves numbers as numbers and writes hidden ones as marks', () => {
    expect(
      body(tableToCsv(tableOf(count(['a', 'b']), money(123_456, []), money(-5, []), hidden('＜3')))),
    ).toBe('2,1234.56,-0.05,＜3')
  })

  it.each(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])(
    'defuses a cell that starts with %j',
    (start) => {
      expect(defuse(`${start}1+1`).startsWith("'")).toBe(true)
    },
  )

  it.each(['a;=1', 'a,=1', 'a"=1', 'a\t=1', 'a\n@x', '  =1', 'a，＝1', "a'=1"])(
    'defuses a formula after a separator in %j',
    (value) => {
      expect(defuse(value)).toContain("'")
      expect(defuse(value)).not.toBe(value)
    },
  )

  it('doubles quotes', () => {
    expect(body(tableToCsv(tableOf(text('他说"不给"'))))).toBe('"他说""不给"""')
  })

  it('keeps long digit strings and leading zeros as text, and leaves days and case numbers alone', () => {
    const kept = ['00000000000', '123456789012345678', '0231'].map((value) =>
      body(tableToCsv(tableOf(text(value)))),
    )
    expect(kept).toEqual(["'00000000000", "'123456789012345678", "'0231"])
    expect(body(tableToCsv(tableOf(text('2026-0231'), text('2026-10-08'))))).toBe('2026-0231,2026-10-08')
  })

  it('never leaves a runnable part, however the line is split', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠,;|"\'\t\r\n\0 a1村'), maxLength: 12 })
    fc.assert(
      fc.property(anyText, (value) => {
        const field = tableToCsv(tableOf(text(value)))
          .slice(4)
          .replace(/\r\n注：.*\r\n$/, '')
        expect(field).not.toMatch(/(^|[,;|"，；\t\r\n\0]) *[=+\-@＝＋－＠]/)
      }),
      { numRuns: 2000 },
    )
  })
})
