/** One block of a Word file, in reading order. */
export type WordBlock =
  | {
      readonly kind: 'title' | 'heading' | 'text' | 'line' | 'close' | 'right' | 'small'
      readonly text: string
    }
  | {
      readonly kind: 'table'
      readonly columns: readonly WordColumn[]
      readonly rows: readonly (readonly WordCell[])[]
      /** Small letters, for many columns. */
      readonly dense?: boolean
    }

/** `share` of the width of the page, against the other columns. */
export interface WordColumn {
  readonly title: string
  readonly share: number
}

/** Numbers stand on the right, where their places line up. */
export interface WordCell {
  readonly text: string
  readonly align?: 'right'
}

/** Twentieths of a point between the margins of `word-parts.ts`. */
const TEXT_WIDTH = 8900
const STYLES = {
  title: 'Title',
  heading: 'Heading1',
  text: 'BodyText',
  line: 'Line',
  close: 'Close',
  right: 'Right',
  small: 'Small',
} as const

export function blockXml(block: WordBlock): string {
  if (block.kind === 'table') return tableXml(block)
  return paragraphXml(STYLES[block.kind], block.text)
}

/** A paragraph of one style; line breaks stay. */
export function paragraphXml(style: string, text: string, align = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${align}</w:pPr>${runXml(text)}</w:p>`
}

function runXml(text: string): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
  return `<w:r>${lines.join('<w:br/>')}</w:r>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML has no place for control characters, however they are written. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\n\t])[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}

function tableXml({ columns, rows, dense }: Extract<WordBlock, { kind: 'table' }>): string {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((TEXT_WIDTH * share) / all))
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const head = rowXml(
    columns.map(({ title }) => ({ text: title })),
    { widths, style: dense ? 'DenseHead' : 'CellHead', properties: '<w:cantSplit/><w:tblHeader/>' },
  )
  const body = rows.map((row) =>
    rowXml(row, { widths, style: dense ? 'Dense' : 'Cell', properties: '<w:cantSplit/>' }),
  )
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head}${body.join('')}</w:tbl>${paragraphXml('Gap', '')}`
}

function rowXml(
  cells: readonly WordCell[],
  look: { readonly widths: readonly number[]; readonly style: string; readonly properties: string },
): string {
  const inside = cells.map(({ text, align }, at) => {
    const side = align === 'right' ? '<w:jc w:val="right"/>' : ''
    return `<w:tc><w:tcPr><w:tcW w:w="${look.widths[at] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraphXml(look.style, text, side)}</w:tc>`
  })
  return `<w:tr><w:trPr>${look.properties}</w:trPr>${inside.join('')}</w:tr>`
}
