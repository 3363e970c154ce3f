import type { AnswerEntry } from '../../../domain/knowledge/entry.ts'
import type { Finding, KnowledgeBase } from '../../../domain/knowledge/knowledge-base.ts'
import { lintEntry } from '../lint/lint-entry.ts'
import type { TextRules } from '../lint/lint-text.ts'
import { locateEntry } from '../lint/located-entry.ts'
import { parseEntry } from '../parse-entry.ts'
import { verifyCitations } from '../verify/verify-citations.ts'
import { verifyEntry } from '../verify/verify-entry.ts'
import { faultWords } from './fault-words.ts'
import { draftPath } from './with-revisions.ts'

/** What is needed to judge a draft. */
export interface DraftRules extends TextRules {
  readonly base: KnowledgeBase
  /** Asia/Shanghai day, YYYY-MM-DD. */
  readonly today: string
}

/** A draft that reads as an entry, perhaps with faults; or one that does not. Faults are sentences for its writer. */
export type CheckedDraft =
  | { readonly kind: 'entry'; readonly entry: AnswerEntry; readonly faults: readonly string[] }
  | { readonly kind: 'unreadable'; readonly faults: readonly string[] }

/** Checks a draft by the rules of `knowledge:verify` that need no other file; one with faults is not published. */
export function checkDraft(id: string, source: string, rules: DraftRules): CheckedDraft {
  const file = { path: draftPath(id), text: source }
  const read = parseEntry(file)
  if (read.kind === 'broken') return { kind: 'unreadable', faults: sentences(read.findings) }
  if (read.entry.kind !== 'answer')
    return { kind: 'unreadable', faults: ['这里只能改回答，不能改婉拒的话。'] }
  const located = locateEntry(read.entry, file)
  const cited = { file: file.path, citations: read.entry.citations, lineOf: located.lineOf }
  const findings = [
    ...verifyEntry(located),
    ...lintEntry(located, rules),
    ...verifyCitations(cited, { laws: rules.base.laws, texts: undefined, today: rules.today }),
  ]
  return {
    kind: 'entry',
    entry: read.entry,
    faults: [...sentences(findings), ...takenQuestions(read.entry, rules)],
  }
}

/** A question can lead to one entry only. */
function takenQuestions(entry: AnswerEntry, { base }: DraftRules): readonly string[] {
  const questions = new Set(entry.questions)
  return base.entries.flatMap((other) =>
    other.id === entry.id
      ? []
      : other.questions
          .filter((question) => questions.has(question))
          .map((question) => `问法“${question}”已经在“${other.title}”里了。`),
  )
}

function sentences(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(faultWords))]
}
