// Fits the judge of confidence: `node bench/calibrate.ts` prints the weights for
// src/core/answering/confidence.ts, a reliability table and what each threshold would do. Every question of
// the bank is asked with itself left out of the index (five folds), and once more with its whole entry left
// out, where any answer is wrong: so a matter nobody has written about looks to the judge. `test/exam`'s
// out-of-scope questions are judged beside them.
import { readFile } from 'node:fs/promises'
import { CONFIDENCE_FEATURES, confidenceOf } from '../src/core/answering/confidence.ts'
import { createEntryRanker, type RankedEntry, type WordTools } from '../src/core/answering/rank-entries.ts'
import { createNormaliser } from '../src/core/understanding/normalise.ts'
import type { Entry } from '../src/domain/knowledge/entry.ts'
import { readKnowledge } from '../src/wiring/assembly.ts'

const FOLDS = 5
/** How often each out-of-scope question counts beside the bank's. */
const STRANGERS_COUNT = 10
const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

interface Sample {
  readonly features: readonly number[]
  readonly ranked: readonly RankedEntry[]
  /** The first entry answers the question. */
  readonly right: boolean
  /** An answer exists. */
  readonly known: boolean
}

function collect(entries: readonly Entry[], words: WordTools): Sample[] {
  const samples: Sample[] = []
  let third = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = (at: number) => at % FOLDS === fold
    const { rank } = createEntryRanker(
      entries.map((entry) => ({ ...entry, questions: entry.questions.filter((_, at) => !inFold(at)) })),
      words,
    )
    for (const entry of entries) {
      for (const question of entry.questions.filter((_, at) => inFold(at))) {
        const ranked = rank(words.normalise(question))
        const place = ranked.findIndex((ranking) => ranking.entry === entry || ranking.entry.id === entry.id)
        if (place < 3) third++
        samples.push(sampleOf(ranked, place === 0, true))
        if (samples.length % 4 === 0)
          samples.push(
            sampleOf(
              ranked.filter((ranking) => ranking.entry.id !== entry.id),
              false,
              false,
            ),
          )
      }
    }
  }
  const known = samples.filter((sample) => sample.known)
  const first = known.filter((sample) => sample.right).length
  console.log(
    `left out in fifths: hit@1 ${(first / known.length).toFixed(3)}, hit@3 ${(third / known.length).toFixed(3)} of ${known.length}`,
  )
  return samples
}

function sampleOf(ranked: readonly RankedEntry[], right: boolean, known: boolean): Sample {
  const top = ranked.slice(0, 5)
  return { features: CONFIDENCE_FEATURES.map(({ read }) => read(top)), ranked: top, right, known }
}

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
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

interface Judged extends Sample {
  readonly p: number
}

function reliability(scored: readonly Judged[]): void {
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
}

function thresholds(scored: readonly Judged[], outside: readonly Judged[]): void {
  const known = scored.filter((sample) => sample.known)
  const strangers = scored.filter((sample) => !sample.known)
  for (const threshold of THRESHOLDS) {
    const over = ({ p }: Judged) => p >= threshold
    const answered = known.filter(over)
    const wrong = answered.filter((sample) => !sample.right).length
    console.log(
      `at ${threshold}: answers ${percent(answered.length, known.length)}, of these wrong ${percent(wrong, answered.length)}; unwritten matters answered ${percent(strangers.filter(over).length, strangers.length)}; out of scope answered as law ${percent(outside.filter((one) => over(one) && one.ranked[0]?.entry.kind === 'answer').length, outside.length)}`,
    )
  }
}

const { loaded } = await readKnowledge('langao')
const { entries, lexicon } = loaded.base
const words = { normalise: createNormaliser(lexicon), synonyms: lexicon.synonyms }
const samples = collect(entries, words)
const { rank } = createEntryRanker(entries, words)
const lines = (await readFile(new URL('../test/exam/out-of-scope.jsonl', import.meta.url), 'utf8')).trim()
const strangers = lines.split('\n').map((line) => {
  const { question } = JSON.parse(line) as { question: string }
  return sampleOf(rank(words.normalise(question)), false, false)
})
// Every second stranger is learned from, counted often enough to be heard among thousands; the others judge.
const heard = strangers
  .filter((_, at) => at % 2 === 0)
  .flatMap((one) => Array.from({ length: STRANGERS_COUNT }, () => one))
const model = fitWeights([...samples, ...heard])
for (const [at, { name }] of CONFIDENCE_FEATURES.entries())
  console.log(`${name}: ${model.weights[at]?.toFixed(2)}`)
console.log(`bias: ${model.bias.toFixed(2)}`)
const judge = (sample: Sample): Judged => ({
  ...sample,
  p: sigmoid(dot(model.weights, sample.features) + model.bias),
})
const scored = samples.map(judge)
reliability(scored)
thresholds(scored, strangers.filter((_, at) => at % 2 === 1).map(judge))
console.log(
  `as the program judges now: mean confidence ${(samples.reduce((sum, { ranked }) => sum + confidenceOf(ranked), 0) / samples.length).toFixed(3)}, right ${(samples.filter(({ right }) => right).length / samples.length).toFixed(3)}`,
)
