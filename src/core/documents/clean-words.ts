/** Longest answers a paper takes; what is longer is cut, and says so. */
const LONGEST = { short: 300, long: 12_000 } as const

/** Control characters, and marks that turn the direction of writing or hide: words could then be read as others. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu

/**
 * What a person said, as a paper can carry it. Braces become full-width: what came from people never reads as a
 * place of the template.
 */
export function cleanWords(words: string, length: keyof typeof LONGEST = 'short'): string {
  const text = words
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(UNSEEN, '')
    .replaceAll('{', '｛')
    .replaceAll('}', '｝')
    .trim()
  const characters = [...text]
  if (characters.length <= LONGEST[length]) return text
  return `${characters.slice(0, LONGEST[length]).join('')}【太长，后面的没写进来】`
}
