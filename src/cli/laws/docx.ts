import { refuseForbiddenParts } from '../office-file/forbidden-parts.ts'
import { UnreadableFile } from '../office-file/unreadable.ts'
import { type OrderedElement, parseXmlInOrder } from '../office-file/xml.ts'
import { openArchive } from '../office-file/zip.ts'

/** The paragraphs of a Word file, one a line. Throws UnreadableFile. */
export function readDocx(file: Uint8Array): string {
  const archive = openArchive(file)
  refuseForbiddenParts(archive)
  const body = archive.read('word/document.xml')
  if (!body) throw new UnreadableFile('wrong-kind', '这个文件不是 Word 文档，应为 .docx。')
  return parseXmlInOrder(body)
    .flatMap((element) => paragraphsOf(element))
    .join('\n')
}

/** A row of a table is one line, its cells apart. */
function paragraphsOf(element: OrderedElement): readonly string[] {
  if (element.name === 'p') return [textOf(element)]
  if (element.name === 'tr') {
    const cells = element.children.filter(({ name }) => name === 'tc')
    return [cells.map((cell) => cell.children.flatMap(paragraphsOf).join(' ')).join(' | ')]
  }
  return element.children.flatMap(paragraphsOf)
}

/** What a tracked change took away is left out: `delText` by its name, what was moved where it stood before. */
function textOf({ name, children }: OrderedElement): string {
  if (name === 'moveFrom') return ''
  if (name === 't') return children.map(({ text }) => text).join('')
  if (name === 'br' || name === 'cr') return '\n'
  if (name === 'tab') return ' '
  return children.map(textOf).join('')
}
