import type { LawText, LawVersion } from '../../domain/laws/law-text.ts'
import type { LawStore } from '../../ports/stores/law-store.ts'
import { type ArticleChange, compareArticles } from './compare-versions.ts'

/** What an import does to the laws that are there. */
export type Imported =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  /** The same law and day with other words, or with other facts about it. */
  | { readonly kind: 'changed'; readonly changes: readonly ArticleChange[] }
  /** A law of which another version is there; compared with the one in force before it, if any. */
  | {
      readonly kind: 'new-version'
      readonly before: LawVersion | undefined
      readonly changes: readonly ArticleChange[]
    }

/** Compares one law with what is stored. */
export async function compareWithStored(
  laws: Pick<LawStore, 'versionsOf' | 'articles'>,
  law: LawText,
): Promise<Imported> {
  const versions = await laws.versionsOf(law.law)
  const stored = versions.find(({ effectiveFrom }) => effectiveFrom === law.effectiveFrom)
  if (stored) {
    const changes = compareArticles(await laws.articles(stored), law.articles)
    return changes.length === 0 && sameFacts(stored, law)
      ? { kind: 'unchanged' }
      : { kind: 'changed', changes }
  }
  if (versions.length === 0) return { kind: 'new' }
  const before = versions.findLast(({ effectiveFrom }) => effectiveFrom < law.effectiveFrom)
  const changes = before ? compareArticles(await laws.articles(before), law.articles) : []
  return { kind: 'new-version', before, changes }
}

function sameFacts(stored: LawVersion, law: LawText): boolean {
  const facts = ({ full, promulgatedOn, repealedOn, outdated, note, preamble }: LawVersion) =>
    JSON.stringify([full, promulgatedOn, repealedOn, outdated, note, preamble])
  return facts(stored) === facts(law)
}
