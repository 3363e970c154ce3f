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

/** Finds every match of many sets of patterns in a text, by the number of the set. Sets that match nowhere are absent. */
export type PatternSetFinder = (text: string) => ReadonlyMap<number, readonly PatternSpan[]>

interface Pattern {
  readonly set: number
  readonly parts: readonly Part[]
}

/** Compiles one set of patterns. Throws a TypeError naming a malformed pattern. */
export function compilePatterns(sources: readonly string[]): PatternFinder {
  const find = compilePatternSets([sources])
  return (text) => find(text).get(0) ?? []
}

/**
 * Compiles patterns of the small language of the safety files: literal text, `…` for up to six other
 * characters, `(a|b)` for alternatives. No nesting and no repetition, so the work is linear in the text. All sets
 * are looked for in one go, and a pattern is tried only where its first two characters stand, so thousands of
 * patterns cost little more than one. Throws a TypeError naming a malformed pattern.
 */
export function compilePatternSets(sets: readonly (readonly string[])[]): PatternSetFinder {
  const byBeginning = new Map<string, Pattern[]>()
  const add = (beginning: string, pattern: Pattern) => {
    const known = byBeginning.get(beginning)
    if (known) known.push(pattern)
    else byBeginning.set(beginning, [pattern])
  }
  sets.forEach((sources, set) => {
    for (const source of sources) {
      const parts = parseParts(source)
      for (const beginning of beginnings(parts, source)) add(beginning, { set, parts })
    }
  })
  return (text) => {
    const spans = new Map<number, PatternSpan[]>()
    const tryAt = (from: number, beginning: string) => {
      for (const { set, parts } of byBeginning.get(beginning) ?? []) {
        const to = matchParts(text, from, parts)
        if (to !== undefined) spans.set(set, [...(spans.get(set) ?? []), { from, to }])
      }
    }
    for (let from = 0; from < text.length; from++) {
      tryAt(from, text.charAt(from))
      if (from + 1 < text.length) tryAt(from, text.slice(from, from + 2))
    }
    return spans
  }
}

/** What a match can begin with: two characters, or one when anything may stand behind it. */
function beginnings([first, second]: readonly Part[], source: string): ReadonlySet<string> {
  const words = first?.words ?? []
  if (words.length === 0 || words.includes('')) throw new TypeError(`pattern begins with nothing: ${source}`)
  const next = second?.gap === 0 && !second.words.includes('') ? second.words : ['']
  return new Set(words.flatMap((word) => next.map((after) => (word + after).slice(0, 2))))
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
