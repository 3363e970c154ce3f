import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { countHan } from '../../../domain/text/han.ts'
import { lintAnswer } from './lint-answer.ts'
import { lintForm, lintText, type TextRules } from './lint-text.ts'
import type { LocatedEntry } from './located-entry.ts'
import { lintOfficialese, type PlacedText } from './officialese.ts'
import type { TextFault } from './text-fault.ts'

const TITLE_MAX = 20
const LABEL_MAX = 8

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

function lintTitle({ entry, lineOf }: LocatedEntry, rules: TextRules): readonly TextFault[] {
  const { title, label } = entry
  return [
    ...lintLabel(title, { rules, rule: 'title-length', line: lineOf(['title']), max: TITLE_MAX }),
    ...(label === undefined
      ? []
      : lintLabel(label, { rules, rule: 'label-length', line: lineOf(['label']), max: LABEL_MAX })),
  ]
}

function lintLabel(
  text: string,
  { rules, rule, line, max }: { rules: TextRules; rule: string; line: number; max: number },
): readonly TextFault[] {
  const faults = moveTo(line, lintText(text, { ...rules, label: true }))
  const han = countHan(text)
  return han <= max ? faults : [...faults, { line, rule, message: `${han} Han, at most ${max}` }]
}

/** Faults of a text as faults of the file in which the text begins on `line`. */
export function moveTo(line: number, faults: readonly TextFault[]): readonly TextFault[] {
  return faults.map((fault) => ({ ...fault, line: line + fault.line - 1 }))
}
