import { lintLengths } from './lint-lengths.ts'
import { lintWords } from './lint-words.ts'
import { lintOfficialese } from './officialese.ts'
import type { TextFault } from './text-fault.ts'

export interface TextRules {
  /** Officialese to a plainer word. */
  readonly officialese: ReadonlyMap<string, string>
  /** Characters outside the everyday ones that may be used. */
  readonly allowedCharacters?: ReadonlySet<string>
  /** True for the label of a button or choice: no word of officialese at all. */
  readonly label?: boolean
}

/**
 * Says what makes a text hard to read for a villager with five years of school. For every string a villager
 * sees: entries, safety scripts, and the fixed words in the code. Lines count from 1 within the text.
 */
export function lintText(text: string, rules: TextRules): readonly TextFault[] {
  return [
    ...lintForm(text, rules.allowedCharacters ?? new Set()),
    ...lintOfficialese([{ text, line: 1 }], { words: rules.officialese, label: rules.label ?? false }),
  ]
}

/** The same without officialese, which is measured over all texts of an entry together. */
export function lintForm(text: string, allowedCharacters: ReadonlySet<string>): readonly TextFault[] {
  return [...lintLengths(text), ...lintWords(text, allowedCharacters)]
}
