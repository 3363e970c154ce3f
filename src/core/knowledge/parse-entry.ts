import type { AnswerEntry, Entry, SectionName } from '../../domain/knowledge/entry.ts'
import type { Finding } from '../../domain/knowledge/knowledge-base.ts'
import { entryHeadSchema, HEADINGS } from './entry-schema.ts'
import { readYaml } from './read-yaml.ts'

/** A text file of the knowledge folder; `path` is relative to it and uses `/`. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

export type EntryResult =
  | { readonly kind: 'ok'; readonly entry: Entry }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] }

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/

/** Reads one entry file: front matter, then the fixed headings of its kind. */
export function parseEntry(file: SourceFile): EntryResult {
  const text = file.text.replaceAll('\r\n', '\n')
  const front = FRONT_MATTER.exec(text)
  if (!front) return broken(file, 1, 'the file must begin with front matter between two lines of ---')
  const head = readYaml(front[1] ?? '', entryHeadSchema, { file: file.path, linesBefore: 1 })
  if (head.kind === 'broken') return head
  const bodyLine = front[0].split('\n').length
  const sections = readSections(text.slice(front[0].length), bodyLine)
  const expected: readonly string[] = HEADINGS[head.value.kind]
  const found = [...sections.keys()]
  if (found.join() !== expected.join()) {
    return broken(
      file,
      bodyLine,
      `expected the headings ${expected.join(' · ')}, found ${found.join(' · ') || 'none'}`,
    )
  }
  return { kind: 'ok', entry: toEntry(head.value, sections, file.path) }
}

function broken(file: SourceFile, line: number, message: string): EntryResult {
  return { kind: 'broken', findings: [{ file: file.path, line, rule: 'headings', message }] }
}

function readSections(body: string, firstLine: number): Map<string, string> {
  const sections = new Map<string, string>()
  for (const block of body.split(/^## /m).slice(1)) {
    const end = block.indexOf('\n')
    const heading = (end < 0 ? block : block.slice(0, end)).trim()
    sections.set(
      sections.has(heading) ? `${heading} (twice, from line ${firstLine})` : heading,
      end < 0 ? '' : block.slice(end + 1).trim(),
    )
  }
  return sections
}

type Head = Extract<
  ReturnType<typeof readYaml<ReturnType<typeof entryHeadSchema.parse>>>,
  { kind: 'ok' }
>['value']

function toEntry(head: Head, sections: ReadonlyMap<string, string>, source: string): Entry {
  const { kind, patterns, except, ...rest } = head
  const common = { ...rest, citations: rest.citations, source }
  if (kind !== 'answer') return { ...common, kind, reply: sections.get('回复') ?? '', patterns, except }
  return {
    ...common,
    kind,
    sections: Object.fromEntries(sections) as AnswerEntry['sections'] & Record<SectionName, string>,
  }
}
