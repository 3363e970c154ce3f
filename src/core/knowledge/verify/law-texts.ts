import type { Law } from '../../../domain/knowledge/knowledge-base.ts'
import { isAnnex } from '../../../domain/laws/law-text.ts'
import { readMarkdownLaw } from '../../laws/read-law.ts'
import type { SourceFile } from '../parse-entry.ts'

/** The full text of one law, cut into articles. */
export interface CitableLaw {
  readonly name: string
  /** How many articles the file says the law has, 之一 counted; the text may be an excerpt. */
  readonly count: number
  /** Asia/Shanghai day this version came into force. */
  readonly effectiveFrom: string
  /** Key as in citations: "30", "276-1". */
  readonly articles: ReadonlyMap<string, string>
}

/** Reads the Markdown full texts; a file without front matter (a README) is no law, a broken one counts as absent. */
export function readCitableLaws(
  files: readonly SourceFile[],
  laws: ReadonlyMap<string, Law>,
): ReadonlyMap<string, CitableLaw> {
  return new Map(files.flatMap((file) => readCitableLaw(file, laws) ?? []).map((text) => [text.name, text]))
}

function readCitableLaw({ text }: SourceFile, laws: ReadonlyMap<string, Law>): CitableLaw | undefined {
  const read = readMarkdownLaw(text, { laws })
  if (read.kind !== 'law') return undefined
  const articles = read.law.articles.filter((article) => !isAnnex(article))
  return {
    name: read.law.law,
    count: read.declared ?? articles.length,
    effectiveFrom: read.law.effectiveFrom,
    articles: new Map(articles.map((article) => [article.key, article.text])),
  }
}
