import type { Entry } from '../../domain/knowledge/entry.ts'
import type { ArticleChange } from './compare-versions.ts'

/** Answers which entries cite an article; built once from all entries. */
export interface CitedBy {
  article(law: string, key: string): readonly Entry[]
  /** The entries a change touches: those that cite the article as it was numbered before, or as it is now. */
  change(law: string, change: ArticleChange): readonly Entry[]
}

export function createCitedBy(entries: readonly Entry[]): CitedBy {
  const byArticle = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const { law, article } of entry.citations) {
      const at = `${law} ${article}`
      byArticle.set(at, [...(byArticle.get(at) ?? []), entry])
    }
  }
  const article: CitedBy['article'] = (law, key) => byArticle.get(`${law} ${key}`) ?? []
  return {
    article,
    change: (law, change) => article(law, change.kind === 'added' ? change.after.key : change.before.key),
  }
}
