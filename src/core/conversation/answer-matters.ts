import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import { ROUTES } from '../../domain/knowledge/route.ts'
import { say } from '../../domain/message/outbound-message.ts'
import type { JoinedPart, Joining } from '../advice/advice.ts'
import { factsOf } from '../answering/answer.ts'
import { articleName } from '../answering/citation-line.ts'
import { entryOption, PERSON } from '../answering/compose-decision.ts'
import { closeUpNumbers, firstBubble } from '../answering/compose-entry.ts'
import { AI_LABEL } from './ai-label.ts'
import type { FoundMatter } from './find-matters.ts'
import { logConsultation } from './log-consultation.ts'
import { noteModelUse } from './note-model-use.ts'
import { noteStaleEntry } from './note-stale-entry.ts'
import { stateAfter } from './state-after.ts'
import type { Reply, Turn } from './turn.ts'

/** Answers each matter of a message, the most urgent first; each whole answer is one tap away. */
export async function answerMatters(turn: Turn, matters: readonly FoundMatter[]): Promise<Reply> {
  const { advice, skills, text } = turn
  const entries = matters.map(({ entry }) => entry)
  if (skills.canAsk.join && !advice.closed && !advice.joining)
    return { messages: [], state: turn.state, need: { kind: 'join', words: text, entries } }
  for (const { decision, words } of matters) {
    await logConsultation(turn, factsOf(decision), words)
    await noteStaleEntry(turn, decision)
  }
  const parts = await joinedParts(turn, advice.joining, entries)
  const body = entries.map((entry, at) => matterText(entry, at, partOf(parts, entry)))
  const lines = [`您问了${COUNTED[entries.length]}件事，一件一件说。`, ...body]
  if (parts) lines.push(`（${AI_LABEL}：只帮着挑段落，段落是人写的。）`)
  const explained = skills.answerer.explain([lines.join('\n\n')]).map(closeUpNumbers)
  const options = [...entries.map(entryOption), PERSON]
  const [first] = matters
  return {
    messages: explained.map((bubble, at) => say(bubble, at === explained.length - 1 ? options : [])),
    state: first ? stateAfter(turn, first.decision, text) : turn.state,
  }
}

const COUNTED = ['', '一', '两', '三']

/** The model's choice of passages, when there is one for just these entries. */
async function joinedParts(
  turn: Turn,
  joining: Joining | undefined,
  entries: readonly AnswerEntry[],
): Promise<readonly JoinedPart[] | undefined> {
  if (!joining) return undefined
  const { trace } = joining
  if (joining.kind === 'lost') {
    await noteModelUse(turn, { trace, outcome: joining.outcome, why: joining.why })
    return undefined
  }
  const fits = entries.every((entry) => partOf(joining.parts, entry) !== undefined)
  await noteModelUse(turn, {
    trace,
    outcome: fits ? 'used' : 'dropped',
    why: fits ? 'joined' : 'missing-matter',
  })
  return fits ? joining.parts : undefined
}

function partOf(parts: readonly JoinedPart[] | undefined, entry: AnswerEntry): JoinedPart | undefined {
  return parts?.find((part) => part.entry.id === entry.id)
}

/** The number to dial and the law are always ours, whoever chose what stands between. */
function matterText(entry: AnswerEntry, at: number, part: JoinedPart | undefined): string {
  const head = `${at + 1}. ${entry.title}`
  const laws = entry.citations.slice(0, 2).map(({ law, article }) => `《${law}》${articleName(article)}`)
  const basis = laws.length > 0 ? [`依据：${laws.join('、')}`] : []
  if (!part) return [head, firstBubble(entry), ...basis].join('\n')
  const { label, hotline } = ROUTES[entry.route]
  const lead = part.lead === '' ? [] : [`${part.lead.replace(/[，：]$/, '')}：`]
  const first = entry.sections.一句话
  const chosen = part.passages.filter((passage) => !first.includes(passage)).map((passage) => `· ${passage}`)
  return [head, ...lead, first, ...chosen, `电话：${hotline}（${label}）`, ...basis].join('\n')
}
