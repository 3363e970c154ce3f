import { isAnnex, type LawArticle } from '../../domain/laws/law-text.ts'
import { articleKey } from './article-number.ts'
import { type ArticleStart, type ArticleStarts, findArticleStarts } from './find-article-starts.ts'
import { type Heading, readAnnexTitle, readHeading } from './heading.ts'
import { closeUp, type LawLine } from './law-lines.ts'

/** A law cut into its parts; nothing but its title, its headings and its table of contents is left out. */
export interface SplitLaw extends ArticleStarts {
  /** Articles in order, then the schedules. */
  readonly articles: readonly LawArticle[]
  /** Who passed and amended it, and when. */
  readonly note: string
  readonly preamble: string
  /** Lines behind the first article that belong to none; they are kept with the preamble. */
  readonly stray: readonly string[]
}

/** What the walk down the lines has seen, and what it is in the middle of. */
interface Walk {
  readonly parts: OpenPart[]
  readonly note: string[]
  readonly preamble: string[]
  readonly stray: string[]
  path: readonly Heading[]
  open: OpenPart | undefined
}

interface OpenPart extends Omit<LawArticle, 'text'> {
  readonly lines: string[]
}

/** The law as a whole, which every line is looked at against. */
interface Known {
  readonly lines: readonly LawLine[]
  /** The title without spaces. */
  readonly title: string
  /** By index of the line. */
  readonly starts: ReadonlyMap<number, ArticleStart>
  readonly first: number
  readonly last: number
}

/** What the file says of the law as a whole. */
interface Declared {
  /** Its title, which is no part of the text. */
  readonly full: string
  /** How many articles it should have. */
  readonly declared: number | undefined
}

/** Cuts a law into articles with their headings. */
export function splitLaw(lines: readonly LawLine[], { full, declared }: Declared): SplitLaw {
  const found = findArticleStarts(lines, declared)
  const starts = new Map(found.starts.map((start) => [start.at, start]))
  const [first, last] = [found.starts[0]?.at ?? lines.length, found.starts.at(-1)?.at ?? lines.length]
  const known: Known = { lines, title: closeUp(full), starts, first, last }
  const walk: Walk = { parts: [], note: [], preamble: [], stray: [], path: [], open: undefined }
  for (const [at, line] of lines.entries()) if (!isContents(line.text)) takeLine(walk, known, at)
  return {
    ...found,
    articles: walk.parts.map(({ lines: texts, ...part }) => ({ ...part, text: texts.join('\n') })),
    note: walk.note.join('\n'),
    preamble: walk.preamble.join('\n'),
    stray: walk.stray,
  }
}

function takeLine(walk: Walk, known: Known, at: number): void {
  const text = known.lines[at]?.text ?? ''
  const part = partAt(walk, known, at)
  const heading = part ? undefined : headingAt(known, at, walk.open !== undefined)
  if (part) {
    walk.open = part
    walk.parts.push(part)
  } else if (heading) {
    walk.open = undefined
    if (heading.title !== known.title) walk.path = under(walk.path, heading)
  } else if (walk.open) walk.open.lines.push(text)
  else takeBetween(walk, known, at)
}

/** The article or the schedule that begins with this line. */
function partAt({ path, parts }: Walk, { lines, starts, last }: Known, at: number): OpenPart | undefined {
  const start = starts.get(at)
  if (start) return articleOf(start, path)
  const line = lines[at]
  const label = line && at > last ? readAnnexTitle(line) : undefined
  const annexes = parts.filter(isAnnex).length
  return label ? { key: `annex-${annexes + 1}`, label, chapter: [], lines: [] } : undefined
}

function headingAt({ lines, starts }: Known, at: number, inside: boolean): Heading | undefined {
  const [line, next] = [lines[at], lines[at + 1]]
  const heading = line && readHeading(line)
  if (!heading || line.marked || !inside) return heading
  // Not marked and behind an article: it is a heading only where an article or another heading follows at once.
  return next && (starts.has(at + 1) || readHeading(next)) ? heading : undefined
}

/** Text outside of any article: title, note, the rest of a heading, or the preamble. */
function takeBetween(walk: Walk, { lines, title, first, last }: Known, at: number): void {
  const text = lines[at]?.text ?? ''
  const before = walk.path.at(-1)
  if (isNoteLine(text, walk.note)) walk.note.push(text)
  else if (title.includes(closeUp(text))) return
  else if (before && at < last && goesOnTitle(text))
    walk.path = [...walk.path.slice(0, -1), joined(before, text)]
  else {
    walk.preamble.push(text)
    if (at > first) walk.stray.push(text)
  }
}

function articleOf({ number, label, rest }: ArticleStart, path: readonly Heading[]): OpenPart {
  const chapter = path.map(({ title }) => title)
  return { key: articleKey(number), label, chapter, lines: rest === '' ? [] : [rest] }
}

function under(path: readonly Heading[], heading: Heading): readonly Heading[] {
  return [...path.filter(({ depth }) => depth < heading.depth), heading]
}

function joined(heading: Heading, more: string): Heading {
  return { ...heading, title: `${heading.title}${closeUp(more)}` }
}

const DAY = /^\(?\s*(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}|法释〔\d{4}〕\d+号|\S{1,8}〔\d{4}〕\d+号$)/
const NOTE_END = /(通过|修订|修正|公布|发布|施行|执行|批准|号)[）)]?$/

function isNoteLine(text: string, note: readonly string[]): boolean {
  const last = note.at(-1)
  const goesOn = last !== undefined && !NOTE_END.test(last) && /[）)]$|(修正|修订|通过|公布)$/.test(text)
  return DAY.test(text.normalize('NFKC')) || goesOn
}

function isContents(text: string): boolean {
  return /^目\s*录$/.test(text)
}

function goesOnTitle(text: string): boolean {
  return text.length <= 30 && !/[。；：，、]$/.test(text)
}
