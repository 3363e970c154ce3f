import type { Finding, Law } from '../../../domain/knowledge/knowledge-base.ts'
import { countHan } from '../../../domain/text/han.ts'
import { moveTo } from '../lint/lint-entry.ts'
import { lintText, type TextRules } from '../lint/lint-text.ts'
import type { TextFault } from '../lint/text-fault.ts'
import type { LineOf } from '../lint/yaml-lines.ts'
import { findCopiedText } from './copied-text.ts'
import type { CitableLaw } from './law-texts.ts'
import { GIST_MAX } from './verify-citations.ts'
import { verifyNumbers } from './verify-numbers.ts'

interface LocatedLaw {
  readonly law: Law
  readonly file: string
  readonly lineOf: LineOf
  /** Absent when no full texts were given. */
  readonly text: CitableLaw | undefined
}

/** Checks the gists of one law: short and plain, of articles that exist, every number in the article, nothing copied. */
export function verifyGists(located: LocatedLaw, rules: TextRules): readonly Finding[] {
  const { law, file, lineOf, text } = located
  const gists = Object.entries(law.gists).map(([article, words]) => ({
    article,
    words: { text: words, line: lineOf(['gists', article]) },
  }))
  const faults = gists.flatMap(({ article, words }) => [
    ...moveTo(words.line, lintText(words.text, rules)),
    ...lengthFault(words),
    ...articleFaults(article, words, located),
  ])
  const copied = text
    ? findCopiedText(
        gists.map(({ words }) => ({ ...words, file })),
        [text],
      )
    : []
  return [...faults.map((fault) => ({ file, ...fault })), ...copied]
}

interface Words {
  readonly text: string
  readonly line: number
}

function lengthFault({ text, line }: Words): readonly TextFault[] {
  const han = countHan(text)
  return han > GIST_MAX ? [{ line, rule: 'gist-length', message: `${han} Han, at most ${GIST_MAX}` }] : []
}

function articleFaults(article: string, words: Words, { law, text }: LocatedLaw): readonly TextFault[] {
  const name = `${law.name} ${article}`
  const { line } = words
  if (Number(article.split('-')[0]) > law.articles) {
    return [{ line, rule: 'article', message: `${law.name} has ${law.articles} articles, not ${article}` }]
  }
  if (!text) return []
  const body = text.articles.get(article)
  if (body === undefined) return [{ line, rule: 'article', message: `${name} is not in the full text` }]
  return verifyNumbers(words, { name, articles: [body] })
}
