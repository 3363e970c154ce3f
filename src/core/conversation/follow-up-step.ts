import { say } from '../../domain/message/outbound-message.ts'
import { LAW_TEXT, PERSON } from '../answering/compose-decision.ts'
import { type AnswerPart, composePart } from '../answering/compose-entry.ts'
import { askingOf } from './asking.ts'
import { rememberedEntry } from './remembered-entry.ts'
import type { Reply, Turn } from './turn.ts'

const LONGEST_FOLLOW_UP = 12
/** What may stand beside the asking words: “多久能下来”. */
const LONGEST_REST = 3

const PARTS: readonly (readonly [RegExp, AnswerPart])[] = [
  [/多久|多长时间|几天|好久|什么时候|啥时候|期限|过期/, '多久内'],
  [/带什么|带啥|要什么材料|准备什么|准备啥|啥材料|什么材料|啥子材料|带些/, '带什么'],
  [/找谁|找哪个|去哪|在哪|哪里办|地址|电话|咋去|哪个部门/, '找谁'],
  [/哪条法|什么法|依据|法律规定|哪个法|原文|第几条/, '依据'],
  [/要注意|注意啥|注意什么|会不会|有啥风险/, '注意'],
  [/怎么办|咋办|怎么做|咋做|怎么弄|咋弄|咋个办|下一步/, '怎么办'],
]

/** A short follow-up to the last answer (“那要多久”) gets that part of it, not a new search. */
export async function followUpStep(turn: Turn): Promise<Reply | undefined> {
  const { last } = turn.state
  const entry = turn.text.length > LONGEST_FOLLOW_UP ? undefined : rememberedEntry(turn)
  const part = partAsked(turn.text)
  if (!last || !entry || !part) return undefined
  const text = `【${entry.title} · ${part}】\n${composePart(entry, part, askingOf(turn))}`
  const options = part === '依据' ? [PERSON, LAW_TEXT] : [PERSON]
  return { messages: [say(text, options)], state: { ...turn.state, last: { ...last, at: turn.now } } }
}

/** Only what remains when “那 / 这个 / 要 …” is taken away may ask for a part: a fuller question is a new one. */
function partAsked(text: string): AnswerPart | undefined {
  const found = PARTS.find(([pattern]) => pattern.test(text))
  if (!found) return undefined
  const rest = text
    .replace(found[0], '')
    .replace(/[那这个要需得了呢嘛啊吗呀哦的是还都我该大概一般，。？?！!\s有没]/g, '')
  return rest.length <= LONGEST_REST ? found[1] : undefined
}
