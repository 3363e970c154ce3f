import type * as PinyinPro from 'pinyin-pro'
import { onFirstUse } from '../on-first-use.ts'

const pinyinPro = onFirstUse<typeof PinyinPro>((require) => require('pinyin-pro'))

/** What people type to call up Chinese words: the words, their pinyin in one piece, and its first letters. */
export function pinyinKeys(words: string): readonly string[] {
  const syllables = pinyinPro().pinyin(words, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  const whole = syllables.join('').toLowerCase()
  const initials = syllables
    .map((syllable) => syllable.slice(0, 1))
    .join('')
    .toLowerCase()
  return [...new Set([words.toLowerCase(), whole, initials])]
}
