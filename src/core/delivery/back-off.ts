const FIRST_MS = 1000
const MOST_MS = 300_000

/** How long to wait before try number `attempts` + 1: 1 s doubling to 5 min, with jitter so that rows spread out. */
export function backOff(attempts: number, random: () => number = Math.random): number {
  const base = Math.min(FIRST_MS * 2 ** (attempts - 1), MOST_MS)
  return Math.round(base * (0.75 + random() / 2))
}
