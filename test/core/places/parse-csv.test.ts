import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../src/core/places/parse-csv.ts'

describe('CSV from outside', () => {
  it('may have a mark, quotes, doubled quotes and line ends inside quotes', () => {
    expect(parseCsv('\uFEFF甲,"乙""丙"\r\n"一\r\n二",三\n')).toEqual([
      ['甲', '乙"丙'],
      ['一\r\n二', '三'],
    ])
  })

  it('may be separated by semicolons or tabs', () => {
    expect(parseCsv('甲;乙，丙\n1;2')).toEqual([
      ['甲', '乙，丙'],
      ['1', '2'],
    ])
    expect(parseCsv('甲\t乙\n1\t')).toEqual([
      ['甲', '乙'],
      ['1', ''],
    ])
  })

  it('ends, whatever a broken quote does', () => {
    expect(parseCsv('甲,"乙\n丙')).toEqual([['甲', '乙\n丙']])
  })

  it('gives back what was written by the rules', () => {
    const anyCell = fc.string({
      unit: fc.constantFrom('村', ',', '"', '\n', 'a'),
      minLength: 1,
      maxLength: 5,
    })
    const anyTable = fc.array(fc.array(anyCell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(anyTable, (table) => {
        const quoted = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        // The plain first line fixes the separator.
        expect(parseCsv(['a,b', ...quoted].join('\r\n')).slice(1)).toEqual(table)
      }),
    )
  })
})
