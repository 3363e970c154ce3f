/** One observation: what is known, and how far the outcome held, 0 to 1. */
export interface Observation {
  readonly values: readonly number[]
  readonly target: number
}

const ROUNDS = 12
const RIDGE = 1

/** Logistic regression by Newton's method; `values` bring their own constant. */
export function fitLogistic(observations: readonly Observation[]): (values: readonly number[]) => number {
  const size = observations[0]?.values.length ?? 0
  let weights = new Array<number>(size).fill(0)
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight) => -RIDGE * weight)
    const curve = weights.map((_, row) => weights.map((_, column) => (row === column ? RIDGE : Number(0))))
    for (const { values, target } of observations) {
      const p = chance(weights, values)
      values.forEach((value, row) => {
        gradient[row] = (gradient[row] ?? 0) + (target - p) * value
        const line = curve[row] ?? []
        for (let column = 0; column < size; column++) {
          line[column] = (line[column] ?? 0) + p * (1 - p) * value * (values[column] ?? 0)
        }
      })
    }
    const step = solve(curve, gradient)
    weights = weights.map((weight, at) => weight + (step[at] ?? 0))
  }
  return (values) => chance(weights, values)
}

function chance(weights: readonly number[], values: readonly number[]): number {
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), 0)))
}

/** Gauss–Jordan elimination; the ridge keeps the pivots away from nothing. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  rows.forEach((pivot, column) => {
    for (const [at, row] of rows.entries()) {
      if (at === column) continue
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
      for (let place = column; place < row.length; place++) {
        row[place] = (row[place] ?? 0) - factor * (pivot[place] ?? 0)
      }
    }
  })
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1))
}
