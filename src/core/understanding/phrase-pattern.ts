/** Where a pattern matched: character offsets, end exclusive. */
export interface PatternSpan {
  readonly from: number
  readonly to: number
}

interface Part {
  readonly words: readonly string[]
  /** How many other characters may stand before this part. */
  readonly gap: number
}

const MAX_GAP = 6

/** Finds every match of a set of patterns in a text. */
export type PatternFinder = (text: string) => readonly PatternSpan[]

/**
 * Compiles patterns of the small language of the safety files: literal text, `…` for up to six other
 * characters, `(a|b)` for alternatives. No nesting and no repetition, so the work is linear in the text;
 * a pattern is tried only where one of its first words can begin. Throws a TypeError naming a malformed
 * pattern.
 */
export function compilePatterns(sources: readonly string[]): PatternFinder {
  const byFirst = new Map<string, (readonly Part[])[]>()
  for (const source of sources) {
    const parts = parseParts(source)
    for (const first of firstCharacters(parts, source)) {
      byFirst.set(first, [...(byFirst.get(first) ?? []), parts])
    }
  }
  return (text) => {
    const spans: PatternSpan[] = []
    for (let from = 0; from < text.length; from++) {
      for (const parts of byFirst.get(text[from] ?? '') ?? []) {
        const to = matchParts(text, from, parts)
        if (to !== undefined) spans.push({ from, to })
      }
    }
    return spans
  }
}

function firstCharacters(parts: readonly Part[], source: string): ReadonlySet<string> {
  const words = parts[0]?.words ?? []
  const first = new Set(words.map((word) => word[0] ?? ''))
  if (first.size === 0 || first.has('')) throw new TypeError(`pattern begins with nothing: ${source}`)
  return first
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
    parts.push({ words: inner, gap })
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
      for (const word of part.words) {
        const end = at + word.length
        if (text.startsWith(word, at) && !found.includes(end)) found.push(end)
      }
    }
  }
  return found
}
