import type { Entry } from '../../../domain/knowledge/entry.ts'
import type { SourceFile } from '../parse-entry.ts'
import type { PlacedText } from './officialese.ts'
import { type LineOf, yamlLines } from './yaml-lines.ts'

/** An entry together with where its parts stand in its file, so that every finding can name the line. */
export interface LocatedEntry {
  readonly entry: Entry
  /** The front matter as written; it begins on line 2. */
  readonly front: string
  /** Line of a value in the front matter. */
  readonly lineOf: LineOf
  /** Everything below the front matter, headings blanked. */
  readonly body: PlacedText
  readonly section: (heading: string) => PlacedText
}

/** Finds the lines of an entry that was read from this file. */
export function locateEntry(entry: Entry, file: SourceFile): LocatedEntry {
  const text = file.text.replaceAll('\r\n', '\n')
  const end = text.indexOf('\n---\n') + '\n---\n'.length
  const bodyText = text.slice(end)
  const bodyLine = text.slice(0, end).split('\n').length
  const front = text.slice('---\n'.length, end - '---\n'.length)
  return {
    entry,
    front,
    lineOf: yamlLines(front, 1),
    body: { text: bodyText.replace(/^## .*$/gm, ''), line: bodyLine },
    section: (heading) => findSection(bodyText, bodyLine, heading),
  }
}

function findSection(body: string, bodyLine: number, heading: string): PlacedText {
  const lines = body.split('\n')
  const isHeading = (line: string) => line.startsWith('## ')
  const at = lines.findIndex((line) => isHeading(line) && line.slice(3).trim() === heading)
  const next = lines.findIndex((line, index) => index > at && isHeading(line))
  const inside = lines.slice(at + 1, next < 0 ? undefined : next)
  const blank = inside.findIndex((line) => line.trim() !== '')
  const skipped = Math.max(blank, 0)
  return { text: inside.slice(skipped).join('\n').trimEnd(), line: bodyLine + at + 1 + skipped }
}
