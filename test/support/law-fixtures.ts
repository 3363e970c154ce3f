import { readMarkdownLaw } from '../../src/core/laws/read-law.ts'
import type { AnswerEntry } from '../../src/domain/knowledge/entry.ts'
import type { Law } from '../../src/domain/knowledge/knowledge-base.ts'
import type { LawText } from '../../src/domain/laws/law-text.ts'
import { buildZip, type ZipPart } from './zip-builder.ts'

/** An invented regulation, as Markdown with front matter. */
export function lawMarkdown(
  head: Readonly<Record<string, string | number>>,
  ...lines: readonly string[]
): string {
  const front = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  return ['---', ...front, '---', '', ...lines.flatMap((line) => [line, ''])].join('\n')
}

/** Two chapters, five articles, one with items, one inserted later, a schedule. */
export const ORCHARD_HEAD = {
  name: '果园条例',
  full: '示范县果园条例',
  version: '2020-01-01→2020-05-01',
  articles: 6,
  current: 'yes',
} as const

export const ORCHARD_LINES = [
  '# 示范县果园条例',
  '（2020年1月1日示范县第一次会议通过）',
  '为了果树长得好，特制定本条例。',
  '## 第一章  总 则',
  '第一条 种果树的人叫果农，看果树的人叫护林员。',
  '第二条 果农应当做到：',
  '（一）每年春天剪枝一回；',
  '（二）每年冬天刷白一回。',
  '果农也可以请护林员代劳，按照',
  '第四条规定的价钱付给工钱。',
  '第三条 护林员每月巡山四回。',
  '第三条之一 护林员下雨天可以不巡山。',
  '## 第二章 罚 则',
  '第四条 折断别人一棵果树的，赔偿三百元；折断两棵以上的，每棵赔偿五百元。',
  '## 附则',
  '第五条 本条例自2020年5月1日起施行。',
  '附件：',
  '一、果树的品种',
  '核桃、柿子、板栗。',
] as const

export const ORCHARD_LAW: Law = {
  ...{ name: '果园条例', full: '示范县果园条例', effectiveFrom: '2020-05-01', articles: 6, gists: {} },
}

/** The orchard regulation as read, with another head or other lines where they are given. */
export function orchard(
  head: Readonly<Record<string, string | number>> = {},
  ...lines: readonly string[]
): LawText {
  const text = lawMarkdown({ ...ORCHARD_HEAD, ...head }, ...(lines.length > 0 ? lines : ORCHARD_LINES))
  const read = readMarkdownLaw(text, { laws: new Map() })
  if (read.kind !== 'law') throw new Error(JSON.stringify(read))
  return read.law
}

/** An invented entry that cites one article of it. */
export function orchardEntry(id: string, article: number | string): AnswerEntry {
  return {
    ...{ kind: 'answer', id, title: '果树被人折断', topic: 'other', route: 'none', urgency: 'normal' },
    ...{ reviewedOn: '2026-01-01', reviewBy: '2027-01-01', source: '', questions: ['有人折我的树咋办'] },
    calculators: [],
    formal: [],
    documents: [],
    citations: [{ law: '果园条例', article, gist: '折一棵赔三百' }],
    sections: {
      ...{ 一句话: '可以要他赔。', 怎么办: '1. 先拍照。', 带什么: '照片。' },
      ...{ 多久内: '三年内。', 找谁: '村里。', 注意: '别打架。' },
    },
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word file with these paragraphs; `<` and `&` in them are escaped. */
export function docxOf(paragraphs: readonly string[], ...more: readonly ZipPart[]): Uint8Array {
  const body = paragraphs.map(paragraphXml).join('')
  return buildZip([
    { name: '[Content_Types].xml', content: `${XML}<Types/>` },
    {
      name: 'word/document.xml',
      content: `${XML}<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ])
}

/** Word cuts a paragraph into runs at will, so these are cut in the middle. */
function paragraphXml(text: string): string {
  const half = Math.ceil(text.length / 2)
  const runs = [text.slice(0, half), text.slice(half)].map(
    (part) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`,
  )
  return `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${runs.join('<w:proofErr w:type="gramStart"/>')}</w:p>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
