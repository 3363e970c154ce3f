import { z } from 'zod'
import type { AnswerEntry, SectionName } from '../../domain/knowledge/entry.ts'
import { countHan } from '../../domain/text/han.ts'
import type { GuardReason, PickedPassages } from './advice.ts'
import { readJsonObject } from './read-json.ts'

/** One line of a curated entry, which is only ever shown whole: half a line could lose its “not”. */
export interface Passage {
  readonly entry: AnswerEntry
  readonly text: string
}

const FROM: readonly SectionName[] = ['怎么办', '带什么', '多久内', '注意']
/** More than this is no longer an answer to read on a small screen. */
const MOST_PASSAGES = 8
const MOST_LEAD_HAN = 20

/** The lines that may be added to what is always said. Lines with a place to fill are left to the whole answer. */
export function passagesOf(entries: readonly AnswerEntry[]): readonly Passage[] {
  return entries.flatMap((entry) =>
    FROM.flatMap((name) => linesOf(entry.sections[name]).slice(name === '怎么办' ? 1 : 0)).map((text) => ({
      entry,
      text,
    })),
  )
}

function linesOf(section: string): readonly string[] {
  return section
    .split('\n')
    .map((line) => line.replace(/^(- |\d+\.\s*)/, '').trim())
    .filter((line) => line !== '' && !line.includes('{{'))
}

const answerSchema = z.object({
  parts: z
    .array(z.object({ lead: z.string(), take: z.array(z.number().int()).min(1).max(MOST_PASSAGES) }))
    .min(1)
    .max(6),
})

export type ReadJoining =
  | { readonly kind: 'parts'; readonly parts: readonly PickedPassages[] }
  | { readonly kind: 'dropped'; readonly why: GuardReason }

/**
 * Reads which passages the model picked. It points at our lines by number and cannot write any; the few words
 * that lead over must be made of our titles and a fixed list. So no fact in the result is the model's.
 */
export function readJoining(said: string, passages: readonly Passage[]): ReadJoining {
  const json = readJsonObject(said)
  if (json === undefined) return { kind: 'dropped', why: 'not-json' }
  const parsed = answerSchema.safeParse(json)
  if (!parsed.success) return { kind: 'dropped', why: 'wrong-shape' }
  const entries = new Set(passages.map(({ entry }) => entry))
  const parts: PickedPassages[] = []
  for (const { lead, take } of parsed.data.parts) {
    const taken = [...new Set(take)].map((number) => passages[number - 1])
    const known = taken.filter((passage) => passage !== undefined)
    const [first] = known
    if (!first || known.length < taken.length || known.some(({ entry }) => entry !== first.entry))
      return { kind: 'dropped', why: 'unknown-passage' }
    if (!isPlainLead(lead, first.entry)) return { kind: 'dropped', why: 'foreign-lead' }
    parts.push({ entry: first.entry, lead: lead.trim(), passages: known.map(({ text }) => text) })
  }
  if (new Set(parts.map(({ entry }) => entry)).size < entries.size || parts.length > entries.size)
    return { kind: 'dropped', why: 'missing-matter' }
  const count = parts.reduce((sum, part) => sum + part.passages.length, 0)
  return count > MOST_PASSAGES ? { kind: 'dropped', why: 'too-much' } : { kind: 'parts', parts }
}

const LEADING = [
  ...['先说', '再说', '还有', '最后', '另外', '接下来', '第一件', '第二件', '第三件', '最急的是', '您问的'],
  ...['的事情', '的事', '这件事', '关于', '至于', '，', '：'],
]

/** True when the words are tiled by the fixed list and by whole clauses of the entry's own title and label. */
export function isPlainLead(lead: string, entry: Pick<AnswerEntry, 'title' | 'label'>): boolean {
  const text = lead.trim()
  if (countHan(text) > MOST_LEAD_HAN || text.length > MOST_LEAD_HAN + 2) return false
  const pieces = [...LEADING, ...`${entry.title}，${entry.label ?? ''}`.split(/[，。？！、：]/)].filter(
    Boolean,
  )
  const fits = (from: number): boolean =>
    from === text.length || pieces.some((piece) => text.startsWith(piece, from) && fits(from + piece.length))
  return fits(0)
}
