import type { AnsweredQuestion } from './article.ts'
import type { QueryTerms } from './lexical.ts'

/** By class: how much likelier its questions use these words than questions at large (mean log ratio). */
export type ClassLikeness = (terms: QueryTerms) => ReadonlyMap<number, number>

/** As many words at large are mixed into every class. */
const SMOOTHING = 100

/** Naive Bayes over the words of answered questions, for classes of articles such as laws or chapters. */
export function learnClassLikeness(
  answered: readonly AnsweredQuestion[],
  classOf: (article: number) => number,
  read: (question: string) => QueryTerms,
): ClassLikeness {
  const everywhere = new Map<number, number>()
  const classes = new Map<number, { total: number; counts: Map<number, number> }>()
  let total = 0
  for (const { question, articles } of answered) {
    const terms = read(question)
    total += terms.size
    for (const term of terms.keys()) everywhere.set(term, (everywhere.get(term) ?? 0) + 1)
    for (const name of new Set(articles.map(classOf))) {
      const known = classes.get(name) ?? { total: 0, counts: new Map() }
      for (const term of terms.keys()) known.counts.set(term, (known.counts.get(term) ?? 0) + 1)
      known.total += terms.size
      classes.set(name, known)
    }
  }
  const large = (term: number) => ((everywhere.get(term) ?? 0) + 0.5) / (total + 1)
  return (terms) => {
    const weight = [...terms.values()].reduce((sum, value) => sum + value, 0) || 1
    const ratio = (known: { total: number; counts: Map<number, number> }) => {
      let sum = 0
      for (const [term, importance] of terms) {
        const share = large(term)
        const mixed = ((known.counts.get(term) ?? 0) + SMOOTHING * share) / (known.total + SMOOTHING)
        sum += importance * Math.log(mixed / share)
      }
      return sum / weight
    }
    return new Map([...classes].map(([name, known]) => [name, ratio(known)]))
  }
}
