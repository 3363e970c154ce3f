import type { Citation } from '../../domain/knowledge/entry.ts'

/** `第30条`, `第276条之一`. */
export function articleName(article: number | string): string {
  const [main, extra] = String(article).split('-')
  return extra ? `第${main}条之${'零一二三四五六七八九十'[Number(extra)] ?? extra}` : `第${main}条`
}

/** One line of the legal basis: law, article, and what it says in plain words. */
export function citationLine(citation: Citation): string {
  return `《${citation.law}》${articleName(citation.article)}：${citation.gist.replace(/。$/, '')}。`
}
