import type { Option } from '../../domain/message/outbound-message.ts'
import type { ThreadItem } from '../../ports/stores/thread-store.ts'
import { type Piece, splitAtPhoneNumbers } from './phone-numbers.ts'

/** One line of a bubble: a heading, a numbered or dotted step, or plain words. */
export interface LineView {
  readonly shape: 'plain' | 'head' | 'step'
  /** True when a blank line stood before it. */
  readonly gap: boolean
  readonly pieces: readonly Piece[]
}

/** A number as it is written, and as it is dialled. */
type Call = Required<Pick<Piece, 'text' | 'dial'>>

/** One bubble as the page draws it, with or without script. */
export interface ItemView {
  readonly id: number
  readonly from: ThreadItem['from']
  /** The page's own id of the asker's message, without the session in front. */
  readonly key?: string
  readonly tone: ThreadItem['tone']
  readonly at: number
  readonly lines: readonly LineView[]
  /** Numbers shown as big call buttons; each once in an answer of several bubbles. */
  readonly calls: readonly Call[]
  readonly options: readonly Option[]
}

/** A longer thread would make every reload heavy on a bad line. */
export const MOST_SHOWN = 100

const MOST_CALLS = 3

/** Thread items as bubbles, in order. */
export function viewItems(items: readonly ThreadItem[]): readonly ItemView[] {
  const offered = new Set<string>()
  return items.map((item) => {
    if (item.from === 'asker') offered.clear()
    const view = viewItem(item)
    const calls = view.calls.filter((call) => item.tone === 'emergency' || !offered.has(call.dial))
    for (const call of calls) offered.add(call.dial)
    return { ...view, calls: calls.slice(0, MOST_CALLS) }
  })
}

function viewItem(item: ThreadItem): ItemView {
  const ours = item.from === 'us'
  const lines = linesOf(item.text, ours)
  return {
    id: item.id,
    from: item.from,
    ...(item.dedupKey === undefined ? {} : { key: item.dedupKey.slice(item.dedupKey.indexOf(':') + 1) }),
    tone: item.tone,
    at: item.at,
    lines,
    calls: callsIn(lines),
    options: ours ? item.options : [],
  }
}

function callsIn(lines: readonly LineView[]): readonly Call[] {
  const calls = new Map<string, Call>()
  for (const { text, dial } of lines.flatMap((line) => line.pieces)) {
    if (dial !== undefined && !calls.has(dial)) calls.set(dial, { text, dial })
  }
  return [...calls.values()]
}

// Only our own words become links: the asker's may hold an ID number or somebody's private phone.
function linesOf(text: string, ours: boolean): readonly LineView[] {
  const lines: LineView[] = []
  let gap = false
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      gap = lines.length > 0
      continue
    }
    lines.push(ours ? ourLine(line, gap) : { shape: 'plain', gap, pieces: [{ text: line }] })
    gap = false
  }
  return lines
}

function ourLine(line: string, gap: boolean): LineView {
  const head = /^【([^【】]{1,12})】\s*$/.exec(line)
  if (head?.[1] !== undefined) return { shape: 'head', gap, pieces: [{ text: head[1] }] }
  const shape = /^(?:\d{1,2}[.、]|·|-)\s?\S/.test(line) ? 'step' : 'plain'
  return { shape, gap, pieces: splitAtPhoneNumbers(line) }
}
