/** The words that need the fewest changes to become the given one, nearest first; at most half may differ. */
export function nearest(word: string, known: readonly string[], limit = 1): readonly string[] {
  return known
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => distance * 2 <= Math.max([...word].length, [...candidate].length))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

/** How many characters must be put in, taken out or exchanged. */
function editDistance(from: string, to: string): number {
  const target = [...to]
  let before = Array.from({ length: target.length + 1 }, (_, at) => at)
  for (const [row, character] of [...from].entries()) {
    const line = [row + 1]
    for (const [at, other] of target.entries()) {
      const exchange = (before[at] ?? 0) + (character === other ? 0 : 1)
      line.push(Math.min(exchange, (before[at + 1] ?? 0) + 1, (line[at] ?? 0) + 1))
    }
    before = line
  }
  return before.at(-1) ?? 0
}
