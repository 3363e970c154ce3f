import type { LawArticle } from '../../domain/laws/law-text.ts'

/** What happened to one article from one text of a law to another. */
export type ArticleChange =
  | { readonly kind: 'added'; readonly after: LawArticle }
  | { readonly kind: 'removed'; readonly before: LawArticle }
  | { readonly kind: 'changed'; readonly before: LawArticle; readonly after: LawArticle }
  /** The same words under another number. */
  | { readonly kind: 'moved'; readonly before: LawArticle; readonly after: LawArticle }

/** Compares two texts of a law article by article, in the order of the newer one, what was removed last. */
export function compareArticles(
  before: readonly LawArticle[],
  after: readonly LawArticle[],
): readonly ArticleChange[] {
  const old = new Map(before.map((article) => [article.key, article]))
  const now = new Map(after.map((article) => [article.key, article]))
  // Very short articles, such as （删去）, are alike without being the same.
  const longEnough = ({ text }: LawArticle) => text.length >= 20
  const isLeft = (article: LawArticle) => now.get(article.key)?.text !== article.text
  const byText = new Map(
    before
      .filter(longEnough)
      .filter(isLeft)
      .map((article) => [article.text, article]),
  )
  const gone = new Set(before.map(({ key }) => key))
  const changes = after.flatMap((article): ArticleChange[] => {
    const same = old.get(article.key)
    if (same?.text === article.text) {
      gone.delete(article.key)
      return []
    }
    const moved = byText.get(article.text)
    if (moved) {
      gone.delete(moved.key)
      return [{ kind: 'moved', before: moved, after: article }]
    }
    return [same ? { kind: 'changed', before: same, after: article } : { kind: 'added', after: article }]
  })
  for (const change of changes) if (change.kind === 'changed') gone.delete(change.before.key)
  const removed = before.filter(({ key }) => gone.has(key))
  return [
    ...renumbered(changes),
    ...removed.map((article) => ({ kind: 'removed', before: article }) as const),
  ]
}

/** What stands under a number whose old words moved away is new, not a change of them. */
function renumbered(changes: readonly ArticleChange[]): readonly ArticleChange[] {
  const left = new Set(changes.flatMap((change) => (change.kind === 'moved' ? change.before.key : [])))
  return changes.map((change) =>
    change.kind === 'changed' && left.has(change.before.key)
      ? { kind: 'added', after: change.after }
      : change,
  )
}

/** The lines that only one of two texts has. */
export function changedLines(
  before: string,
  after: string,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')]
  return {
    gone: old.filter((line) => !now.includes(line)),
    come: now.filter((line) => !old.includes(line)),
  }
}
