import type { Corpus } from './corpus.ts'
import type { QuestionView } from './question-view.ts'

/** Scores of the groups the candidates stand in. */
export interface Surroundings {
  /** By article: place among the candidates by lexical score. */
  readonly lexicalPlace: ReadonlyMap<number, number>
  /** Highest lexical score, and sum of what is high, by chapter and law. */
  readonly chapters: GroupScores
  readonly laws: GroupScores
  /** Highest first sum of another candidate in the same chapter or law, below the top by at most `FAR`. */
  readonly chapterOther: (article: number) => number
  readonly lawOther: (article: number) => number
  /** First sum of an article below the top one, at most `FAR`. */
  readonly gap: (article: number) => number
}

interface GroupScores {
  readonly best: ReadonlyMap<number, number>
  readonly sum: ReadonlyMap<number, number>
}

const FAR = -60

export function readSurroundings(
  corpus: Corpus,
  view: QuestionView,
  candidates: readonly number[],
): Surroundings {
  const { whole } = view.lexical
  const byWords = [...candidates].sort((a, b) => (whole[b] ?? 0) - (whole[a] ?? 0) || a - b)
  const top = view.first[candidates[0] ?? 0] ?? 0
  const gap = (article: number) => Math.max(FAR, (view.first[article] ?? 0) - top)
  return {
    lexicalPlace: new Map(byWords.map((article, place) => [article, place])),
    chapters: groupScores(view, corpus.chapterOf),
    laws: groupScores(view, corpus.lawOf),
    chapterOther: bestOther(candidates, corpus.chapterOf, gap),
    lawOther: bestOther(candidates, corpus.lawOf, gap),
    gap,
  }
}

/** Only articles at least half as good as the best count. */
function groupScores({ lexical, top }: QuestionView, groupOf: Int32Array): GroupScores {
  const best = new Map<number, number>()
  const sum = new Map<number, number>()
  for (let at = 0; at < groupOf.length; at++) {
    const score = (lexical.whole[at] ?? 0) / top
    if (score <= 0.5) continue
    const group = groupOf[at] ?? 0
    best.set(group, Math.max(best.get(group) ?? 0, score))
    sum.set(group, (sum.get(group) ?? 0) + score - 0.5)
  }
  return { best, sum }
}

/** `candidates` come best first, so a group's first and second are its highest. */
function bestOther(
  candidates: readonly number[],
  groupOf: Int32Array,
  gap: (article: number) => number,
): (article: number) => number {
  const leaders = new Map<number, number[]>()
  for (const article of candidates) {
    const group = groupOf[article] ?? 0
    const known = leaders.get(group) ?? []
    if (known.length < 2) leaders.set(group, [...known, article])
  }
  return (article) => {
    const other = leaders.get(groupOf[article] ?? 0)?.find((leader) => leader !== article)
    return other === undefined ? FAR : gap(other)
  }
}
