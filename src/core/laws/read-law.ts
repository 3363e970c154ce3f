import type { Law } from '../../domain/knowledge/knowledge-base.ts'
import type { LawText } from '../../domain/laws/law-text.ts'
import { checkLaw, type LawFinding } from './check-law.ts'
import { datesOfNote, datesOfVersionLine, firstDayInForce, type LawDates } from './law-dates.ts'
import { closeUp, type LawLine, lawLines } from './law-lines.ts'
import { type SplitLaw, splitLaw } from './split-law.ts'

/** A law read from one file, and what is to be said about it. */
export type ReadLaw =
  | {
      readonly kind: 'law'
      readonly law: LawText
      /** How many articles the file says there are; it may be an excerpt. */
      readonly declared: number | undefined
      readonly findings: readonly LawFinding[]
    }
  /** A file that says of itself that it is something else, such as a README. */
  | { readonly kind: 'no-law' }
  | { readonly kind: 'refused'; readonly findings: readonly LawFinding[] }

/** What is known beside the file. */
export interface LawHints {
  /** The laws of `knowledge/laws`, by short name. */
  readonly laws: ReadonlyMap<string, Law>
  /** Asia/Shanghai day the version came into force, where the operator said so. */
  readonly effectiveFrom?: string | undefined
}

const FRONT_MATTER = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---\r?\n/

/** Reads a Markdown full text: front matter with name and version, then the law. Without it the file is no law. */
export function readMarkdownLaw(text: string, hints: LawHints): ReadLaw {
  const front = FRONT_MATTER.exec(text)
  const head = readHead(front?.[1] ?? '')
  const name = head('name')
  if (!front || !name) return { kind: 'no-law' }
  const declared = Number(head('articles'))
  return readLaw(lawLines(text.slice(front[0].length), front[0].split('\n').length), {
    ...{ name, full: withoutRemark(head('full') ?? name), hints },
    declared: Number.isInteger(declared) && declared > 0 ? declared : undefined,
    stated: datesOfVersionLine(head('version') ?? ''),
    outdated: head('current') === 'no',
    repealedOn: head('repealed'),
  })
}

/** Reads the paragraphs of a Word file as the national law database offers it: title, note in brackets, text. */
export function readPlainLaw(text: string, hints: LawHints): ReadLaw {
  const lines = lawLines(text)
  const end = lines.findIndex(({ text: line }) => /^[（(]\d{4}年|^目\s*录$|^第\S{1,5}[编章条]/.test(line))
  const full = closeUp(
    lines
      .slice(0, Math.max(end, 0))
      .map(({ text: line }) => line)
      .join(''),
  )
  if (full === '' || full.length > 100) {
    return {
      kind: 'refused',
      findings: [{ weight: 'refused', rule: 'no-name', message: '开头没有法律名称。' }],
    }
  }
  const known = [...hints.laws.values()].find((law) => withoutRemark(law.full) === full)
  const name = known?.name ?? full.replace(/^中华人民共和国/, '')
  return readLaw(lines, {
    name,
    full,
    hints,
    declared: undefined,
    stated: {},
    outdated: false,
    repealedOn: undefined,
  })
}

/** `…的规定（法释〔2026〕3号）`, `…规定(2010-07-01)`: the title alone. */
function withoutRemark(full: string): string {
  return full.replace(/(（法释[^）]*）|\(\d{4}-\d{2}-\d{2}\))$/, '')
}

function readHead(front: string): (field: string) => string | undefined {
  return (field) => new RegExp(`^${field}: *(.+)$`, 'm').exec(front)?.[1]?.trim()
}

interface Given {
  readonly name: string
  readonly full: string
  readonly hints: LawHints
  readonly declared: number | undefined
  readonly stated: LawDates
  readonly outdated: boolean
  readonly repealedOn: string | undefined
}

function readLaw(lines: readonly LawLine[], given: Given): ReadLaw {
  const split = splitLaw(lines, given)
  const { promulgatedOn, effectiveFrom, guessed } = findDates(split, given)
  const findings = [
    ...checkLaw(split, given.declared),
    ...(effectiveFrom === undefined ? [NO_DATE] : guessed ? [guessedDate(effectiveFrom)] : []),
  ]
  if (effectiveFrom === undefined || findings.some(({ weight }) => weight === 'refused'))
    return { kind: 'refused', findings }
  const { articles, note, preamble } = split
  const { name, full, outdated, repealedOn } = given
  const law = {
    law: name,
    full,
    effectiveFrom,
    promulgatedOn,
    repealedOn,
    outdated,
    note,
    preamble,
    articles,
  }
  return { kind: 'law', law, declared: given.declared, findings }
}

const NO_DATE: LawFinding = {
  ...{ weight: 'refused', rule: 'no-date' },
  message: '看不出哪天施行，请单独导入这个文件，加上 --effective 日期。',
}

function guessedDate(day: string): LawFinding {
  const message = `文件没写这一版哪天施行，按公布的那天 ${day} 算；不对就单独导入它，加上 --effective 日期。`
  return { weight: 'noted', rule: 'no-date', message }
}

/** What the operator or the file says; else our own law file, the note, or the closing sentence of a law never amended. */
function findDates(
  split: SplitLaw,
  { name, stated, outdated, hints }: Given,
): LawDates & { guessed: boolean } {
  const noted = datesOfNote(split.note)
  const promulgatedOn = stated.promulgatedOn ?? noted.promulgatedOn
  const known = hints.laws.get(name)
  const isKnownVersion = known !== undefined && !outdated && fits(known, promulgatedOn)
  const closing = split.articles.map(({ text }) => firstDayInForce(text)).findLast((day) => day !== undefined)
  const isFirst = closing !== undefined && closing >= (promulgatedOn ?? '')
  const said =
    hints.effectiveFrom ??
    stated.effectiveFrom ??
    (isKnownVersion ? known.effectiveFrom : undefined) ??
    noted.effectiveFrom ??
    (isFirst ? closing : undefined)
  return { promulgatedOn, effectiveFrom: said ?? promulgatedOn, guessed: said === undefined }
}

/** Whether our own law file can be about a version that was passed on this day. */
function fits(known: Law, promulgatedOn: string | undefined): boolean {
  if (promulgatedOn === undefined) return true
  return known.promulgatedOn ? known.promulgatedOn === promulgatedOn : known.effectiveFrom >= promulgatedOn
}
