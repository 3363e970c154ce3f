import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup made by the escaping template; the only way text becomes a page. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** One thing wrong with a form: which field (its element id) and what to do. Without a field it is about the whole. */
export interface Problem {
  readonly field?: string | undefined
  readonly words: string
}

/**
 * Text somebody else wrote. `bdi` keeps its direction to itself, control characters are made visible, and
 * piled-up marks are capped, so that it can neither reverse nor cover what stands around it.
 */
export function theirWords(text: string): Html {
  return html`<bdi dir="auto">${visible(text)}</bdi>`
}

/** The same as plain text, for places where no element fits, such as an `option`. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => shownAs(character))
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
}

/** Line breaks and tabs are ordinary; the joiner is part of many emoji. */
function shownAs(character: string): string {
  if (character === '\n' || character === '\t' || character === '\u200d') return character
  const code = character.codePointAt(0) ?? 0
  return `［U+${code.toString(16).toUpperCase().padStart(4, '0')}］`
}
