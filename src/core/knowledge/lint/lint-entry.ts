import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { countHan } from '../../../domain/text/han.ts'
import { lintAnswer } from './lint-answer.ts'
import { lintForm, lintText, type TextRules } from './lint-text.ts'
import type { LocatedEntry } from './located-entry.ts'
import { lintOfficialese, type PlacedText } from './officialese.ts'
import type { TextFault } from './text-fault.ts'

const TITLE_MAX = 20

/** Checks everything a villager reads of one entry: title, body and gists. */
export function lintEntry(located: LocatedEntry, rules: TextRules): readonly Finding[] {
  const { entry, body } = located
  const gists = entry.citations.map(
    ({ gist }, at): PlacedText => ({ text: gist, line: located.lineOf(['citations', at, 'gist']) }),
  )
  const faults = [
    ...lintTitle(located, rules),
    ...[body, ...gists].flatMap((text) =>
      moveTo(text.line, lintForm(text.text, rules.allowedCharacters ?? new Set())),
    ),
    ...lintOfficialese([body, ...gists], { words: rules.officialese, label: false }),
    ...(entry.kind === 'answer' ? lintAnswer(located) : []),
  ]
  return faults.map((fault) => ({ file: entry.source, ...fault }))
}

/** The title is also the label of a choice. */
function lintTitle({ entry, lineOf }: LocatedEntry, rules: TextRules): readonly TextFault[] {
  const line = lineOf(['title'])
  const faults = moveTo(line, lintText(entry.title, { ...rules, label: true }))
  const han = countHan(entry.title)
  if (han <= TITLE_MAX) return faults
  return [...faults, { line, rule: 'title-length', message: `${han} Han, at most ${TITLE_MAX}` }]
}

/** Faults of a text as faults of the file in which the text begins on `line`. */
export function moveTo(line: number, faults: readonly TextFault[]): readonly TextFault[] {
  return faults.map((fault) => ({ ...fault, line: line + fault.line - 1 }))
}
