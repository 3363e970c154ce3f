import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readTableFile } from '../../src/cli/table-file/index.ts'
import { buildZip, workbookParts, type ZipPart } from '../support/zip-builder.ts'

const ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'

function rowsOf(file: Uint8Array) {
  const result = readTableFile(file)
  if (result.kind !== 'rows') throw new Error(result.message)
  return result.rows
}

const workbook = (sheet: string, ...more: readonly ZipPart[]) => buildZip(workbookParts(sheet, more))

/** `级别,镇` in GBK, the encoding Excel uses for CSV in China. */
const GBK = Uint8Array.from([0xbc, 0xb6, 0xb1, 0xf0, 0x2c, 0xd5, 0xf2])

describe('a table file', () => {
  it('may be XLSX as a spreadsheet program writes it', async () => {
    const data = [
      ['级别', '镇'],
      ['村', { value: '示范<甲>&镇 "一"', type: String }],
      [null, 46_303],
    ]
    const file = await writeExcelFile([{ data, sheet: '表' }]).toBuffer()
    expect(rowsOf(file)).toEqual([
      ['级别', '镇'],
      ['村', '示范<甲>&镇 "一"'],
      ['', '46303'],
    ])
  })

  it('keeps rows and columns in their places when some are empty', () => {
    const sheet = '<row r="2"><c r="C2"><v>7</v></c></row><row r="4"><c r="A4"><v>1.3E10</v></c></row>'
    expect(rowsOf(workbook(sheet))).toEqual([[], ['', '', '7'], [], ['13000000000']])
  })

  it('joins the runs of formatted text, leaves readings out and decodes what XML encodes', () => {
    const strings = '<sst><si><r><t>示范</t></r><r><t>一&#26449;</t></r><rPh><t>读音</t></rPh></si></sst>'
    const sheet = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    expect(rowsOf(workbook(sheet, { name: 'xl/sharedStrings.xml', content: strings }))).toEqual([
      ['示范一村'],
    ])
  })

  it('may be CSV in UTF-8, UTF-16 or GBK', () => {
    const expected = [['级别', '镇']]
    expect(rowsOf(Buffer.from('\uFEFF级别,镇'))).toEqual(expected)
    expect(rowsOf(Buffer.from('\uFEFF级别\t镇', 'utf16le'))).toEqual(expected)
    expect(rowsOf(GBK)).toEqual(expected)
  })

  const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
  const external =
    '<Relationships><Relationship Id="r" Type="x/oleObject" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
  const zeros = (mib: number) => new Uint8Array(mib * 1024 * 1024)
  it.each<readonly [string, Uint8Array, RegExp]>([
    ['a bomb', workbook(ROW, { name: 'xl/media/a.bin', content: zeros(50) }), /大得不正常/],
    [
      'a part that says it is small',
      buildZip(
        workbookParts(ROW).map((part) =>
          part.name.includes('sheet1') ? { ...part, content: zeros(9), claimedSize: 100 } : part,
        ),
      ),
      /超过 8 兆/,
    ],
    [
      'many parts',
      workbook(ROW, ...Array.from({ length: 2000 }, (_, at) => ({ name: `xl/x${at}`, content: '' }))),
      /超过 2000 个/,
    ],
    [
      'entities',
      buildZip(
        workbookParts(ROW).map((part) =>
          part.name.includes('sheet1') ? { ...part, content: `${entities}${part.content}` } : part,
        ),
      ),
      /不允许的声明/,
    ],
    ['a path that climbs out', workbook(ROW, { name: '../../evil', content: 'x' }), /文件坏了/],
    ['an absolute path', workbook(ROW, { name: '/etc/evil', content: 'x' }), /文件坏了/],
    [
      'a symbolic link',
      workbook(ROW, { name: 'xl/link', content: '/etc/passwd', unixMode: 0o120777 }),
      /文件坏了/,
    ],
    ['a password', workbook(ROW, { name: 'xl/secret', content: 'x', flags: 1 }), /密码/],
    ['macros', workbook(ROW, { name: 'xl/vbaProject.bin', content: 'x' }), /宏/],
    ['an archive inside', workbook(ROW, { name: 'xl/embeddings/a.xlsx', content: 'x' }), /嵌入/],
    [
      'something fetched from outside',
      workbook(ROW, { name: 'xl/worksheets/_rels/sheet1.xml.rels', content: external }),
      /外部链接/,
    ],
    ['one name twice', workbook(ROW, { name: 'xl/workbook.xml', content: 'x' }), /文件坏了/],
    ['half a file', workbook(ROW).subarray(0, 200), /文件坏了/],
    ['a zip that is no workbook', buildZip([{ name: 'a.txt', content: 'x' }]), /不是 Excel 表/],
    ['too many rows', workbook('<row r="20001"><c r="A20001"><v>1</v></c></row>'), /20000 行/],
    ['old Excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /旧版 .xls/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]), /不是表格/],
    ['too many bytes', zeros(21), /超过 20 兆/],
  ])('is refused with a sentence when it holds %s', (_what, file, message) => {
    const result = readTableFile(file)
    expect(result.kind === 'unreadable' ? result.message : JSON.stringify(result.rows)).toMatch(message)
  })

  it('is refused when its content does not fit its checksum', () => {
    const file = Buffer.from(workbook(ROW))
    const central = file.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    file[central + 16] = (file[central + 16] ?? 0) ^ 0xff
    expect(readTableFile(file)).toMatchObject({ kind: 'unreadable' })
  })

  it('never throws, whatever one byte of it becomes', () => {
    const file = workbook(ROW)
    for (let at = 0; at < file.length; at++) {
      const broken = Uint8Array.from(file)
      broken[at] = (broken[at] ?? 0) ^ 0xff
      expect(readTableFile(broken).kind).toMatch(/rows|unreadable/)
    }
  })
})
