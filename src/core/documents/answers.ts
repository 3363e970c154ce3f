import type { DocumentField } from '../../domain/documents/document-form.ts'
import { cleanWords } from './clean-words.ts'
import { type Row, readRows } from './read-rows.ts'

/** What is known for a paper, by field: words as they were said, or finished rows. */
export type Answers = Readonly<Record<string, string | readonly Row[]>>

/** 【待补：…】: a gap that names what belongs there. */
export function blank(label: string): string {
  return `【待补：${label}】`
}

/** The rows of a list field, however they were given. */
export function rowsOf(
  answer: Answers[string] | undefined,
  { columns }: Pick<Extract<DocumentField, { kind: 'rows' }>, 'columns'>,
): readonly Row[] {
  if (answer === undefined) return []
  if (typeof answer === 'string') return readRows(answer, columns)
  return answer.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, words]) => [name, cleanWords(words, 'long')])),
  )
}
