import type { Interview } from '../../domain/interviews/interview.ts'
import { TOPIC_INTERVIEWS } from '../../domain/knowledge/known-aids.ts'
import { say } from '../../domain/message/outbound-message.ts'
import { type Advance, advance, begin, standing } from '../interviews/advance.ts'
import { isTown } from '../interviews/plan.ts'
import { startRun } from '../interviews/prefill.ts'
import { createReadAnswer } from '../interviews/read-answer.ts'
import type { ReadAnswer } from '../interviews/reading.ts'
import type { Run } from '../interviews/run.ts'
import { CONSENT_LINES } from '../interviews/words.ts'
import { answerMeanwhile, looksLikeQuestion } from './interview-meanwhile.ts'
import { showAdvance } from './interview-reply.ts'
import { NOT_IN_A_GROUP } from './say-only.ts'
import type { Matter } from './state.ts'
import type { Reply, Turn } from './turn.ts'

/** The interview that fits a matter: the one named, else its topic's; what must stay secret has its own. */
export function interviewFor(turn: Turn, matter: Matter, named?: string): Interview | undefined {
  const name = matter.sealed ? 'domestic-violence' : (named ?? TOPIC_INTERVIEWS[matter.topic])
  return turn.skills.interviews.get(name) ?? turn.skills.interviews.get('other')
}

/** Begins an interview; `short` asks only what a person needs to take over. */
export async function beginInterview(
  turn: Turn,
  matter: Matter,
  how: {
    readonly named?: string | undefined
    readonly short: boolean
    /** What is known beside the asker's words. */
    readonly answers?: Run['answers']
  },
): Promise<Reply> {
  if (turn.message.group) return { messages: [say(`${NOT_IN_A_GROUP}急事打 12348。`)], state: turn.state }
  const interview = interviewFor(turn, matter, how.named)
  if (!interview) throw new Error('there is no interview “other”')
  const started = startRun(interview, await knownOf(turn, matter), how.short)
  const run = { ...started, answers: { ...started.answers, ...how.answers } }
  const sealed = matter.sealed || interview.sealed
  const state = {
    ...turn.state,
    paper: undefined,
    reckoning: undefined,
    payer: undefined,
    interview: { run, matter: { ...matter, sealed }, from: turn.now, at: turn.now },
  }
  const reply = await showAdvance({ ...turn, state }, interview, begin(interview, run))
  if (!reply.state.interview) return reply
  const [first, ...rest] = reply.messages
  return first
    ? { ...reply, messages: [{ ...first, text: `${CONSENT_LINES}\n\n${first.text}` }, ...rest] }
    : reply
}

async function knownOf(turn: Turn, matter: Matter) {
  const { place } = turn.state
  const town = turn.county.towns.find(({ code }) => code === place.town)
  const village = turn.county.villages.find(({ code }) => code === place.village)
  const { phone } = await turn.stores.identities.get(turn.person)
  return {
    words: turn.state.last || matter.reason === 'asked-for-person' ? matter.words : '',
    town,
    village: village ?? (place.villageAsTyped ? { name: place.villageAsTyped } : undefined),
    phone,
    today: turn.today,
  }
}

/** A running interview: the message answers its open question, or is answered in between. */
export async function interviewStep(turn: Turn): Promise<Reply | undefined> {
  const running = turn.state.interview
  if (!running || turn.message.group) return undefined
  const interview = turn.skills.interviews.get(running.run.name)
  if (!interview) return undefined
  const text = turn.text.trim()
  if (/^(接着说|继续|接着办|接着问|resume)$/.test(text))
    return showAdvance(turn, interview, standing(interview, running.run))
  if (running.run.paused) return undefined
  const said = { text, read: readerFor(turn, running.run) }
  if (mayBeQuestion(turn, interview, said)) {
    const meanwhile = await answerMeanwhile(turn)
    if (meanwhile) return goOnAfter(turn, interview, meanwhile)
  }
  return showAdvance(turn, interview, advance(interview, running.run, said))
}

function readerFor(turn: Turn, { answers }: Run): ReadAnswer {
  const town = answers.town && isTown(answers.town) ? answers.town.value : undefined
  return createReadAnswer({ county: turn.county, today: turn.today, town })
}

/** What reads as an answer is one; only what is put as a question, or fits nothing, may be a question to us. */
function mayBeQuestion(turn: Turn, interview: Interview, said: { text: string; read: ReadAnswer }): boolean {
  const run = turn.state.interview?.run
  if (!run || turn.message.content.kind !== 'text' || said.text !== turn.message.content.text.trim())
    return false
  if (looksLikeQuestion(said.text)) return true
  const question = interview.questions.find(({ key }) => key === run.at)
  return (
    question !== undefined && said.read(question, said.text, run.answers[question.key]).kind === 'unclear'
  )
}

/** The answer to the question in between, then ours again. */
async function goOnAfter(turn: Turn, interview: Interview, meanwhile: Reply): Promise<Reply> {
  const running = turn.state.interview
  if (!running) return meanwhile
  const state = { ...meanwhile.state, interview: running }
  const ours = await showAdvance({ ...turn, state }, interview, standing(interview, running.run))
  const bare = meanwhile.messages.map((message) => ({ ...message, options: [] }))
  return { messages: [...bare, ...ours.messages], state: ours.state }
}

/** Hands in what there is: somebody in the middle of an interview wants a person now. */
export async function handInNow(turn: Turn): Promise<Reply | undefined> {
  const running = turn.state.interview
  const interview = running && turn.skills.interviews.get(running.run.name)
  if (!running || !interview) return undefined
  const handIn: Advance = { kind: 'hand-in', run: running.run }
  return showAdvance(turn, interview, handIn)
}

/** The open question once more, with a word about what just came. */
export async function askAgain(turn: Turn, note: string): Promise<Reply | undefined> {
  const running = turn.state.interview
  const interview = running && turn.skills.interviews.get(running.run.name)
  return interview && showAdvance(turn, interview, standing(interview, running.run, note))
}
