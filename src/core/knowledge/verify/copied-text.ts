import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import type { PlacedText } from '../lint/officialese.ts'
import type { CitableLaw } from './law-texts.ts'

/** This many Han in a row from a statute is copying: nobody whom we write for reads law. */
const COPIED = 25

/** A text of a file. */
export interface FileText extends PlacedText {
  readonly file: string
}

/** Finds where texts repeat a statute word for word; punctuation and digits are not counted. One finding a text. */
export function findCopiedText(texts: readonly FileText[], laws: Iterable<CitableLaw>): readonly Finding[] {
  const runs = new Map<string, { readonly text: FileText; readonly line: number }>()
  for (const text of texts) addRuns(text, runs)
  const found = new Map<FileText, Finding>()
  for (const law of laws) {
    for (const [article, words] of law.articles) {
      for (const run of runsOf(han(words))) {
        const copy = runs.get(run)
        if (!copy || found.has(copy.text)) continue
        const message = `copies ${law.name} ${article}: ${run}`
        found.set(copy.text, { file: copy.text.file, line: copy.line, rule: 'copied-law', message })
      }
    }
  }
  return [...found.values()]
}

function addRuns(text: FileText, runs: Map<string, { text: FileText; line: number }>): void {
  const lines = text.text.split('\n').map(han)
  const lineOf = lines.flatMap((line, at) => Array.from(line, () => text.line + at))
  for (const [at, run] of runsOf(lines.join('')).entries())
    runs.set(run, { text, line: lineOf[at] ?? text.line })
}

function runsOf(characters: string): readonly string[] {
  const count = Math.max(0, characters.length - COPIED + 1)
  return Array.from({ length: count }, (_, at) => characters.slice(at, at + COPIED))
}

function han(text: string): string {
  return text.replace(/[^\u4e00-\u9fff]/g, '')
}
