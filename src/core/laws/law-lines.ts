/** One line of a law as it came, without what only decorates it. */
export interface LawLine {
  readonly text: string
  /** True when the source itself marks it as a heading. */
  readonly marked: boolean
  /** Line in the source, counted from 1. */
  readonly line: number
}

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g

/** The lines that say something: invisible characters, blank lines and rules go. */
export function lawLines(text: string, firstLine = 1): readonly LawLine[] {
  return text.split(/\r?\n/).flatMap((raw, at) => {
    const [, marks = '', rest = ''] = /^(#*)\s*(.*?)\s*$/u.exec(raw.replace(INVISIBLE, '')) ?? []
    if (rest === '' || /^-{3,}$/.test(rest)) return []
    return [{ text: rest, marked: marks !== '', line: firstLine + at }]
  })
}

/** Titles are printed with spaces between their characters: 总　　则. */
export function closeUp(title: string): string {
  return title.replace(/\s+/g, '')
}
