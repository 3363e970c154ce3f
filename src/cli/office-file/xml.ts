import { XMLParser } from 'fast-xml-parser'
import { UnreadableFile } from './unreadable.ts'

/** An element as the parser gives it; only looked at through the functions below. */
export type Element = unknown

const PREFIX = '@'
const OPTIONS = {
  ignoreAttributes: false,
  attributeNamePrefix: PREFIX,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
} as const
const parser = new XMLParser(OPTIONS)
const orderedParser = new XMLParser({ ...OPTIONS, preserveOrder: true })

/** Reads XML without declarations of its own: no entities, so nothing can grow or reach outside. */
export function parseXml(bytes: Uint8Array): Element {
  return parseWith(parser, bytes)
}

function parseWith(reader: XMLParser, bytes: Uint8Array): Element {
  const text = new TextDecoder('utf-8').decode(bytes)
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
    throw new UnreadableFile(
      'forbidden-part',
      '文件里有不允许的声明，不读。请在 WPS 或 Office 里另存一份再导入。',
    )
  }
  try {
    return reader.parse(text)
  } catch (cause) {
    throw new UnreadableFile(
      'damaged',
      `文件里的内容读不懂（${cause instanceof Error ? cause.name : '未知'}）。`,
    )
  }
}

/** An element in its place among its siblings; a piece of text has the name `#text`. */
export interface OrderedElement {
  readonly name: string
  /** Of a piece of text only. */
  readonly text: string
  readonly children: readonly OrderedElement[]
}

/** The same with all children in the order they stand, for texts that mix them. */
export function parseXmlInOrder(bytes: Uint8Array): readonly OrderedElement[] {
  return inOrder(parseWith(orderedParser, bytes))
}

function inOrder(elements: Element): readonly OrderedElement[] {
  if (!Array.isArray(elements)) return []
  return elements.flatMap((element: Element) => {
    if (typeof element !== 'object' || element === null) return []
    const [name, inside]: readonly [string?, unknown?] =
      Object.entries(element).find(([key]) => key !== ':@') ?? []
    if (name === undefined) return []
    const text = name === '#text' && typeof inside === 'string' ? decodeEntities(inside) : ''
    return [{ name, text, children: inOrder(inside) }]
  })
}

/** The children of one name, in order. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  const found = property(element, name)
  if (found === undefined) return []
  return Array.isArray(found) ? found : [found]
}

/** The first child along a path of names. */
export function childAt(element: Element, ...path: readonly string[]): Element {
  return path.reduce<Element>((at, name) => childrenOf(at, name)[0], element)
}

export function attributeOf(element: Element, name: string): string {
  const value = property(element, PREFIX + name)
  return typeof value === 'string' ? decodeEntities(value) : ''
}

/** The text directly inside an element. */
export function textOf(element: Element): string {
  const text = typeof element === 'string' ? element : property(element, '#text')
  return typeof text === 'string' ? decodeEntities(text) : ''
}

function property(element: Element, name: string): unknown {
  if (typeof element !== 'object' || element === null || !Object.hasOwn(element, name)) return undefined
  return Reflect.get(element, name)
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five names and the numbers XML itself knows. */
function decodeEntities(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi, (whole, inside: string) => {
    const point = inside.startsWith('#x') ? Number.parseInt(inside.slice(2), 16) : Number(inside.slice(1))
    if (!inside.startsWith('#')) return NAMED[inside] ?? whole
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
