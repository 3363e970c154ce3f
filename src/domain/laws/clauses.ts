/** One item (项) of a paragraph. */
export interface ClauseItem {
  /** As printed: （一）. */
  readonly label: string
  readonly text: string
}

/** One paragraph (款) of an article with its items. */
export interface Clause {
  /** Counted from 1, as laws count: 第一款. */
  readonly number: number
  readonly text: string
  readonly items: readonly ClauseItem[]
}

const SUB_ITEM = /^\d{1,2}[.．、]/
const ITEM = /^([（(][零〇一二三四五六七八九十百]+[）)])\s*(.*)$/

/**
 * The paragraphs and items of an article's text: a line that begins with （一） belongs to the paragraph
 * above, one that begins with 1. to the item above.
 */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: { number: number; text: string; items: { label: string; text: string }[] }[] = []
  for (const line of text.split('\n')) {
    const item = ITEM.exec(line)
    const last = clauses.at(-1)
    const above = last?.items.at(-1) ?? last
    if (item && last) last.items.push({ label: item[1] ?? '', text: item[2] ?? '' })
    else if (above && SUB_ITEM.test(line)) above.text += `\n${line}`
    else clauses.push({ number: clauses.length + 1, text: line, items: [] })
  }
  return clauses
}
