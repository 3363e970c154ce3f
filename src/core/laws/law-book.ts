import type { KnowledgeBase, Law } from '../../domain/knowledge/knowledge-base.ts'
import { type CitedBy, createCitedBy } from './cited-by.ts'

/** What the curated knowledge says about laws: which ones it relies on, and which entries cite which article. */
export interface LawBook {
  /** By short name. */
  readonly laws: ReadonlyMap<string, Law>
  readonly citedBy: CitedBy
}

export function createLawBook({ laws, entries }: Pick<KnowledgeBase, 'laws' | 'entries'>): LawBook {
  return { laws, citedBy: createCitedBy(entries) }
}

/** What an article says in plain words: the gist of the law file, else those of the entries that cite it, each once. */
export function gistsOf({ laws, citedBy }: LawBook, law: string, key: string): readonly string[] {
  const own = laws.get(law)?.gists[key]
  if (own) return [own.replace(/。$/, '')]
  const gists = citedBy
    .article(law, key)
    .flatMap(({ citations }) => citations)
    .filter((citation) => citation.law === law && String(citation.article) === key)
  return [...new Set(gists.map(({ gist }) => gist.replace(/。$/, '')))]
}
