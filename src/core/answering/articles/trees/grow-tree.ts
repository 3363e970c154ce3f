import { BINS, type BinnedRows } from './bins.ts'
import type { Derivatives } from './lambdas.ts'

/** A tree as parallel lists of branchings: rows whose code of `features` is at most `bins` go left. */
export interface Tree {
  readonly features: readonly number[]
  readonly bins: readonly number[]
  /** The next branching, or -1 for leaf 0, -2 for leaf 1 … */
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly values: readonly number[]
}

export interface TreeShape {
  readonly leaves: number
  /** Least sum of second derivatives in a leaf. */
  readonly leastWeight: number
  /** Pulls leaf values towards nothing. */
  readonly ridge: number
}

/** What one tree may look at. */
export interface TreeView {
  readonly rows: Int32Array
  readonly features: readonly number[]
  readonly shape: TreeShape
}

/** Less gain than this is rounding. */
const LEAST_GAIN = 1e-6

interface Split {
  readonly gain: number
  /** Place in the view's features. */
  readonly at: number
  readonly bin: number
}

interface Leaf {
  readonly rows: Int32Array
  readonly histogram: Float64Array
  readonly sums: Sums
  readonly split: Split | undefined
  /** Sets this leaf's number in the branching above it. */
  readonly link: (child: number) => void
}

interface Sums {
  readonly gradient: number
  readonly hessian: number
}

/** Grows one regression tree (Newton steps), always splitting the leaf that gains most. */
export function growTree(binned: BinnedRows, derivatives: Derivatives, view: TreeView): Tree {
  const tree = { features: [], bins: [], left: [], right: [], values: [] } as {
    [part in keyof Tree]: number[]
  }
  const makeLeaf = (rows: Int32Array, histogram: Float64Array, link: Leaf['link']): Leaf => {
    const sums = sumOf(histogram)
    return { rows, histogram, sums, split: bestSplit(histogram, sums, view), link }
  }
  const root = histogramOf(binned, derivatives, view)
  const leaves: Leaf[] = [makeLeaf(view.rows, root, () => undefined)]
  while (leaves.length < view.shape.leaves) {
    const pick = mostGain(leaves)
    const leaf = leaves[pick]
    if (!leaf?.split) break
    const feature = view.features[leaf.split.at] ?? 0
    const [low, high] = parted(binned, leaf.rows, { feature, bin: leaf.split.bin })
    const small = low.length < high.length ? low : high
    const counted = histogramOf(binned, derivatives, { ...view, rows: small })
    const rest = leaf.histogram.map((value, at) => value - (counted[at] ?? 0))
    const branch = tree.features.length
    leaf.link(branch)
    tree.features.push(feature)
    tree.bins.push(leaf.split.bin)
    leaves[pick] = makeLeaf(low, small === low ? counted : rest, (child) => {
      tree.left[branch] = child
    })
    leaves.push(
      makeLeaf(high, small === high ? counted : rest, (child) => {
        tree.right[branch] = child
      }),
    )
  }
  leaves.forEach(({ sums, link }, at) => {
    tree.values.push(sums.gradient / (sums.hessian + view.shape.ridge))
    link(-1 - at)
  })
  return tree
}

/** `[gradient, hessian]` by feature of the view and bin. */
function histogramOf(
  { codes, width }: BinnedRows,
  derivatives: Derivatives,
  { rows, features }: TreeView,
): Float64Array {
  const histogram = new Float64Array(features.length * BINS * 2)
  const columns = Int32Array.from(features)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    const gradient = derivatives[2 * row] ?? 0
    const hessian = derivatives[2 * row + 1] ?? 0
    const offset = row * width
    for (let column = 0; column < columns.length; column++) {
      const cell = (column * BINS + (codes[offset + (columns[column] ?? 0)] ?? 0)) * 2
      histogram[cell] = (histogram[cell] ?? 0) + gradient
      histogram[cell + 1] = (histogram[cell + 1] ?? 0) + hessian
    }
  }
  return histogram
}

/** Every row falls into one bin of the first feature. */
function sumOf(histogram: Float64Array): Sums {
  let gradient = 0
  let hessian = 0
  for (let bin = 0; bin < BINS; bin++) {
    gradient += histogram[2 * bin] ?? 0
    hessian += histogram[2 * bin + 1] ?? 0
  }
  return { gradient, hessian }
}

function bestSplit(histogram: Float64Array, whole: Sums, { features, shape }: TreeView): Split | undefined {
  let best: Split | undefined
  for (let at = 0; at < features.length; at++) {
    const found = bestBin(histogram.subarray(at * BINS * 2, (at + 1) * BINS * 2), whole, shape)
    if (found.gain > (best?.gain ?? LEAST_GAIN)) best = { ...found, at }
  }
  return best
}

/** Where to part the bins of one feature. */
function bestBin(bins: Float64Array, whole: Sums, { leastWeight, ridge }: TreeShape): Omit<Split, 'at'> {
  const worth = (gradient: number, hessian: number) => (gradient * gradient) / (hessian + ridge)
  const unsplit = worth(whole.gradient, whole.hessian)
  let best = { gain: 0, bin: 0 }
  let gradient = 0
  let hessian = 0
  for (let bin = 0; bin < BINS - 1; bin++) {
    gradient += bins[2 * bin] ?? 0
    hessian += bins[2 * bin + 1] ?? 0
    if (hessian < leastWeight) continue
    if (whole.hessian - hessian < leastWeight) break
    const parted = worth(gradient, hessian) + worth(whole.gradient - gradient, whole.hessian - hessian)
    if (parted - unsplit > best.gain) best = { gain: parted - unsplit, bin }
  }
  return best
}

function mostGain(leaves: readonly Leaf[]): number {
  const gains = leaves.map((leaf) => leaf.split?.gain ?? 0)
  return gains.indexOf(Math.max(...gains))
}

function parted(
  { codes, width }: BinnedRows,
  rows: Int32Array,
  { feature, bin }: { readonly feature: number; readonly bin: number },
): readonly [Int32Array, Int32Array] {
  const both = new Int32Array(rows.length)
  let low = 0
  let high = rows.length
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    if ((codes[row * width + feature] ?? 0) <= bin) both[low++] = row
    else both[--high] = row
  }
  return [both.subarray(0, low), both.subarray(low)]
}
