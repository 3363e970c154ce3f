import { XMLParser } from 'fast-xml-parser'
import { type Fields, fieldsOf } from './fields.ts'

/**
 * Values stay text: a MsgId has 64 bits, and `007` is no number. Nothing is expanded, so nothing can be read
 * from elsewhere or grow.
 */
const PARSER = new XMLParser({
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 8,
})

/** The fields of `<xml>…</xml>`; undefined for anything else, whatever it is. */
export function parseXml(text: string): Fields | undefined {
  if (outsideCdata(text).some((part) => part.includes('<!'))) return undefined
  try {
    return fieldsOf(fieldsOf(PARSER.parse(text, true))?.xml)
  } catch {
    return undefined
  }
}

const OPEN = '<![CDATA['
const CLOSE = ']]>'

/** What is markup and not quoted text: a document type or an entity there is refused before anything is parsed. */
function outsideCdata(text: string): readonly string[] {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const open = text.indexOf(OPEN, at)
    if (open < 0) return [...parts, text.slice(at)]
    parts.push(text.slice(at, open))
    const close = text.indexOf(CLOSE, open + OPEN.length)
    if (close < 0) return [...parts, text.slice(open)]
    at = close + CLOSE.length
  }
}

/** `<xml>` with one element a field; text is quoted, whole numbers are not. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${quoted(value)}</${name}>`)
  return `<xml>${elements.join('')}</xml>`
}

function quoted(value: string | number): string {
  if (typeof value === 'number') return String(value)
  return `${OPEN}${value.replaceAll(CLOSE, `]]${CLOSE}${OPEN}>`)}${CLOSE}`
}
