import type { Citation } from '../../../domain/knowledge/entry.ts'
import type { Finding, Law } from '../../../domain/knowledge/knowledge-base.ts'
import { countHan } from '../../../domain/text/han.ts'
import type { LineOf } from '../lint/yaml-lines.ts'
import type { CitableLaw } from './law-texts.ts'

export const GIST_MAX = 40

/** The citations of one file and where they stand. */
export interface CitedBy {
  readonly file: string
  readonly citations: readonly Citation[]
  readonly lineOf: LineOf
}

/** What citations are checked against. */
export interface LawShelf {
  readonly laws: ReadonlyMap<string, Law>
  /** Full texts, where they are at hand. */
  readonly texts: ReadonlyMap<string, CitableLaw> | undefined
  readonly today: string
}

/** Checks that every cited law is known and in force, every article exists, and no citation stands twice. */
export function verifyCitations(source: CitedBy, shelf: LawShelf): readonly Finding[] {
  const seen = new Set<string>()
  return source.citations.flatMap((citation, at) => {
    const key = `${citation.law} ${citation.article}`
    const twice = seen.has(key) ? [fault('duplicate-citation', `${key} is cited twice`)] : []
    seen.add(key)
    return [...twice, ...citationFaults(citation, shelf)].map(({ rule, message, part }) => ({
      file: source.file,
      line: source.lineOf(['citations', at, part]),
      rule,
      message,
    }))
  })
}

interface CitationFault {
  readonly rule: string
  readonly message: string
  readonly part: 'law' | 'article' | 'gist'
}

function fault(rule: string, message: string, part: CitationFault['part'] = 'article'): CitationFault {
  return { rule, message, part }
}

function citationFaults(citation: Citation, shelf: LawShelf): readonly CitationFault[] {
  const han = countHan(citation.gist)
  const gist = han > GIST_MAX ? [fault('gist-length', `${han} Han, at most ${GIST_MAX}`, 'gist')] : []
  const law = shelf.laws.get(citation.law)
  if (!law) return [...gist, fault('law-unknown', `${citation.law} is not in knowledge/laws`, 'law')]
  return [
    ...gist,
    ...forceFaults(law, shelf.today),
    ...articleFaults(citation, law, shelf.texts),
    ...gistFaults(citation, law),
  ]
}

/** Whoever reads the article where no full text is installed reads its gist. */
function gistFaults({ article }: Citation, law: Law): readonly CitationFault[] {
  if (law.gists[String(article)] !== undefined) return []
  return [fault('gist-missing', `knowledge/laws/${law.name}.yaml has no gist of ${article}`)]
}

function forceFaults(law: Law, today: string): readonly CitationFault[] {
  if (today < law.effectiveFrom)
    return [fault('law-force', `${law.name} is in force only from ${law.effectiveFrom}`, 'law')]
  if (law.effectiveTo && today > law.effectiveTo) {
    return [fault('law-force', `${law.name} was in force until ${law.effectiveTo}`, 'law')]
  }
  return []
}

function articleFaults(citation: Citation, law: Law, texts: LawShelf['texts']): readonly CitationFault[] {
  const key = String(citation.article)
  if (Number(key.split('-')[0]) > law.articles) {
    return [fault('article', `${law.name} has ${law.articles} articles, not ${key}`)]
  }
  if (!texts) return []
  const text = texts.get(law.name)
  if (!text) return [fault('law-text', `no full text of ${law.name} among the laws given`, 'law')]
  return text.articles.has(key) ? [] : [fault('article', `${law.name} ${key} is not in the full text`)]
}
