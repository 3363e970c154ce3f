import type { LawArticle } from '../../domain/laws/law-text.ts'
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

/** Cuts a law into articles with their headings. `full` is its title, which is no part of the text. */
export function splitLaw(lines: readonly LawLine[], full: string): SplitLaw {
  const found = findArticleStarts(lines)
  const walk = createWalk(lines, { full, starts: new Map(found.starts.map((start) => [start.at, start])) })
  for (const at of lines.keys()) walk.take(at)
  return { ...found, ...walk.end() }
}

interface Known {
  readonly full: string
  readonly starts: ReadonlyMap<number, ArticleStart>
}

/** What the walk is in the middle of. */
interface OpenPart {
  readonly key: string
  readonly label: string
  readonly chapter: readonly string[]
  readonly lines: string[]
}

function createWalk(lines: readonly LawLine[], { full, starts }: Known) {
  const firstStart = Math.min(...starts.keys())
  const lastStart = Math.max(-1, ...starts.keys())
  const parts: OpenPart[] = []
  const note: string[] = []
  const preamble: string[] = []
  const stray: string[] = []
  let path: readonly Heading[] = []
  let open: OpenPart | undefined
  let annexes = 0
  const begin = (part: Omit<OpenPart, 'lines'>, first: string) => {
    open = { ...part, lines: first === '' ? [] : [first] }
    parts.push(open)
  }
  const between = (text: string, at: number) => {
    const before = path.at(-1)
    const isTitle = closeUp(full).includes(closeUp(text).replace(/^(关于印发)?《|》的?通知?$/g, ''))
    if (isNoteLine(text, note)) note.push(text)
    else if (isTitle) return
    else if (before && at < lastStart && goesOnTitle(text))
      path = [...path.slice(0, -1), joined(before, text)]
    else {
      preamble.push(text)
      if (at > firstStart) stray.push(text)
    }
  }
  const take = (at: number) => {
    const line = lines[at]
    const start = starts.get(at)
    if (!line || isContents(line.text)) return
    if (start) return begin(articleOf(start, path), start.rest)
    const annex = at > lastStart && parts.length > 0 ? readAnnexTitle(line) : undefined
    if (annex) {
      annexes++
      return begin({ key: `annex-${annexes}`, label: annex, chapter: [] }, '')
    }
    const heading = readHeading(line)
    if (heading && isHeadingHere(lines, { at, starts, inside: open !== undefined })) {
      open = undefined
      if (closeUp(full) !== heading.title) path = under(path, heading)
    } else if (open) open.lines.push(line.text)
    else between(line.text, at)
  }
  const end = () => ({
    articles: parts.map(({ lines: texts, ...part }): LawArticle => ({ ...part, text: texts.join('\n') })),
    note: note.join('\n'),
    preamble: preamble.join('\n'),
    stray,
  })
  return { take, end }
}

function articleOf({ number, label }: ArticleStart, path: readonly Heading[]): Omit<OpenPart, 'lines'> {
  return { key: articleKey(number), label, chapter: path.map(({ title }) => title) }
}

function under(path: readonly Heading[], heading: Heading): readonly Heading[] {
  return [...path.filter(({ depth }) => depth < heading.depth), heading]
}

function joined(heading: Heading, more: string): Heading {
  return { ...heading, title: `${heading.title}${closeUp(more)}` }
}

/** A line that is not marked as a heading is one only where an article or another heading follows at once. */
function isHeadingHere(
  lines: readonly LawLine[],
  { at, starts, inside }: { at: number; starts: Known['starts']; inside: boolean },
): boolean {
  const [line, next] = [lines[at], lines[at + 1]]
  if (line?.marked || !inside) return true
  return next !== undefined && (starts.has(at + 1) || readHeading(next) !== undefined)
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
