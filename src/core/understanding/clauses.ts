import { countHan } from '../../domain/text/han.ts'

/** The clauses of a message, as punctuation, line breaks and numbering part them. */
export function clausesOf(text: string): readonly string[] {
  return trimmed(text.split(/[\s，。！？；,!?;]+/))
}

/** What opens another matter: a number, or words that say so. */
const NEXT_MATTER =
  /(?:^|[\s，。！？；,!?;、])(?:[1-9一二三四五][.．、)）](?!\d)|[①②③④⑤]|第[一二三四五](?:个|件|条)?(?:事|问题|是|[，,：:、])|另外(?:再|还)?|还有(?:一个|一件|件|个)(?:事|问题)?[，,]?|再(?:一个|一件|就是|问(?:一个|一件|一下|哈)?)|顺便(?:再)?问(?:一下|哈|个)?|还(?:想|要)问(?:一下|哈|个)?)/g

/** Shorter than this names no matter. */
const SHORTEST_MATTER = 4

/** The several matters of one message where its writer sets them apart; one where nothing does. */
export function mattersOf(text: string): readonly string[] {
  const parts = trimmed(text.replace(NEXT_MATTER, '\u0000').split('\u0000'))
  return parts.filter((part) => countHan(part) >= SHORTEST_MATTER)
}

function trimmed(parts: readonly string[]): readonly string[] {
  return parts.map((part) => part.replace(/^[\s，。；,;:：、]+|[\s，。；,;、]+$/g, '')).filter(Boolean)
}
