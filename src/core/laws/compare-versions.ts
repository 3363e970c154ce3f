import type { LawArticle } from '../../domain/laws/law-text.ts'
import { plainText } from '../../domain/laws/plain-text.ts'

/** What happened to one article from one text of a law to another. */
export type ArticleChange =
  | { readonly kind: 'added'; readonly after: LawArticle }
  | { readonly kind: 'removed'; readonly before: LawArticle }
  | { readonly kind: 'changed'; readonly before: LawArticle; readonly after: LawArticle }
  /** The same words under another number. */
  | { readonly kind: 'moved'; readonly before: LawArticle; readonly after: LawArticle }

/** Very short articles, such as （删去）, are alike without being the same. */
const LONG_ENOUGH = 12

/**
 * Compares two texts of a law article by article: in the order of the newer one, what was removed last.
 * Width of brackets and spaces count for nothing, paragraphs do.
 */
export function compareArticles(
  before: readonly LawArticle[],
  after: readonly LawArticle[],
): readonly ArticleChange[] {
  const old = new Map(before.map((article) => [article.key, { article, words: wordsOf(article) }]))
  const now = new Map(after.map((article) => [article.key, wordsOf(article)]))
  const left = [...old.values()].filter(({ article, words }) => now.get(article.key) !== words)
  const byWords = new Map(
    left.filter(({ words }) => words.length >= LONG_ENOUGH).map((one) => [one.words, one.article]),
  )
  const changes = after.flatMap((article): ArticleChange[] => {
    const same = old.get(article.key)
    const words = now.get(article.key) ?? ''
    if (same?.words === words) return []
    const moved = byWords.get(words)
    if (moved) return [{ kind: 'moved', before: moved, after: article }]
    return [
      same ? { kind: 'changed', before: same.article, after: article } : { kind: 'added', after: article },
    ]
  })
  const told = renumbered(changes)
  const kept = new Set(told.flatMap((change) => (change.kind === 'added' ? [] : change.before.key)))
  const removed = left.filter(({ article }) => !kept.has(article.key))
  return [...told, ...removed.map(({ article }) => ({ kind: 'removed', before: article }) as const)]
}

function wordsOf({ text }: LawArticle): string {
  return text.split('\n').map(plainText).join('\n')
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
