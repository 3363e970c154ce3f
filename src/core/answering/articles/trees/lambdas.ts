import type { RankingExamples } from './examples.ts'

/** First and second derivatives of the ranking loss: `[gradient, hessian]` row after row. */
export type Derivatives = Float32Array

/**
 * LambdaRank (Burges 2010): every pair of a right and a wrong row pulls them apart, as strongly as
 * swapping the two would change the discounted gain of the ranking.
 */
export function fillLambdas(examples: RankingExamples, scores: Float32Array, into: Derivatives): void {
  const { starts } = examples
  into.fill(0)
  for (let group = 0; group + 1 < starts.length; group++) {
    const start = starts[group] ?? 0
    const end = starts[group + 1] ?? 0
    const labels = examples.labels.subarray(start, end)
    pull(labels, scores.subarray(start, end), into.subarray(2 * start, 2 * end))
  }
}

function pull(labels: Uint8Array, scores: Float32Array, into: Derivatives): void {
  const worth = worthOfPlaces(scores)
  const rights = rightRows(labels)
  const ideal = rights.reduce((sum, _, place) => sum + discount(place), 0)
  const add = (row: number, gradient: number, hessian: number) => {
    into[2 * row] = (into[2 * row] ?? 0) + gradient
    into[2 * row + 1] = (into[2 * row + 1] ?? 0) + hessian
  }
  for (const right of rights) {
    for (let wrong = 0; wrong < labels.length; wrong++) {
      if (labels[wrong] === 1) continue
      const change = Math.abs((worth[right] ?? 0) - (worth[wrong] ?? 0)) / ideal
      const doubt = 1 / (1 + Math.exp((scores[right] ?? 0) - (scores[wrong] ?? 0)))
      const gradient = change * doubt
      const hessian = gradient * (1 - doubt)
      add(right, gradient, hessian)
      add(wrong, -gradient, hessian)
    }
  }
}

function rightRows(labels: Uint8Array): readonly number[] {
  const rows: number[] = []
  for (let row = labels.indexOf(1); row >= 0; row = labels.indexOf(1, row + 1)) rows.push(row)
  return rows
}

/** Scores are told apart to a millionth; beyond it the earlier row comes first. */
const FINE = 1e6
const ROWS = 4096
/** Larger than any score, so that no key is negative. */
const LEAST = 1000

/** What each row's present place is worth. Sorting plain numbers is many times faster than sorting with a comparison. */
function worthOfPlaces(scores: Float32Array): Float32Array {
  const keys = new Float64Array(scores.length)
  for (let row = 0; row < keys.length; row++)
    keys[row] = Math.round((LEAST - (scores[row] ?? 0)) * FINE) * ROWS + row
  keys.sort()
  const worth = new Float32Array(scores.length)
  for (let place = 0; place < keys.length; place++) worth[(keys[place] ?? 0) % ROWS] = discount(place)
  return worth
}

const DISCOUNTS = Float32Array.from({ length: ROWS }, (_, place) => 1 / Math.log2(place + 2))

function discount(place: number): number {
  return DISCOUNTS[place] ?? 0
}
