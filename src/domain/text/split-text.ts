/** The most one bubble may hold: UTF-8 bytes and characters, both kept. */
export interface TextLimit {
  readonly bytes: number
  readonly chars: number
}

/**
 * Cuts text into parts within a limit, at the best place available: a blank line, a line end, a sentence
 * end, a comma, and only then between two characters. Never cuts a surrogate pair. Nothing is lost but
 * the white space at a cut.
 */
export function splitText(text: string, limit: TextLimit): readonly string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (!fits(rest, limit)) {
    const room = longestPrefix(rest, limit)
    const cut = bestCut(rest.slice(0, room))
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  if (rest.length > 0 || parts.length === 0) parts.push(rest)
  return parts
}

const CUTS: readonly RegExp[] = [/\n\n/g, /\n/g, /[。！？；]/g, /[，、：]/g]

function bestCut(window: string): number {
  for (const pattern of CUTS) {
    const last = lastEnd(window, pattern)
    if (last > window.length / 3) return last
  }
  return window.length
}

function lastEnd(window: string, pattern: RegExp): number {
  let end = 0
  for (const match of window.matchAll(pattern)) end = match.index + match[0].length
  return end
}

function fits(text: string, limit: TextLimit): boolean {
  return text.length <= limit.chars && utf8Length(text) <= limit.bytes
}

function longestPrefix(text: string, limit: TextLimit): number {
  let bytes = 0
  let at = 0
  for (const character of text) {
    bytes += utf8Length(character)
    if (bytes > limit.bytes || at + character.length > limit.chars) break
    at += character.length
  }
  return Math.max(at, 1)
}

/** UTF-8 length in bytes, counted without an encoder so that the domain stays free of the platform. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}
