import type { Lexicon } from '../../domain/knowledge/lexicon.ts'

/** Longest message we read; Telegram's own limit. What is beyond is cut and the asker is told. */
export const MAX_MESSAGE_CHARS = 4096

const INVISIBLE = /[\p{Cf}\p{Cc}\p{Co}\p{Cn}]/gu
/** Combining marks and variation selectors: Chinese needs none, pumped strings are made of them. */
const MARKS = /\p{M}+/gu
const FILLER =
  /(那个|就是说|嗯+|呃+|啊+|哦+|请问一下|请问|我想问一下|想问一下|问一下|麻烦问下|帮我看看|你好)/g

/** Nothing in it to fold: most of what people type, and not worth the seven steps. */
const FOLDED = /^[\u4e00-\u9fff0-9a-z。、]*$/

/** Makes the copy used for matching: one form per character, nothing invisible, no line breaks lost as words. */
export function foldCharacters(text: string): string {
  if (text.length <= MAX_MESSAGE_CHARS && FOLDED.test(text)) return text
  return text
    .slice(0, MAX_MESSAGE_CHARS)
    .normalize('NFKC')
    .replace(/[\n\r\t]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Builds the function that puts a villager's words into one form: folded, misheard words mended, filler gone. */
export function createNormaliser(lexicon: Lexicon): (text: string) => string {
  const wrong = [...lexicon.homophones.keys()].sort((a, b) => b.length - a.length)
  const mend = wrong.length > 0 ? new RegExp(wrong.map(escapeRegExp).join('|'), 'g') : undefined
  return (text) => {
    const folded = foldCharacters(text)
    const mended = mend ? folded.replace(mend, (word) => lexicon.homophones.get(word) ?? word) : folded
    const short = mended.replace(FILLER, '').trim()
    return short.length >= 2 ? short : mended
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
