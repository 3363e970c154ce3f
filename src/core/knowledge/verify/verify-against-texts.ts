import type { Citation } from '../../../domain/knowledge/entry.ts'
import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import type { LocatedEntry } from '../lint/located-entry.ts'
import type { PlacedText } from '../lint/officialese.ts'
import type { LineOf } from '../lint/yaml-lines.ts'
import { findCopiedText } from './copied-text.ts'
import type { CitableLaw } from './law-texts.ts'
import type { LocatedDanger } from './located-danger.ts'
import { verifyNumbers } from './verify-numbers.ts'

interface Verified {
  readonly entries: readonly LocatedEntry[]
  readonly dangers: readonly LocatedDanger[]
  readonly texts: ReadonlyMap<string, CitableLaw>
}

/** What one file says, and what it rests on. */
interface Source {
  readonly file: string
  readonly bodies: readonly PlacedText[]
  readonly citations: readonly Citation[]
  readonly lineOf: LineOf
}

/** Checks numbers and wording against the full texts of the laws. */
export function verifyAgainstTexts({ entries, dangers, texts }: Verified): readonly Finding[] {
  const sources = [...entries.map(entrySource), ...dangers.map(dangerSource)]
  const all = sources.flatMap((source) =>
    [...source.bodies, ...gistsOf(source)].map((text) => ({ ...text, file: source.file })),
  )
  return [...sources.flatMap((source) => numberFaults(source, texts)), ...findCopiedText(all, texts.values())]
}

/** A gist speaks for its own article; the body for any article cited. */
function numberFaults(source: Source, texts: Verified['texts']): readonly Finding[] {
  const bases = source.citations.map(({ law, article }) => ({
    name: `${law} ${article}`,
    articles: [texts.get(law)?.articles.get(String(article)) ?? ''],
  }))
  const all = { name: 'any cited article', articles: bases.flatMap(({ articles }) => articles) }
  const faults = [
    ...source.bodies.flatMap((body) => verifyNumbers(body, all)),
    ...gistsOf(source).flatMap((gist, at) => verifyNumbers(gist, bases[at] ?? all)),
  ]
  return faults.map((fault) => ({ file: source.file, ...fault }))
}

function gistsOf({ citations, lineOf }: Source): readonly PlacedText[] {
  return citations.map(({ gist }, at) => ({ text: gist, line: lineOf(['citations', at, 'gist']) }))
}

function entrySource({ entry, body, lineOf }: LocatedEntry): Source {
  const title = { text: entry.title, line: lineOf(['title']) }
  return { file: entry.source, bodies: [title, body], citations: entry.citations, lineOf }
}

function dangerSource({ script, file, lineOf }: LocatedDanger): Source {
  const gentle = script.gentle ? [{ text: script.gentle, line: lineOf(['gentle']) }] : []
  return {
    file,
    bodies: [{ text: script.script, line: lineOf(['script']) }, ...gentle],
    citations: script.citations,
    lineOf,
  }
}
