import type { RankingExamples } from './examples.ts'

/** More bins than this neither fit one byte's comfort nor helped. */
export const BINS = 64

/** The rows with every value replaced by the number of its bin. */
export interface BinnedRows {
  readonly rows: number
  readonly width: number
  /** `codes[row * width + feature]`. */
  readonly codes: Uint8Array
  /** By feature, rising: the code of a value is how many of these are at or below it. */
  readonly edges: readonly Float32Array[]
}

/** Bins of about equal numbers of rows: trees then compare small integers and add up histograms. */
export function binRows({ width, values, labels }: RankingExamples): BinnedRows {
  const rows = labels.length
  const codes = new Uint8Array(rows * width)
  const edges: Float32Array[] = []
  for (let feature = 0; feature < width; feature++) {
    const found = edgesOf(values, { feature, width })
    for (let at = feature; at < codes.length; at += width) codes[at] = binOf(values[at] ?? 0, found)
    edges.push(found)
  }
  return { rows, width, codes, edges }
}

/** Edges are found on a sample of at most this many rows. */
const SAMPLE = 20_000

function edgesOf(values: Float32Array, { feature, width }: { feature: number; width: number }): Float32Array {
  const rows = values.length / width
  const step = Math.max(1, Math.ceil(rows / SAMPLE))
  const sample = Float32Array.from(
    { length: Math.ceil(rows / step) },
    (_, at) => values[at * step * width + feature] ?? 0,
  ).sort()
  const edges: number[] = []
  for (let bin = 1; bin < BINS; bin++) {
    const edge = sample[Math.floor((bin * sample.length) / BINS)] ?? 0
    if (edge > (edges.at(-1) ?? sample[0] ?? 0)) edges.push(edge)
  }
  return Float32Array.from(edges)
}

function binOf(value: number, edges: Float32Array): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}
