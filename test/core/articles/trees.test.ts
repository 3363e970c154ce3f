import { describe, expect, it } from 'vitest'
import { fitRidge } from '../../../src/core/answering/articles/ridge.ts'
import { type BoostingPlan, learnTrees } from '../../../src/core/answering/articles/trees/boosted-trees.ts'
import type { RankingExamples } from '../../../src/core/answering/articles/trees/examples.ts'
import { createRandom } from '../../../src/core/random/random.ts'

const GROUPS = 60
const ROWS = 20
const WIDTH = 4
const PLAN: BoostingPlan = {
  trees: 40,
  rate: 0.2,
  leaves: 4,
  leastWeight: 0.1,
  ridge: 1,
  features: 0.8,
  groups: 0.8,
  seed: 1,
}

/** In every group one row is right: the one where two features together are highest. The others are noise. */
function toyExamples(seed: number): RankingExamples {
  const random = createRandom(seed)
  const values = Float32Array.from({ length: GROUPS * ROWS * WIDTH }, () => random.below(1000))
  const labels = new Uint8Array(GROUPS * ROWS)
  for (let group = 0; group < GROUPS; group++) labels[bestRow(values, group, ([a = 0, b = 0]) => a + b)] = 1
  const starts = Int32Array.from({ length: GROUPS + 1 }, (_, group) => group * ROWS)
  return { width: WIDTH, values, labels, starts }
}

function bestRow(values: Float32Array, group: number, score: (row: Float32Array) => number): number {
  const rows = Array.from({ length: ROWS }, (_, at) => group * ROWS + at)
  const worth = (row: number) => score(values.subarray(row * WIDTH, (row + 1) * WIDTH))
  return rows.reduce((best, row) => (worth(row) > worth(best) ? row : best))
}

describe('boosted trees', () => {
  it('learn an order that no single feature gives', () => {
    const score = learnTrees(toyExamples(1), PLAN)
    const fresh = toyExamples(2)
    const right = (pick: (row: Float32Array) => number) =>
      Array.from({ length: GROUPS }, (_, group) => fresh.labels[bestRow(fresh.values, group, pick)]).filter(
        Boolean,
      ).length
    expect(right((row) => score(row, 0))).toBeGreaterThan(0.6 * GROUPS)
    expect(right((row) => score(row, 0))).toBeGreaterThan(right(([a = 0]) => a))
  })

  it('are the same for the same seed and others for another', () => {
    const examples = toyExamples(3)
    const scores = (seed: number) => {
      const score = learnTrees(examples, { ...PLAN, seed })
      return Array.from({ length: ROWS }, (_, row) => score(examples.values, row))
    }
    expect(scores(5)).toEqual(scores(5))
    expect(scores(5)).not.toEqual(scores(6))
  })

  it('learn nothing from nothing', () => {
    const none = new Float32Array(0)
    const score = learnTrees(
      { width: 2, values: none, labels: new Uint8Array(0), starts: new Int32Array(1) },
      PLAN,
    )
    expect(score(Float32Array.of(1, 2), 0)).toBe(0)
  })
})

describe('ridge regression', () => {
  it('gives the weights that solve its equations', () => {
    const kernel = [Float32Array.of(1, 0.5, 0.2), Float32Array.of(0.5, 1, 0.1), Float32Array.of(0.2, 0.1, 1)]
    const weights = fitRidge(kernel, 0.3)(Float32Array.of(0.9, 0.4, 0.1))
    const back = kernel.map((row, at) =>
      row.reduce(
        (sum, value, column) => sum + (value + (at === column ? 0.3 : 0)) * (weights[column] ?? 0),
        0,
      ),
    )
    expect(back[0]).toBeCloseTo(0.9, 5)
    expect(back[1]).toBeCloseTo(0.4, 5)
    expect(back[2]).toBeCloseTo(0.1, 5)
  })

  it('lets two equal cases share one voice', () => {
    const one = fitRidge([Float32Array.of(1)], 0.1)(Float32Array.of(1))
    const two = fitRidge([Float32Array.of(1, 1), Float32Array.of(1, 1)], 0.1)(Float32Array.of(1, 1))
    expect((two[0] ?? 0) + (two[1] ?? 0)).toBeLessThan(1.1 * (one[0] ?? 0))
  })
})
