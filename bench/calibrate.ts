// Fits the judge of confidence: `node bench/calibrate.ts` prints the weights for
// src/core/answering/confidence.ts and a reliability table. Every question of the bank is asked twice:
// with itself left out (five folds), and with its whole topic left out, where any answer is wrong: so a
// matter nobody has written about looks to the judge.
import { CONFIDENCE_FEATURES } from '../src/core/answering/confidence.ts'
import { createEntryRanker, type RankedEntry, type WordTools } from '../src/core/answering/rank-entries.ts'
import { createTermCutter } from '../src/core/answering/terms.ts'
import { createNormaliser } from '../src/core/understanding/normalise.ts'
import type { Entry } from '../src/domain/knowledge/entry.ts'
import { readKnowledge } from '../src/wiring/assembly.ts'

const FOLDS = 5

interface Sample {
  readonly features: readonly number[]
  readonly right: boolean
  readonly known: boolean
}

function collect(entries: readonly Entry[], words: WordTools): Sample[] {
  const samples: Sample[] = []
  let first = 0
  let third = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = (at: number) => at % FOLDS === fold
    const rank = createEntryRanker(
      entries.map((entry) => ({ ...entry, questions: entry.questions.filter((_, at) => !inFold(at)) })),
      words,
    )
    for (const entry of entries) {
      for (const question of entry.questions.filter((_, at) => inFold(at))) {
        const ranked = rank(words.normalise(question))
        const place = ranked.findIndex((ranking) => ranking.entry.id === entry.id)
        if (place === 0) first++
        if (place < 3) third++
        samples.push({ features: featuresOf(ranked), right: place >= 0 && place < 3, known: true })
        const without = ranked.filter((ranking) => ranking.entry.id !== entry.id)
        if (samples.length % 3 === 0)
          samples.push({ features: featuresOf(without), right: false, known: false })
      }
    }
  }
  const known = samples.filter((sample) => sample.known).length
  console.log(
    `left out: hit@1 ${(first / known).toFixed(3)}, hit@3 ${(third / known).toFixed(3)} of ${known}`,
  )
  return samples
}

/** Questions of a topic asked of everything but that topic. */
function collectStrangers(entries: readonly Entry[], words: WordTools): Sample[] {
  return [...new Set(entries.map(({ topic }) => topic))].flatMap((topic) => {
    const rank = createEntryRanker(
      entries.filter((entry) => entry.topic !== topic),
      words,
    )
    const strangers = entries.filter((entry) => entry.topic === topic && entry.kind === 'answer')
    return strangers.flatMap((entry) =>
      entry.questions
        .filter((_, at) => at % 2 === 0)
        .map((question) => ({
          features: featuresOf(rank(words.normalise(question))),
          right: false,
          known: false,
        })),
    )
  })
}

const featuresOf = (ranked: readonly RankedEntry[]) => CONFIDENCE_FEATURES.map(({ read }) => read(ranked))

/** Newton's method (iteratively reweighted least squares): a handful of rounds, no step size to choose. */
function fitWeights(samples: readonly Sample[]): { weights: number[]; bias: number } {
  const size = (samples[0]?.features.length ?? 0) + 1
  const w = new Array<number>(size).fill(0)
  for (let round = 0; round < 15; round++) {
    const gradient = new Array<number>(size).fill(0)
    const hessian = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) => (row === column ? 1e-3 : Number(0))),
    )
    for (const sample of samples) {
      const x = [...sample.features, 1]
      const p = sigmoid(dot(w, x))
      for (let row = 0; row < size; row++) {
        gradient[row] = (gradient[row] ?? 0) + (p - (sample.right ? 1 : 0)) * (x[row] ?? 0)
        const line = hessian[row] ?? []
        for (let column = 0; column < size; column++) {
          line[column] = (line[column] ?? 0) + p * (1 - p) * (x[row] ?? 0) * (x[column] ?? 0)
        }
      }
    }
    solve(hessian, gradient).forEach((step, at) => {
      w[at] = (w[at] ?? 0) - step
    })
  }
  return { weights: w.slice(0, -1), bias: w.at(-1) ?? 0 }
}

/** Gaussian elimination with pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let best = column
    for (let row = column; row < size; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row
    }
    const swapped = rows[best] ?? []
    rows[best] = rows[column] ?? []
    rows[column] = swapped
    const pivot = rows[column] ?? []
    for (let row = 0; row < size; row++) {
      const line = rows[row] ?? []
      if (row === column) continue
      const factor = (line[column] ?? 0) / (pivot[column] || 1)
      for (let at = column; at <= size; at++) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0)
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] || 1))
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0)

function reliability(samples: readonly Sample[], model: { weights: number[]; bias: number }): void {
  const scored = samples.map((sample) => ({
    ...sample,
    p: sigmoid(dot(model.weights, sample.features) + model.bias),
  }))
  let error = 0
  console.log('confidence   share  right')
  for (let bin = 0; bin < 10; bin++) {
    const inside = scored.filter(({ p }) => p >= bin / 10 && p < (bin + 1) / 10)
    if (inside.length === 0) continue
    const right = inside.filter((sample) => sample.right).length / inside.length
    const mean = inside.reduce((sum, { p }) => sum + p, 0) / inside.length
    error += (Math.abs(right - mean) * inside.length) / scored.length
    console.log(
      `${(bin / 10).toFixed(1)}–${((bin + 1) / 10).toFixed(1)}  ${String(inside.length).padStart(8)}  ${right.toFixed(2)}`,
    )
  }
  console.log(`expected calibration error ${error.toFixed(3)}`)
  for (const threshold of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) {
    const over = scored.filter(({ p }) => p >= threshold)
    const strangers =
      over.filter((sample) => !sample.known).length /
      Math.max(1, scored.filter((sample) => !sample.known).length)
    const answered = over.filter((sample) => sample.known)
    const right = answered.filter((sample) => sample.right).length / Math.max(1, answered.length)
    const known = scored.filter((sample) => sample.known).length
    console.log(
      `at ${threshold}: answers ${((answered.length / known) * 100).toFixed(0)} %, of these right ${(right * 100).toFixed(0)} %, strangers answered ${(strangers * 100).toFixed(0)} %`,
    )
  }
}

const { loaded } = await readKnowledge('langao')
const words = {
  normalise: createNormaliser(loaded.base.lexicon),
  cut: createTermCutter(loaded.base.lexicon.synonyms),
}
const samples = [...collect(loaded.base.entries, words), ...collectStrangers(loaded.base.entries, words)]
const model = fitWeights(samples)
for (const [at, { name }] of CONFIDENCE_FEATURES.entries())
  console.log(`${name}: ${model.weights[at]?.toFixed(2)}`)
console.log(`bias: ${model.bias.toFixed(2)}`)
reliability(samples, model)
