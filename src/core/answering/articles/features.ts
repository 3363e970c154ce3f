import type { Closeness } from './closeness.ts'
import type { QuestionView, Sight } from './question-view.ts'
import { readSurroundings, type Surroundings } from './surroundings.ts'
import type { Fit } from './towers/learn-towers.ts'

/** One candidate of one question, with all that features are read from. */
interface Case {
  readonly sight: Sight
  readonly view: QuestionView
  readonly around: Surroundings
  readonly close: Closeness
  readonly fit: Fit
  /** Best fit of any candidate. */
  readonly bestFit: number
  readonly article: number
  /** Place among the candidates by the first sum. */
  readonly place: number
  readonly law: number
  readonly chapter: number
  /** The neighbours in the same law, or the article itself at its ends. */
  readonly previous: number
  readonly next: number
}

type Feature = (c: Case) => number

const words = (c: Case, article: number) => (c.view.lexical.whole[article] ?? 0) / c.view.top
const worth = (c: Case, article: number) => (c.view.worth[article] ?? 0) / c.view.topWorth
const vote = (c: Case, article: number) => c.view.votes.nearestArticles.get(article) ?? 0

/** What the trees look at, by family. Names are for reading only. */
const FEATURES: Readonly<Record<string, Feature>> = {
  // words
  text: (c) => c.view.lexical.text[c.article] ?? 0,
  added: (c) => c.view.added[c.article] ?? 0,
  coverage: (c) => c.view.coverage[c.article] ?? 0,
  heading: (c) => c.view.lexical.chapter[c.chapter] ?? 0,
  lawName: (c) => c.view.lexical.law[c.law] ?? 0,
  whole: (c) => c.view.lexical.whole[c.article] ?? 0,
  wholeShare: (c) => words(c, c.article),
  lexicalPlace: (c) => c.around.lexicalPlace.get(c.article) ?? 0,
  feedback: (c) => c.view.feedback(c.article),
  // words by their learned worth
  worth: (c) => c.view.worth[c.article] ?? 0,
  worthShare: (c) => worth(c, c.article),
  worthCoverage: (c) => c.view.worthCoverage[c.article] ?? 0,
  sentence: (c) => c.close.sentence,
  opening: (c) => c.close.opening,
  density: (c) => c.close.density,
  run: (c) => c.close.run,
  triples: (c) => c.close.triples,
  // the article and its law, whatever is asked
  length: (c) => c.sight.corpus.articles[c.article]?.text.length ?? 0,
  lawSize: (c) => c.sight.corpus.lawSizes[c.law] ?? 0,
  lawWeight: (c) => c.sight.lawWeights[c.law] ?? 0,
  lawPrior: (c) => c.sight.experience.lawPrior[c.law] ?? 0,
  answers: (c) => c.sight.experience.articleCounts.get(c.article) ?? 0,
  chapterAnswers: (c) => c.sight.experience.chapterCounts.get(c.chapter) ?? 0,
  questionLength: (c) => c.view.question.length,
  // neighbours, chapter, law, references
  previousWords: (c) => words(c, c.previous),
  nextWords: (c) => words(c, c.next),
  besideWorth: (c) => Math.max(worth(c, c.previous), worth(c, c.next)),
  inChapter: (c) => words(c, c.article) / (c.around.chapters.best.get(c.chapter) ?? 1),
  inLaw: (c) => words(c, c.article) / (c.around.laws.best.get(c.law) ?? 1),
  chapterBest: (c) => c.around.chapters.best.get(c.chapter) ?? 0,
  lawBest: (c) => c.around.laws.best.get(c.law) ?? 0,
  chapterSum: (c) => c.around.chapters.sum.get(c.chapter) ?? 0,
  lawSum: (c) => c.around.laws.sum.get(c.law) ?? 0,
  gap: (c) => c.around.gap(c.article),
  place: (c) => c.place,
  previousGap: (c) => c.around.gap(c.previous),
  nextGap: (c) => c.around.gap(c.next),
  chapterOther: (c) => c.around.chapterOther(c.article),
  lawOther: (c) => c.around.lawOther(c.article),
  referenceWords: (c) => highestOf(c, (article) => words(c, article), 0),
  referenceGap: (c) => highestOf(c, c.around.gap, -60),
  // answered questions
  articleVotes: (c) => c.view.votes.articles.get(c.article) ?? 0,
  articleNearest: (c) => vote(c, c.article),
  chapterVotes: (c) => c.view.votes.chapters.get(c.chapter) ?? 0,
  chapterNearest: (c) => c.view.votes.nearestChapters.get(c.chapter) ?? 0,
  lawVotes: (c) => c.view.votes.laws.get(c.law) ?? 0,
  lawNearest: (c) => c.view.votes.nearestLaws.get(c.law) ?? 0,
  previousNearest: (c) => vote(c, c.previous),
  nextNearest: (c) => vote(c, c.next),
  votedWords: (c) => c.view.votes.likeness(c.article),
  expectedArticle: (c) => c.view.expected.articles.get(c.article) ?? 0,
  expectedChapter: (c) => c.view.expected.chapters.get(c.chapter) ?? 0,
  expectedLaw: (c) => c.view.expected.laws.get(c.law) ?? 0,
  expectedWords: (c) => c.view.expected.likeness(c.article),
  learnedFit: (c) => c.fit.learned,
  fit: (c) => c.fit.whole,
  fitGap: (c) => c.bestFit - c.fit.whole,
  nearest: (c) => c.view.votes.nearest,
  near: (c) => c.view.votes.near,
  agreement: (c) => c.view.votes.agreement,
  lawLikeness: (c) => c.view.lawLikeness.get(c.law) ?? -1,
  chapterLikeness: (c) => c.view.chapterLikeness.get(c.chapter) ?? -1,
  // our own entries
  entryVotes: (c) => c.view.entryVotes.articles.get(c.article) ?? 0,
  entryNearest: (c) => c.view.entryVotes.nearestArticles.get(c.article) ?? 0,
  entryChapters: (c) => c.view.entryVotes.chapters.get(c.chapter) ?? 0,
  entryLaws: (c) => c.view.entryVotes.laws.get(c.law) ?? 0,
  entryWords: (c) => c.view.entryVotes.likeness(c.article),
  entryLikeness: (c) => c.view.entryVotes.nearest,
}

const READERS = Object.values(FEATURES)

/** How many features a candidate has. */
export const WIDTH = READERS.length

/** The features of all candidates, row after row. */
export function readFeatures(sight: Sight, view: QuestionView, candidates: readonly number[]): Float32Array {
  const { lawOf, chapterOf } = sight.corpus
  const around = readSurroundings(sight.corpus, view, candidates)
  const fits = candidates.map((article) => ({ article, fit: view.fit(article) }))
  const bestFit = Math.max(...fits.map(({ fit }) => fit.whole))
  const values = new Float32Array(candidates.length * WIDTH)
  fits.forEach(({ article, fit }, place) => {
    const law = lawOf[article] ?? 0
    const c: Case = {
      sight,
      view,
      around,
      close: view.closeness(article),
      fit,
      bestFit,
      article,
      place,
      law,
      chapter: chapterOf[article] ?? 0,
      previous: lawOf[article - 1] === law ? article - 1 : article,
      next: lawOf[article + 1] === law ? article + 1 : article,
    }
    READERS.forEach((read, feature) => {
      values[place * WIDTH + feature] = read(c)
    })
  })
  return values
}

function highestOf({ sight, article }: Case, read: (article: number) => number, least: number): number {
  let found = least
  for (const other of sight.corpus.references().get(article) ?? []) found = Math.max(found, read(other))
  return found
}
