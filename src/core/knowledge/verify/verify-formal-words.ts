import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { countHan } from '../../../domain/text/han.ts'
import type { LocatedEntry } from '../lint/located-entry.ts'
import type { CitableLaw } from './law-texts.ts'

/** Longer is a sentence, and sentences of statutes are not for villagers to repeat. */
const LONGEST = 14

/** Checks that the words for the counter are short, and that a cited article uses them. */
export function verifyFormalWords(
  { entry, lineOf }: LocatedEntry,
  texts: ReadonlyMap<string, CitableLaw> | undefined,
): readonly Finding[] {
  const cited = texts
    ? entry.citations.map(({ law, article }) => bare(texts.get(law)?.articles.get(String(article)) ?? ''))
    : undefined
  return entry.formal.flatMap((word, at) => {
    const place = { file: entry.source, line: lineOf(['formal', at]) }
    if (countHan(word) > LONGEST)
      return [{ ...place, rule: 'formal-length', message: `${word}: at most ${LONGEST} Han` }]
    if (!cited || cited.some((article) => article.includes(bare(word)))) return []
    return [{ ...place, rule: 'formal-word', message: `${word} stands in no cited article` }]
  })
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}
