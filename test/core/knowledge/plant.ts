import type { SourceFile } from '../../../src/core/knowledge/parse-entry.ts'
import { ENTRY, GOOD_FILES } from './good-knowledge.ts'

/** One fault, and the finding it must lead to. */
export interface Planted {
  readonly what: string
  readonly rule: string
  readonly file?: string
  /** What stands in the good file, and what is put there instead. */
  readonly instead: readonly [good: string, bad: string]
  /** A piece of the line the finding must name; the last line of `bad` where absent. */
  readonly at?: string
  /** The file the finding must name, where it is not the one changed. */
  readonly foundIn?: string
}

export interface Ground {
  readonly files: readonly SourceFile[]
  /** Where the finding must be. */
  readonly file: string
  readonly line: number
}

/** Puts one fault into a copy of the good folder. */
export function plant({ file = ENTRY, instead: [good, bad], at, foundIn = file }: Planted): Ground {
  const files = GOOD_FILES.map((source) =>
    source.path === file ? { path: file, text: replaceOnce(source.text, good, bad) } : source,
  )
  const text = files.find(({ path }) => path === foundIn)?.text ?? ''
  const marker = at ?? bad.split('\n').at(-1) ?? ''
  return { files, file: foundIn, line: text.slice(0, text.indexOf(marker)).split('\n').length }
}

function replaceOnce(text: string, good: string, bad: string): string {
  if (text.split(good).length !== 2) throw new Error(`expected once in the good file: ${good}`)
  return text.replace(good, () => bad)
}
