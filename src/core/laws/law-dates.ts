/** When a version was passed or published, and when it came into force; Asia/Shanghai days. */
export interface LawDates {
  readonly promulgatedOn?: string | undefined
  readonly effectiveFrom?: string | undefined
}

const DAY = /(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?/g

function daysIn(text: string): readonly string[] {
  return [...text.normalize('NFKC').matchAll(DAY)].map(([, year = '', month = '', day = '']) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  )
}

/** `2020-05-28→2021-01-01`, `2026-04-30通过，2026-07-01施行`; what is not a day is left open. */
export function datesOfVersionLine(line: string): LawDates {
  const [promulgatedOn, effectiveFrom] = daysIn(line)
  return { promulgatedOn, effectiveFrom }
}

/** The last day somebody passed or amended it, and the last one it came into force, as the note says. */
export function datesOfNote(note: string): LawDates {
  // One clause a line: notes of several amendments stand in one bracket.
  const clauses = note.split(/\n|\s+(?=根据)/)
  const inForce = clauses.filter((clause) => /(施行|执行|起生效)[）)]?$/.test(clause.trim()))
  const passed = clauses.filter((clause) => !inForce.includes(clause))
  return {
    promulgatedOn: passed.flatMap(firstDay).sort().at(-1),
    effectiveFrom: inForce
      .flatMap((clause) => daysIn(clause).at(-1) ?? [])
      .sort()
      .at(-1),
  }
}

function firstDay(clause: string): readonly string[] {
  return daysIn(clause).slice(0, 1)
}

/** 本法自2008年1月1日起施行: the day the first version came into force, which an amendment does not change. */
export function firstDayInForce(text: string): string | undefined {
  const sentence = /自\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*起(?:施行|执行|实施)/.exec(text.normalize('NFKC'))
  return sentence ? daysIn(sentence[1] ?? '')[0] : undefined
}
