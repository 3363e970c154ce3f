import { type Option, say } from '../../domain/message/outbound-message.ts'
import { holds, openQuestion, patternOf, type WageFacts } from '../../domain/wages/who-pays.ts'
import { PERSON } from '../answering/compose-decision.ts'
import { composeStillOpen, composeWhoPays } from '../wages/compose-who-pays.ts'
import { logConsultation } from './log-consultation.ts'
import { rememberedEntry } from './remembered-entry.ts'
import { isInterviewed } from './state.ts'
import type { Reply, Turn } from './turn.ts'

const ASKED =
  /(?:该|要|应该|到底)?(?:谁|哪个|哪家)(?:来|该|要|应该|负责|必须)?(?:给|付|出|掏|还|发)(?:我|我们|这|这个|这笔|这些)?(?:的)?(?:工钱|工资|钱|薪水)|(?:工钱|工资|工程款|血汗钱)[^，。？?]{0,6}(?:找|问|向|跟)(?:谁|哪个|哪家)(?:要|讨|拿)|^(?:该)?找(?:谁|哪个)要(?:工钱|工资)/
const TITLE = /^(?:谁该给钱|该谁给钱|who-pays)$/
const LEAVE = /^(?:算了|不问了|取消|退出|不用了)$/
const UNSURE = /^(?:都不是|不知道|不清楚|说不清|跳过|不晓得|pays:\?)$/
const NONE_OF_THESE: Option = { label: '说不清', value: 'pays:?' }
/** Under answers about wages. */
export const WHO_PAYS: Option = { label: '该谁给钱', value: 'who-pays' }

/** “Who must pay me”: at most four questions, fewer when the words already say it. */
export async function whoPaysStep(turn: Turn): Promise<Reply | undefined> {
  const { whoPays } = turn.skills
  const { payer, reckoning } = turn.state
  const busy = isInterviewed(turn.state)
  const begins = TITLE.test(turn.text) || ASKED.test(turn.text)
  if (begins && !busy && reckoning?.asking === undefined && whoPays.table.patterns.length > 0)
    return begin(turn)
  if (!payer || busy) return undefined
  if (LEAVE.test(turn.text))
    return { messages: [say('好，不问了。要人帮忙发“人工”，急事打 12348。', [PERSON])], state: closed(turn) }
  if (UNSURE.test(turn.text)) return unsure(turn, payer)
  return takeChoice(turn, payer)
}

async function begin(turn: Turn): Promise<Reply> {
  const earlier = rememberedEntry(turn) ? (turn.state.last?.matter.words ?? '') : ''
  const read = turn.skills.whoPays.read
  const facts = { ...read(earlier), ...read(turn.text) }
  const counted = TITLE.test(turn.text) && rememberedEntry(turn) ? turn : await count(turn)
  return advance(counted, facts)
}

/** Asked in words it is a consultation of its own. */
async function count(turn: Turn): Promise<Turn> {
  const entry = turn.skills.answerer.entry('wages/not-paid')
  const facts = {
    kind: 'answer' as const,
    topic: 'wages' as const,
    route: 'labour_inspection' as const,
    urgency: 'normal' as const,
    entry: entry?.id,
    citations: [],
    confidence: 1,
  }
  const words = TITLE.test(turn.text) ? WHO_PAYS.label : turn.text
  await logConsultation(turn, facts, words)
  const matter = { topic: facts.topic, route: facts.route, reason: 'route' as const, sealed: false, words }
  return { ...turn, state: { ...turn.state, last: { entry: entry?.id, at: turn.now, matter } } }
}

/** Words that answer the open question; anything else is another matter and closes this one. */
function takeChoice(turn: Turn, facts: WageFacts): Reply | undefined {
  const { table, read } = turn.skills.whoPays
  const open = openQuestion(table, facts)
  const value = /^pays:(.+)$/.exec(turn.text)?.[1]
  const chosen = open?.choices.find((choice) => choice.value === value || choice.label === turn.text)
  if (open && chosen) return advance(turn, { ...facts, [open.fact]: chosen.value })
  const said = read(turn.text)
  const adds = open && said[open.fact] !== undefined && holds(open.when, { ...facts, ...said })
  return adds ? advance(turn, { ...facts, ...said }) : undefined
}

function advance(turn: Turn, facts: WageFacts): Reply {
  const { table } = turn.skills.whoPays
  const open = openQuestion(table, facts)
  if (open) {
    const options = open.choices.map(({ value, label }) => ({ label, value: `pays:${value}` }))
    const text = `${open.ask}\n说不清就发“不知道”，不问了发“算了”。`
    return { messages: [say(text, [...options, NONE_OF_THESE])], state: { ...turn.state, payer: facts } }
  }
  const pattern = patternOf(table, facts)
  return pattern ? done(turn, composeWhoPays(table, pattern)) : unsure(turn, facts)
}

function unsure(turn: Turn, facts: WageFacts): Reply {
  return done(turn, composeStillOpen(turn.skills.whoPays.table, facts))
}

function done(turn: Turn, text: string): Reply {
  const how: Option = { label: '该怎么办', value: 'ask:wages/not-paid' }
  return { messages: [say(text, [how, PERSON])], state: closed(turn) }
}

function closed(turn: Turn) {
  return { ...turn.state, payer: undefined }
}
