import type { AnswerEntry, SectionName } from '../../domain/knowledge/entry.ts'
import type { Law } from '../../domain/knowledge/knowledge-base.ts'
import { ROUTES } from '../../domain/knowledge/route.ts'
import type { AskerPlace } from '../../domain/place/place.ts'
import type { County } from '../../domain/place/station.ts'
import type { Heed } from './answerer.ts'
import { citationLine } from './citation-line.ts'
import type { TermExplainer } from './explain-terms.ts'
import { stationLines } from './station-lines.ts'

/** For whom and when an answer is put together. */
export interface Asking {
  readonly place: AskerPlace
  readonly county: County
  /** Asia/Shanghai day. */
  readonly today: string
  readonly explain: TermExplainer
  readonly laws: ReadonlyMap<string, Law>
  readonly heed?: Heed
}

/** One part a reader can ask for by itself. */
export type AnswerPart = SectionName | '依据'

/**
 * An entry as two bubbles: the answer with its first step and a number to dial, which fits the first
 * screen of an old phone; then everything else, down to the law.
 */
export function composeEntry(entry: AnswerEntry, asking: Asking): readonly string[] {
  const bubbles = [
    firstBubble(entry),
    joinParts(entry, ['怎么办', '带什么', '多久内', '找谁', '注意', '依据'], asking),
  ]
  const notes = [reviewNote(entry, asking.today), olderFactsNote(entry, asking)].filter((note) => note !== '')
  const explained = asking.explain([...bubbles, ...notes])
  return withFormalWords(explained, entry).map(closeUpNumbers)
}

/** The first bubble alone, with its law and what else is said: for one of several matters. */
export function composeBrief(entry: AnswerEntry, asking: Asking, more = ''): string {
  const law = entry.citations.slice(0, 2).map(citationLine).join('\n')
  return asking
    .explain([`${firstBubble(entry)}\n${law}${more}`])
    .map(closeUpNumbers)
    .join('')
}

/** After the explanations: these words are for the counter, not for the reader. They belong below the law. */
function withFormalWords(bubbles: readonly string[], { formal }: AnswerEntry): readonly string[] {
  if (formal.length === 0) return bubbles
  const line = `去窗口办事，可以照这些词说：${formal.join('、')}。`
  return bubbles.map((text, at) => (at === 1 ? `${text}\n${line}` : text))
}

/** One part of an entry, for a follow-up such as “那要多久”. */
export function composePart(entry: AnswerEntry, part: AnswerPart, asking: Asking): string {
  return asking
    .explain([partText(entry, part, asking)])
    .map(closeUpNumbers)
    .join('')
}

/** Authors write “15 天”; on a small screen the number must not part from its unit. */
function closeUpNumbers(text: string): string {
  return text.replace(/(\d) +(?=\p{Script=Han})/gu, '$1').replace(/(\p{Script=Han}) +(?=\d)/gu, '$1')
}

function firstBubble(entry: AnswerEntry): string {
  const step = firstStep(entry.sections.怎么办)
  const { label, hotline } = ROUTES[entry.route]
  return [entry.sections.一句话, step && `先做这一步：${step}`, `电话：${hotline}（${label}）`]
    .filter(Boolean)
    .join('\n')
}

function firstStep(steps: string): string | undefined {
  return /^\d+\.\s*(.+)$/m.exec(steps)?.[1]
}

function joinParts(entry: AnswerEntry, parts: readonly AnswerPart[], asking: Asking): string {
  return parts.map((part) => `【${part}】\n${partText(entry, part, asking)}`).join('\n\n')
}

function partText(entry: AnswerEntry, part: AnswerPart, asking: Asking): string {
  if (part === '依据') return entry.citations.map(citationLine).join('\n')
  const text = entry.sections[part].replace(/^- /gm, '· ')
  return text.replace(/\{\{station:\s*([a-z0-9_]+)\}\}/g, (_match, route: string) =>
    stationLines(route in ROUTES ? (route as keyof typeof ROUTES) : entry.route, asking.place, asking.county),
  )
}

function reviewNote(entry: AnswerEntry, today: string): string {
  return today > entry.reviewBy ? '这条答案该复核了，可能有变化。办事前先打 12348 核对。' : ''
}

/** 民法典时间效力规定: what happened before a law is mostly judged by the law of that time. */
function olderFactsNote({ citations }: AnswerEntry, { laws, heed }: Asking): string {
  const year = heed?.factYear
  if (year === undefined) return ''
  const changed = citations
    .map(({ law }) => laws.get(law)?.olderFactsBefore?.slice(0, 4) ?? '')
    .filter((since) => String(year) < since)
    .sort()[0]
  if (changed === undefined) return ''
  return `您说的事在 ${year} 年，那时是老法。\n${changed} 年以前的事，多半按老法断，结果可能不一样。\n先打 12348 问清，再去办。`
}
