import { createRandom } from '../../../random/random.ts'
import type { Words } from './words.ts'

/** Puts words at a point in a space of `SIZE` dimensions: the weighed sum of what was learned of each. */
export interface Tower {
  readonly seed: number
  readonly rows: Map<number, Row>
}

interface Row {
  readonly point: Float32Array
  /** How far it has moved already. */
  moved: number
}

export const SIZE = 64
/** Length of a row before anything is learned; small, so that what words have in common speaks first. */
const START = 0.2
const LEAST_MOVED = 1e-6

export function startTower(seed: number): Tower {
  return { seed, rows: new Map() }
}

/** Gives every term a row from which to learn; the same term starts at the same place in every tower of a seed. */
export function prepare({ seed, rows }: Tower, { terms }: Words): void {
  for (const term of terms) {
    if (rows.has(term)) continue
    const random = createRandom(seed + term)
    const step = START / Math.sqrt(SIZE)
    const point = Float32Array.from({ length: SIZE }, () => (random.below(2) === 0 ? step : -step))
    rows.set(term, { point, moved: LEAST_MOVED })
  }
}

/** Terms of which nothing was learned add nothing. */
export function pointOf({ rows }: Tower, { terms, weights }: Words): Float32Array {
  const sum = new Float32Array(SIZE)
  for (let at = 0; at < terms.length; at++) {
    const row = rows.get(terms[at] ?? 0)
    if (row) addTo(sum, row.point, weights[at] ?? 0)
  }
  return sum
}

/** Moves the rows of these words against a slope (Adagrad, one pace for each row). */
export function move({ rows }: Tower, { terms, weights }: Words, { slope, rate }: Step): void {
  const strength = product(slope, slope) / SIZE
  if (strength === 0) return
  for (let at = 0; at < terms.length; at++) {
    const row = rows.get(terms[at] ?? 0)
    if (!row) continue
    const weight = weights[at] ?? 0
    row.moved += weight * weight * strength
    addTo(row.point, slope, (-rate * weight) / Math.sqrt(row.moved))
  }
}

interface Step {
  readonly slope: Float32Array
  readonly rate: number
}

export function product(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let axis = 0; axis < SIZE; axis++) sum += (a[axis] ?? 0) * (b[axis] ?? 0)
  return sum
}

export function addTo(into: Float32Array, other: Float32Array, factor: number): void {
  for (let axis = 0; axis < SIZE; axis++) into[axis] = (into[axis] ?? 0) + factor * (other[axis] ?? 0)
}
