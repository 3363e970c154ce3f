/** Where a pattern matched: character offsets, end exclusive. */
export interface PatternSpan {
  readonly from: number
  readonly to: number
}

interface Part {
  /** The words it may be, by their first character: most places begin none of them. The empty word is one. */
  readonly words: ReadonlyMap<string, readonly string[]>
  /** How many other characters may stand before this part. */
  readonly gap: number
}

const MAX_GAP = 6

/** Finds every match of a set of patterns in a text. */
export type PatternFinder = (text: string) => readonly PatternSpan[]

/**
 * Compiles patterns of the small language of the safety files: literal text, `…` for up to six other
 * characters, `(a|b)` for alternatives. No nesting and no repetition, so the work is linear in the text;
 * a pattern is tried only where one of its first words begins. Throws a TypeError naming a malformed
 * pattern.
 */
export function compilePatterns(sources: readonly string[]): PatternFinder {
  const byStart = new Map<string, (readonly Part[])[]>()
  for (const source of sources) {
    const parts = parseParts(source)
    for (const start of startsOf(parts, source)) {
      byStart.set(start, [...(byStart.get(start) ?? []), parts])
    }
  }
  return (text) => {
    const spans: PatternSpan[] = []
    const tryAll = (candidates: readonly (readonly Part[])[] | undefined, from: number) => {
      for (const parts of candidates ?? []) {
        const to = matchParts(text, from, parts)
        if (to !== undefined) spans.push({ from, to })
      }
    }
    for (let from = 0; from < text.length; from++) {
      tryAll(byStart.get(text[from] ?? ''), from)
      tryAll(byStart.get(text.slice(from, from + 2)), from)
    }
    return spans
  }
}

/** The first two characters of each first word; one where it has no more. */
function startsOf(parts: readonly Part[], source: string): ReadonlySet<string> {
  const words = [...(parts[0]?.words.values() ?? [])].flat()
  if (words.length === 0 || words.includes('')) throw new TypeError(`pattern begins with nothing: ${source}`)
  return new Set(words.map((word) => word.slice(0, 2)))
}

function parseParts(source: string): readonly Part[] {
  const parts: Part[] = []
  let gap = 0
  for (const token of source.split(/(…|\([^()]*\))/)) {
    if (token === '') continue
    if (token === '…') {
      gap = parts.length > 0 ? MAX_GAP : 0
      continue
    }
    const inner = /^\([^()]*\)$/.test(token) ? token.slice(1, -1).split('|') : [token]
    if (inner.some((word) => /[()|]/.test(word))) throw new TypeError(`malformed pattern: ${source}`)
    parts.push({ words: Map.groupBy(inner, (word) => word[0] ?? ''), gap })
    gap = 0
  }
  return parts
}

/** The end of the match that starts exactly at `from`, or undefined. */
function matchParts(text: string, from: number, parts: readonly Part[]): number | undefined {
  let ends: readonly number[] = [from]
  for (const part of parts) {
    ends = endsOfPart(text, ends, part)
    if (ends.length === 0) return undefined
  }
  return Math.min(...ends)
}

/** Where one part may end when it begins at one of `starts` or up to its gap later. Most often nowhere. */
function endsOfPart(text: string, starts: readonly number[], part: Part): readonly number[] {
  const found: number[] = []
  for (const start of starts) {
    for (let at = start; at <= start + part.gap; at++) {
      if (part.words.has('') && !found.includes(at)) found.push(at)
      for (const word of part.words.get(text[at] ?? '') ?? []) {
        const end = at + word.length
        if (text.startsWith(word, at) && !found.includes(end)) found.push(end)
      }
    }
  }
  return found
}
