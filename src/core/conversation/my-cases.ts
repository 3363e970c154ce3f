import {
  CASE_STATE_LABELS,
  type Case,
  caseNumber,
  OPEN_STATES,
  shortNumber,
} from '../../domain/casework/case.ts'
import type { CaseEventBody } from '../../domain/casework/case-event.ts'
import { TOPICS, type Topic } from '../../domain/knowledge/topic.ts'
import { say } from '../../domain/message/outbound-message.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { stationName } from '../casework/describe-case.ts'
import { tellOwner } from '../casework/notify-staff.ts'
import { releasedPapers } from '../casework/release-paper.ts'
import { redactNumbers } from '../understanding/redact.ts'
import { notYours } from './number-guesses.ts'
import { FETCH_PAPERS, readyPapers } from './papers/fetch-papers.ts'
import { NOT_IN_A_GROUP, sayOnly } from './say-only.ts'
import type { Reply, Turn } from './turn.ts'

const MOST_CHOICES = 4

/** The asker's open case about this topic; without a topic, any open one. */
export async function openCaseOf(turn: Turn, topic: Topic | undefined): Promise<Case | undefined> {
  const open = await turn.stores.cases.list({ person: turn.person, states: OPEN_STATES })
  return open.find((theCase) => topic === undefined || theCase.topic === topic)
}

/** Asking for a person again about a matter that waits for one opens no second case. */
export async function alreadyInHand(turn: Turn, theCase: Case): Promise<Reply> {
  const text = `这事已经交给人了：\n${await progressLine(turn, theCase)}\n要补充，发“补充”加您的话。急事打 12348。`
  return { messages: [say(text, [{ label: '另一件事', value: 'person:new' }])], state: turn.state }
}

/** “人工” about a matter that is in hand already: the new words go into its case, and no second one is opened. */
export async function joinWords(turn: Turn, theCase: Case, words: string): Promise<Reply> {
  const note = redactNumbers(words)
  const event = { at: turn.now, actor: { kind: 'asker' }, body: { kind: 'asker-wrote', note } } as const
  const joined = await turn.stores.cases.append(theCase, event)
  if (joined) await tellOwner(turn, joined, `${shortNumber(joined)}：当事人说：\n${note}`)
  return alreadyInHand(turn, joined ?? theCase)
}

export async function showProgress(turn: Turn): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  const cases = [
    ...(await turn.stores.cases.list({ person: turn.person, limit: 5 })),
    ...(await groupCases(turn)),
  ]
  if (cases.length === 0) return sayOnly(turn, '您还没有交过事情。要找人就发“人工”。急事打 12348。')
  const lines = await Promise.all(
    cases.map(async (theCase) =>
      [await progressLine(turn, theCase), ...(await newsOf(turn, theCase))].join('\n'),
    ),
  )
  const options = (await readyPapers(turn)).length > 0 ? [FETCH_PAPERS] : []
  const text = `${lines.join('\n')}\n要补充，发“补充”加您的话。急事打 12348。`
  return { messages: [say(text, options)], state: turn.state }
}

/** `查 0231`: one case of the asker's own; a number that is none and one of somebody else answer alike. */
export async function showProgressOf(turn: Turn): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  const number = /(?:\d{4}-)?\d{4}$/.exec(turn.text)?.[0] ?? ''
  const own = [...(await turn.stores.cases.list({ person: turn.person })), ...(await groupCases(turn))]
  const theCase = own.find((one) => caseNumber(one) === number || shortNumber(one) === number)
  if (!theCase) return notYours(turn)
  const lines = [await progressLine(turn, theCase), ...(await newsOf(turn, theCase))]
  return sayOnly(turn, `${lines.join('\n')}\n要补充，发“补充”加您的话。急事打 12348。`)
}

/** Group claims the asker is a member of and did not hand in themselves. */
async function groupCases(turn: Turn): Promise<readonly Case[]> {
  const ids = await turn.stores.groups.casesWith({ person: turn.person, phones: [] })
  const cases = await Promise.all(ids.map((id) => turn.stores.cases.byId(id)))
  return cases.filter((theCase) => theCase !== undefined).filter(({ person }) => person !== turn.person)
}

/** The last news of a sealed case: its pushes held none of it. */
async function newsOf(turn: Turn, theCase: Case): Promise<readonly string[]> {
  if (!theCase.sealed) return []
  const events = await turn.stores.cases.events(theCase.id)
  const last = events.findLast(({ body }) => isNews(body))?.body
  const words = last && isNews(last) ? [`新的话：${last.note}`] : []
  return [...words, ...(releasedPapers(events).size > 0 ? [PAPER_READY] : [])]
}

/** What staff wrote for the asker; steps of procedure and remarks are for staff. */
function isNews(
  body: CaseEventBody,
): body is Extract<CaseEventBody, { kind: 'progress-noted' | 'material-requested' }> {
  return body.kind === 'progress-noted' || body.kind === 'material-requested'
}

const PAPER_READY = '文书看过了，可以用。方便的时候发“拿文书”。'

async function progressLine(turn: Turn, theCase: Case): Promise<string> {
  const number = shortNumber(theCase)
  const head = `${number}（${TOPICS[theCase.topic].label}）：${CASE_STATE_LABELS[theCase.state]}`
  if (theCase.state === 'closed') return `${head}，${theCase.outcome?.solved ? '解决了' : '没解决'}。`
  if (theCase.state === 'withdrawn') return `${head}。`
  const due = spokenDay(shanghaiDay(theCase.dueAt))
  const owner = theCase.owner ? await turn.stores.staff.byId(theCase.owner) : undefined
  const who = owner ? `${owner.name}在办` : `等${stationName(theCase.station, turn.county)}接`
  return `${head}，${who}，${due}前回话。`
}

/** With several open cases it asks which: nobody's other matter is stopped by accident. */
export async function withdraw(turn: Turn): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  const open = await turn.stores.cases.list({ person: turn.person, states: OPEN_STATES })
  const number = /\d{4}$/.exec(turn.text)?.[0]
  const named = number ? open.filter((theCase) => shortNumber(theCase) === number) : open
  const [theCase] = named
  if (!theCase && number) return notYours(turn)
  if (!theCase) return sayOnly(turn, '您没有正在办的事，不用撤。想问什么接着问。')
  if (named.length > 1) return askWhichToWithdraw(turn, named)
  const event = { at: turn.now, actor: { kind: 'asker' }, body: { kind: 'withdrawn' } } as const
  const done = await turn.stores.cases.append(theCase, event)
  if (!done) return sayOnly(turn, '刚才有人动了这件事，没撤成。请再发一次“撤回”。')
  await tellOwner(turn, theCase, `${shortNumber(theCase)}：当事人撤回了。`)
  return sayOnly(turn, `编号 ${shortNumber(theCase)} 撤回了。想再办，发“人工”。`)
}

function askWhichToWithdraw(turn: Turn, open: readonly Case[]): Reply {
  const options = open.slice(0, MOST_CHOICES).map((theCase) => {
    const number = shortNumber(theCase)
    return { label: `撤回 ${number}`, value: `撤回 ${number}` }
  })
  return { messages: [say('您有好几件在办，要撤哪一件？不撤就不用回。', options)], state: turn.state }
}

export async function addWords(turn: Turn): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  const [theCase] = await turn.stores.cases.list({ person: turn.person, states: OPEN_STATES })
  if (!theCase) return sayOnly(turn, '您还没有交过事情。要找人就发“人工”。急事打 12348。')
  const note = redactNumbers(turn.text.replace(/^(补充|留言)[\s:：]*/, ''))
  const event = { at: turn.now, actor: { kind: 'asker' }, body: { kind: 'asker-wrote', note } } as const
  const number = shortNumber(theCase)
  if (!(await turn.stores.cases.append(theCase, event)))
    return sayOnly(turn, '刚才有人动了这件事，没记上。请再发一次。')
  await tellOwner(turn, theCase, `${number}：当事人说：\n${note}`)
  return sayOnly(turn, `记进案件 ${number} 了，办的人会看到。急事打 12348。`)
}
