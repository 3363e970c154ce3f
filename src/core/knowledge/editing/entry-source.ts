import { type AnswerEntry, SECTIONS, type SectionName } from '../../../domain/knowledge/entry.ts'
import { yamlWithLines } from '../yaml-with-lines.ts'

/** What an answer offers beside its words; kept when its words are edited. */
export interface EntryAids {
  readonly calculators?: readonly string[]
  readonly documents?: readonly string[]
  readonly interview?: string | undefined
}

/** An answer in the form of its file, which reads back as the same answer. */
export function entrySource(entry: AnswerEntry & EntryAids): string {
  const { id, title, label, topic, questions, citations, formal, route, urgency } = entry
  const { reviewedOn, reviewBy, effectiveFrom, effectiveTo, calculators, documents, interview } = entry
  const head = {
    ...{ id, title, label, topic, questions, citations, formal, route, urgency },
    ...{ calculators, documents, interview, reviewedOn, reviewBy, effectiveFrom, effectiveTo },
  }
  return entryFile(head, (name) => entry.sections[name].trim())
}

/** The file of an entry: what stands before its words, and its parts in their order. */
export function entryFile(
  head: Readonly<Record<string, unknown>>,
  part: (name: SectionName) => string,
): string {
  const body = SECTIONS.map((name) => `## ${name}\n\n${part(name)}\n`)
  return `---\n${yamlWithLines().stringify(head, { lineWidth: 0 })}---\n\n${body.join('\n')}`
}
