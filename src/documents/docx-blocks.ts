import { XMLParser } from 'fast-xml-parser'
import PizZip from 'pizzip'

/** What stands in a paper, in reading order; `style` is the name of the paragraph's style in the template. */
export type DocxBlock =
  | { readonly kind: 'paragraph'; readonly style: string; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
})

/** One element in its place among its siblings. */
interface Node {
  readonly name: string
  readonly value: string
  readonly attributes: unknown
  readonly children: readonly Node[]
}

/** Reads a paper this program filled: its body, then the lines at its foot. */
export function docxBlocks(bytes: Uint8Array): readonly DocxBlock[] {
  const zip = new PizZip(bytes)
  const foot = Object.keys(zip.files).filter((name) => /^word\/footer\d*\.xml$/.test(name))
  return ['word/document.xml', ...foot.sort()].flatMap((name) => {
    const part = zip.file(name)?.asText()
    return part === undefined ? [] : blocksIn(nodes(parser.parse(part)))
  })
}

function nodes(parsed: unknown): readonly Node[] {
  if (!Array.isArray(parsed)) return []
  return parsed.flatMap((element: unknown) => {
    if (typeof element !== 'object' || element === null) return []
    const entries = Object.entries(element)
    const [name, inside]: readonly [string?, unknown?] = entries.find(([key]) => key !== ':@') ?? []
    if (name === undefined) return []
    const attributes: unknown = entries.find(([key]) => key === ':@')?.[1]
    return [{ name, value: typeof inside === 'string' ? inside : '', attributes, children: nodes(inside) }]
  })
}

function blocksIn(all: readonly Node[]): readonly DocxBlock[] {
  return all.flatMap((node) => {
    if (node.name === 'p')
      return [{ kind: 'paragraph', style: styleOf(node), text: textOf(node.children) } as const]
    if (node.name === 'tbl') return [{ kind: 'table', rows: rowsOf(node) } as const]
    return blocksIn(node.children)
  })
}

function rowsOf(table: Node): readonly (readonly string[])[] {
  return named(table.children, 'tr').map((row) =>
    named(row.children, 'tc').map((cell) =>
      named(cell.children, 'p')
        .map((paragraph) => textOf(paragraph.children))
        .join('\n'),
    ),
  )
}

function named(all: readonly Node[], name: string): readonly Node[] {
  return all.filter((node) => node.name === name)
}

/** Words and line breaks; the number of a page is counted by the printer. */
function textOf(all: readonly Node[]): string {
  return all
    .map(({ name, children, value }) => {
      if (name === 'br') return '\n'
      if (name === 'tab') return '\t'
      if (name === 't') return children.map((child) => child.value).join('')
      return name === '#text' || name === 'instrText' ? '' : textOf(children) + (name === 't' ? value : '')
    })
    .join('')
}

function styleOf(paragraph: Node): string {
  const properties = named(paragraph.children, 'pPr')[0]
  const attributes = named(properties?.children ?? [], 'pStyle')[0]?.attributes
  if (typeof attributes !== 'object' || attributes === null) return ''
  const value: unknown = Reflect.get(attributes, '@val')
  return typeof value === 'string' ? value : ''
}
