const STEPS = 4096

/** The places of the highest scores, best first; equal scores keep their order. */
export function bestPlaces(scores: Float32Array, count: number): readonly number[] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0
    if (score < low) low = score
    if (score > high) high = score
  }
  const scale = high > low ? (STEPS - 1) / (high - low) : 0
  const least = leastStep(scores, count, { low, scale })
  const places: number[] = []
  for (let at = 0; at < scores.length; at++) {
    if (Math.floor(((scores[at] ?? 0) - low) * scale) >= least) places.push(at)
  }
  return places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, count)
}

/** Counts scores by size, so that only the few that matter are sorted. */
function leastStep(
  scores: Float32Array,
  count: number,
  { low, scale }: { readonly low: number; readonly scale: number },
): number {
  const steps = new Int32Array(STEPS)
  for (let at = 0; at < scores.length; at++) {
    const step = Math.floor(((scores[at] ?? 0) - low) * scale)
    steps[step] = (steps[step] ?? 0) + 1
  }
  let found = 0
  let step = STEPS
  while (step > 0 && found < count) {
    step--
    found += steps[step] ?? 0
  }
  return step
}
