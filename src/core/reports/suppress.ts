import type { HiddenMark } from './table.ts'

/**
 * One number of a table as an arc of a flow network: row to column for a cell, column back to row for a sum,
 * so that at every node what flows in flows out. `keep` marks a number that other tables show as well.
 */
export interface Arc {
  readonly from: string
  readonly to: string
  readonly value: number
  readonly keep: boolean
}

/** Numbers from one to this are hidden. */
const SMALL = 2
/** Prices of hiding one more number; a number costs what it says, so that big ones stay readable. */
const PRICE = { alreadyHidden: 0.001, widenMark: 2, zero: 6 } as const

/**
 * Hides every 1 and 2, and as little else as keeps each of them from being worked out. A hidden number is safe
 * when it could be one more or one less: when the hidden arcs hold a circle through it along which that one can
 * be moved without touching anything shown. The cheapest missing circle is closed by hiding. Returns the mark
 * of each hidden arc by index, or undefined when even hiding all that may be hidden is not enough.
 */
export function suppress(
  arcs: readonly Arc[],
  forced: ReadonlySet<number> = new Set(),
): ReadonlyMap<number, HiddenMark> | undefined {
  const marks = firstMarks(arcs, forced)
  for (const at of arcs.keys()) {
    if (!isSmall(arcs[at]?.value ?? 0)) continue
    const circle = cheapestCircle(arcs, marks, at)
    if (!circle) return undefined
    const opened = circle.filter((step) => price(arcs, marks, step) > PRICE.alreadyHidden)
    for (const step of opened) marks.set(step.at, '＊')
  }
  return marks
}

function firstMarks(arcs: readonly Arc[], forced: ReadonlySet<number>): Map<number, HiddenMark> {
  const marks = new Map<number, HiddenMark>()
  for (const [at, arc] of arcs.entries()) {
    if (isSmall(arc.value)) marks.set(at, '＜3')
    else if (forced.has(at)) marks.set(at, '＊')
  }
  return marks
}

export function isSmall(value: number): boolean {
  return value >= 1 && value <= SMALL
}

/** An arc with one more (`up`) or one less on it. */
interface Step {
  readonly at: number
  readonly up: boolean
}

type Marks = ReadonlyMap<number, HiddenMark>

function cheapestCircle(arcs: readonly Arc[], marks: Marks, at: number): readonly Step[] | undefined {
  const circles = [true, false].flatMap((up) => {
    const own: Step = { at, up }
    const back = cheapestPath(arcs, marks, own)
    return back ? [{ steps: [own, ...back.steps], price: back.price + price(arcs, marks, own) }] : []
  })
  return circles.sort((a, b) => a.price - b.price)[0]?.steps
}

interface Path {
  readonly steps: readonly Step[]
  readonly price: number
}

/** Bellman and Ford: from the end of the step back to its beginning, not using its own arc. */
function cheapestPath(arcs: readonly Arc[], marks: Marks, own: Step): Path | undefined {
  const start = endsOf(arcs, own)
  if (!start) return undefined
  const best = new Map<string, Path>([[start.to, { steps: [], price: 0 }]])
  const steps = arcs.flatMap((_, at) => (at === own.at ? [] : [true, false].map((up): Step => ({ at, up }))))
  for (let changed = true; changed; ) {
    changed = false
    for (const step of steps) changed = relax({ arcs, marks, best }, step) || changed
  }
  return best.get(start.from)
}

interface Search {
  readonly arcs: readonly Arc[]
  readonly marks: Marks
  readonly best: Map<string, Path>
}

function relax({ arcs, marks, best }: Search, step: Step): boolean {
  const ends = endsOf(arcs, step)
  const before = ends && best.get(ends.from)
  if (!before) return false
  const total = before.price + price(arcs, marks, step)
  if (total >= (best.get(ends.to)?.price ?? Number.POSITIVE_INFINITY)) return false
  best.set(ends.to, { steps: [...before.steps, step], price: total })
  return true
}

function endsOf(arcs: readonly Arc[], { at, up }: Step): { from: string; to: string } | undefined {
  const arc = arcs[at]
  if (!arc) return undefined
  return up ? { from: arc.from, to: arc.to } : { from: arc.to, to: arc.from }
}

/** What the public must not be shown for this step to be thinkable to them. */
function price(arcs: readonly Arc[], marks: Marks, { at, up }: Step): number {
  const arc = arcs[at]
  if (!arc || (!up && arc.value === 0)) return Number.POSITIVE_INFINITY
  const mark = marks.get(at)
  if (mark === '＊') return PRICE.alreadyHidden
  if (mark === '＜3') return isSmall(arc.value + (up ? 1 : -1)) ? PRICE.alreadyHidden : PRICE.widenMark
  if (arc.keep) return Number.POSITIVE_INFINITY
  return arc.value === 0 ? PRICE.zero : arc.value
}
