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

/** The gists of an article from all entries that cite it, each once. */
export function gistsOf({ citedBy }: LawBook, law: string, key: string): readonly string[] {
  const gists = citedBy
    .article(law, key)
    .flatMap(({ citations }) => citations)
    .filter((citation) => citation.law === law && String(citation.article) === key)
  return [...new Set(gists.map(({ gist }) => gist.replace(/。$/, '')))]
}
