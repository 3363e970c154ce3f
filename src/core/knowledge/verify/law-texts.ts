import type { SourceFile } from '../parse-entry.ts'
import { NUMERALS, readChineseNumber } from './chinese-numerals.ts'

/** The full text of one law, cut into articles. */
export interface LawText {
  readonly name: string
  /** How many articles the law has, 之一 counted; the text may be an excerpt. */
  readonly count: number
  /** Asia/Shanghai day this version came into force, where the text says so. */
  readonly effectiveFrom: string | undefined
  /** Key as in citations: "30", "276-1". */
  readonly articles: ReadonlyMap<string, string>
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/
const ARTICLE = new RegExp(`^第([${NUMERALS}]+)条(?:之([${NUMERALS}]+))?\\s`)

/** Reads the Markdown full texts; a file without front matter (a README) is no law. */
export function readLawTexts(files: readonly SourceFile[]): ReadonlyMap<string, LawText> {
  const laws = files.flatMap((file) => readLawText(file.text.replaceAll('\r\n', '\n')) ?? [])
  return new Map(laws.map((law) => [law.name, law]))
}

function readLawText(text: string): LawText | undefined {
  const front = FRONT_MATTER.exec(text)
  const name = front && field(front[1] ?? '', 'name')
  if (!front || !name) return undefined
  return {
    name,
    count: Number(field(front[1] ?? '', 'articles')),
    effectiveFrom: /→(\d{4}-\d{2}-\d{2})$/.exec(field(front[1] ?? '', 'version') ?? '')?.[1],
    articles: cutArticles(text.slice(front[0].length)),
  }
}

function field(front: string, name: string): string | undefined {
  return new RegExp(`^${name}: *(.+)$`, 'm').exec(front)?.[1]?.trim()
}

/** An article begins with its number at the start of a line and runs to the next one or to a heading. */
function cutArticles(text: string): ReadonlyMap<string, string> {
  const articles = new Map<string, string>()
  let current: string | undefined
  for (const line of text.split('\n')) {
    const match = ARTICLE.exec(`${line}\n`)
    if (match) current = articleKey(match[1] ?? '', match[2])
    else if (line.startsWith('#')) current = undefined
    if (current) articles.set(current, `${articles.get(current) ?? ''}${line}\n`)
  }
  return articles
}

function articleKey(number: string, extra: string | undefined): string {
  const main = String(readChineseNumber(number))
  return extra ? `${main}-${readChineseNumber(extra)}` : main
}
