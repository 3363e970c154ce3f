import { createRandom, type Random } from '../../../random/random.ts'
import type { AnsweredQuestion } from '../article.ts'
import type { Corpus } from '../corpus.ts'
import type { TermReader } from '../lexical.ts'
import { addTo, move, pointOf, prepare, product, SIZE, startTower, type Tower } from './tower.ts'
import { commonWith, type Words, wordsOf } from './words.ts'

/** How well an article fits a question: by what was learned alone, and with the words both have in common. */
export interface Fit {
  readonly learned: number
  readonly whole: number
}

const ROUNDS = 6
const BATCH = 64
const RATE = 0.02
/** So much of the pace is lost from the first round to the last. */
const SLOWER = 0.8
const SHARPNESS = 0.15
/** Common words count so much beside what is learned. */
const COMMON = 2
/** Wrong answers are taken from so many articles around a right one. */
const AROUND = 20
/** Weaker pulls change nothing but the time it takes. */
const LEAST_PULL = 1e-3

/**
 * Two linear maps, of a question's words and of an article's, into one space, so that a question and the article that
 * answers it meet although they share no word. Trained by softmax against the other articles of a batch and against
 * neighbours of the right ones; what common words already tell is not learned again.
 */
export function learnTowers(
  { corpus, read }: { readonly corpus: Corpus; readonly read: TermReader },
  answered: readonly AnsweredQuestion[],
  seed: number,
): (question: string) => (article: number) => Fit {
  const random = createRandom(seed)
  const asking = startTower(seed)
  const telling = startTower(seed)
  const asked = answered
    .filter(({ articles }) => articles.length > 0)
    .map(({ question, articles }) => ({ words: wordsOf(read(question).own), articles }))
  for (const { words } of asked) prepare(asking, words)
  for (let round = 0; round < ROUNDS; round++) {
    const order = shuffled(asked, random)
    const rate = RATE * (1 - (SLOWER * round) / ROUNDS)
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH)
      const right = batch.map(({ articles }) => random.pick(articles))
      const near = right.map((article) => neighbourOf(corpus, article, random))
      learnBatch({ asking, telling }, batch, { told: pointsIn(corpus, telling, [...right, ...near]), rate })
    }
  }
  const points = new Map<number, Float32Array>()
  const point = (article: number) => {
    const known = points.get(article) ?? pointOf(telling, corpus.words(article))
    points.set(article, known)
    return known
  }
  return (question) => {
    const words = wordsOf(read(question).own)
    const place = pointOf(asking, words)
    const common = commonWith(words)
    return (article) => {
      const learned = product(place, point(article))
      return { learned, whole: COMMON * common(corpus.words(article)) + learned }
    }
  }
}

interface Asked {
  readonly words: Words
  readonly articles: readonly number[]
}

/** An article of a batch: the right one of every question in turn, then wrong ones. */
interface Told {
  readonly article: number
  readonly words: Words
  readonly point: Float32Array
  readonly slope: Float32Array
}

function pointsIn({ words }: Corpus, telling: Tower, articles: readonly number[]): readonly Told[] {
  return articles.map((article) => {
    const own = words(article)
    prepare(telling, own)
    return { article, words: own, point: pointOf(telling, own), slope: new Float32Array(SIZE) }
  })
}

/** Draws every question to its article, and away from the others as far as it mistakes them for its own. */
function learnBatch(
  { asking, telling }: { readonly asking: Tower; readonly telling: Tower },
  batch: readonly Asked[],
  { told, rate }: { readonly told: readonly Told[]; readonly rate: number },
): void {
  const slopes = batch.map(({ words, articles }, row) => {
    const point = pointOf(asking, words)
    const slope = new Float32Array(SIZE)
    const common = commonWith(words)
    const logits = told.map((one, column) =>
      column !== row && articles.includes(one.article)
        ? Number.NEGATIVE_INFINITY
        : (COMMON * common(one.words) + product(point, one.point)) / SHARPNESS,
    )
    const chances = softmax(logits)
    told.forEach((one, column) => {
      const pull = (chances[column] ?? 0) - (column === row ? 1 : 0)
      if (Math.abs(pull) < LEAST_PULL) return
      addTo(slope, one.point, pull)
      addTo(one.slope, point, pull)
    })
    return { words, slope }
  })
  for (const { words, slope } of slopes) move(asking, words, { slope, rate })
  for (const { words, slope } of told) move(telling, words, { slope, rate })
}

function softmax(logits: readonly number[]): readonly number[] {
  const top = Math.max(...logits)
  const powers = logits.map((logit) => Math.exp(logit - top))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

function neighbourOf({ articles }: Corpus, article: number, random: Random): number {
  const other = article - AROUND + random.below(2 * AROUND + 1)
  return Math.min(articles.length - 1, Math.max(0, other))
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const rest = [...items]
  return items.flatMap(() => rest.splice(random.below(rest.length), 1))
}
