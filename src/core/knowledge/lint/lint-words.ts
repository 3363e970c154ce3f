import { unknownNumbers } from './phone-numbers.ts'
import { rareCharacters } from './rare-characters.ts'
import { readingLines } from './sentences.ts'
import type { TextFault } from './text-fault.ts'

const LATIN_WORD = /[A-Za-z]{4,}/g
const NO_DOOR = /有关部门|咨询当地/g
const HALF_WIDTH = /(?<=\p{Script=Han})[,;:!?()"]|[,;:!?()"](?=\p{Script=Han})|(?<=\p{Script=Han})\.(?!\w)/gu

/** Checks single words and signs: Latin words, rare characters, half-width signs, numbers to dial, answers that name no door. */
export function lintWords(text: string, allowedCharacters: ReadonlySet<string>): readonly TextFault[] {
  return readingLines(text).flatMap((line, at) =>
    wordFaults(line, allowedCharacters).map((fault) => ({ ...fault, line: at + 1 })),
  )
}

function wordFaults(line: string, allowed: ReadonlySet<string>): readonly Omit<TextFault, 'line'>[] {
  return [
    ...each(line.match(LATIN_WORD), 'latin-word', (word) => `${word}: say it in Chinese`),
    ...each(line.match(NO_DOOR), 'no-door', (word) => `${word}: name the door and the number`),
    ...each(
      rareCharacters(line, allowed),
      'rare-character',
      (character) => `${character} is not an everyday character`,
    ),
    ...each(line.match(HALF_WIDTH), 'punctuation', (sign) => `${sign}: use the full-width sign`),
    ...each(unknownNumbers(line), 'phone', (number) => `${number} is no national hotline`),
  ]
}

function each(
  found: readonly string[] | null,
  rule: string,
  message: (found: string) => string,
): readonly Omit<TextFault, 'line'>[] {
  return (found ?? []).map((one) => ({ rule, message: message(one) }))
}
