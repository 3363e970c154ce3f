/** Weights of the known cases for a new one, from its likeness with each. */
export type RidgeWeights = (likeness: Float32Array) => Float64Array

/**
 * Ridge regression in its dual form: where near cases say the same thing, they share one voice instead of
 * shouting together. `kernel` is the likeness of every known case with every other; it is symmetric.
 */
export function fitRidge(kernel: readonly Float32Array[], ridge: number): RidgeWeights {
  const lower = factor(kernel, ridge)
  return (likeness) => {
    const solution = Float64Array.from(likeness)
    solveDown(lower, solution)
    solveUp(lower, solution)
    return solution
  }
}

/** Cholesky: the rows of the lower triangle whose square is the kernel with the ridge on its diagonal. */
function factor(kernel: readonly Float32Array[], ridge: number): readonly Float64Array[] {
  const lower: Float64Array[] = []
  kernel.forEach((likeness, row) => {
    const line = new Float64Array(row + 1)
    for (let column = 0; column < row; column++) {
      const above = lower[column] ?? line
      line[column] = ((likeness[column] ?? 0) - product(line, above, column)) / (above[column] ?? 1)
    }
    line[row] = Math.sqrt(Math.max((likeness[row] ?? 0) + ridge - product(line, line, row), LEAST))
    lower.push(line)
  })
  return lower
}

/** Rounding must not make a pivot vanish. */
const LEAST = 1e-9

function product(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0
  for (let at = 0; at < length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

function solveDown(lower: readonly Float64Array[], solution: Float64Array): void {
  lower.forEach((line, row) => {
    solution[row] = ((solution[row] ?? 0) - product(line, solution, row)) / (line[row] ?? 1)
  })
}

function solveUp(lower: readonly Float64Array[], solution: Float64Array): void {
  for (let row = lower.length - 1; row >= 0; row--) {
    const line = lower[row] ?? new Float64Array(0)
    const value = (solution[row] ?? 0) / (line[row] ?? 1)
    solution[row] = value
    for (let at = 0; at < row; at++) solution[at] = (solution[at] ?? 0) - (line[at] ?? 0) * value
  }
}
