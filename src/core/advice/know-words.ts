import type { Entry } from '../../domain/knowledge/entry.ts'

/** Says whether a word of two characters stands in anything we published: questions, titles, answers. */
export function createWordKnowledge(entries: readonly Entry[]): (word: string) => boolean {
  const pairs = new Set<string>()
  for (const entry of entries) {
    const texts = entry.kind === 'answer' ? Object.values(entry.sections) : [entry.reply]
    for (const text of [entry.title, ...entry.questions, ...texts]) {
      for (let at = 0; at + 2 <= text.length; at++) pairs.add(text.slice(at, at + 2))
    }
  }
  return (word) => pairs.has(word)
}
