import type { DocumentField, DocumentForm } from '../../../domain/documents/document-form.ts'
import { say } from '../../../domain/message/outbound-message.ts'
import { readIdNumber } from '../../documents/id-number.ts'
import { exactSum } from '../../understanding/phrases/exactly.ts'
import { dangerStep } from '../danger-step.ts'
import { replyTo } from '../question-step.ts'
import { rememberedEntry } from '../remembered-entry.ts'
import type { Reply, Turn } from '../turn.ts'
import { ALLOW, ask, BY_HAND, openField } from './ask-field.ts'
import { finishPaper } from './finish-paper.ts'
import { beginPaper, offerPapers } from './offer-papers.ts'
import type { PaperState } from './paper-state.ts'

/** After so long, words are about something new again; “接着写” takes the paper up. */
const OPEN_MS = 60 * 60_000
const SURE = 0.5

/** Writing a paper: asking for one, then its questions one at a time. */
export async function paperStep(turn: Turn): Promise<Reply | undefined> {
  const { text, state, skills } = turn
  const { paper } = state
  const form = paper && skills.papers.forms.get(paper.form)
  if (paper && form && /^(接着写|继续写)$/.test(text)) return askAgain(turn, form, paper)
  const asked = await askedForPaper(turn)
  if (asked) return asked
  if (!paper || !form || (state.interview && !state.interview.run.paused) || turn.message.group)
    return undefined
  if (turn.now - paper.touched > OPEN_MS) return undefined
  return answer(turn, form, paper)
}

/** Danger comes first; an answer that tells of it is still an answer, so the paper goes on below the fixed words. */
export async function dangerWhileWriting(turn: Turn): Promise<Reply | undefined> {
  const danger = await dangerStep(turn)
  if (!danger || !turn.state.paper) return danger
  const writing = await paperStep({ ...turn, state: danger.state })
  return writing ? { messages: [...danger.messages, ...writing.messages], state: writing.state } : danger
}

/** “写申请书”, “写起诉状”, or a pressed option that names a paper. */
async function askedForPaper(turn: Turn): Promise<Reply | undefined> {
  const { forms } = turn.skills.papers
  const words = turn.text.replace(/[。！!\s]+$/, '')
  const chosen = forms.get(/^paper-form:(.+)$/.exec(words)?.[1] ?? '')
  if (chosen) return beginPaper(turn, chosen)
  const entryId = /^paper:entry:(.+)$/.exec(words)?.[1]
  const entry = entryId ? turn.skills.answerer.entry(entryId) : undefined
  if (entry?.kind === 'answer') return offerPapers(turn, entry)
  if (/^(我?要?想?)写(一?份)?(申请书?|材料|状子|文书)$/.test(words))
    return offerPapers(turn, rememberedEntry(turn))
  const named = /^我?[要想]?写(?:一?[份张])?(.{2,12})$/.exec(words)?.[1]
  const form = named && [...forms.values()].find(({ title, label }) => title === named || label === named)
  return form ? beginPaper(turn, form) : undefined
}

const STOPS = /^(不写了|算了|取消|退出|不要了|paper:stop)[。！!]?$/
const GOES_BACK = /^(改|改上一问|上一步|上一问|paper:back)[。！!]?$/
const SKIPS = /^(跳过|不知道|没有|没得|paper:skip)[。！!]?$/

async function answer(turn: Turn, form: DocumentForm, paper: PaperState): Promise<Reply | undefined> {
  const { text } = turn
  if (STOPS.test(text)) return stop(turn)
  if (GOES_BACK.test(text)) return goBack(turn, form, paper)
  const field = openField(form, paper)
  if (!field) return finishPaper(turn, form, paper)
  if (SKIPS.test(text)) return next(turn, form, without(paper, field))
  if (field.sensitive && paper.allowed === undefined) return takeConsent(turn, form, paper)
  // A button of an older bubble.
  if (turn.message.content.kind === 'choice') return undefined
  return (
    (field.kind === 'long' ? undefined : await answerMeanwhile(turn, form, paper)) ?? take(turn, form, paper)
  )
}

/** Keeps the words. Where they do not look like an answer it asks once more; said twice, they stand. */
async function take(turn: Turn, form: DocumentForm, paper: PaperState): Promise<Reply> {
  const field = openField(form, paper)
  const name = field?.name ?? ''
  const kept = { ...paper, answers: { ...paper.answers, [name]: turn.text }, touched: turn.now }
  const hint = field && paper.answers[name] === undefined ? doubtAbout(field, turn.text) : undefined
  return hint
    ? { messages: [ask(form, kept, hint)], state: { ...turn.state, paper: kept } }
    : next(turn, form, kept)
}

function stop(turn: Turn): Reply {
  const text = '好，不写了，写的都没留。\n想再写，发“写申请书”。急事打 12348。'
  return { messages: [say(text)], state: { ...turn.state, paper: undefined } }
}

function askAgain(turn: Turn, form: DocumentForm, paper: PaperState): Reply {
  const touched = { ...paper, touched: turn.now }
  return { messages: [ask(form, touched)], state: { ...turn.state, paper: touched } }
}

function goBack(turn: Turn, form: DocumentForm, paper: PaperState): Reply {
  const at = Math.max(0, paper.at - 1)
  const name = paper.queue[at] ?? ''
  const { [name]: before, ...answers } = paper.answers
  const sensitive = form.fields.some((field) => field.name === name && field.sensitive)
  const back = { ...paper, at, answers, allowed: sensitive ? undefined : paper.allowed, touched: turn.now }
  const hint = before && !sensitive ? `您上次答的是：${[...before].slice(0, 60).join('')}` : undefined
  return { messages: [ask(form, back, hint)], state: { ...turn.state, paper: back } }
}

function without(paper: PaperState, { name }: DocumentField): PaperState {
  const { [name]: _gone, ...answers } = paper.answers
  return { ...paper, answers }
}

async function next(turn: Turn, form: DocumentForm, paper: PaperState): Promise<Reply> {
  const moved = { ...paper, at: paper.at + 1, touched: turn.now }
  if (moved.at >= moved.queue.length) return finishPaper(turn, form, moved)
  return { messages: [ask(form, moved)], state: { ...turn.state, paper: moved } }
}

/** A yes of its own for what is sensitive; anything but a yes leaves it to be written by hand. */
async function takeConsent(turn: Turn, form: DocumentForm, paper: PaperState): Promise<Reply> {
  if (turn.text === ALLOW.value || /^(现在填|填|愿意|可以|好|行|同意)[的吧。！!]*$/.test(turn.text)) {
    const allowed = { ...paper, allowed: true, touched: turn.now }
    return { messages: [ask(form, allowed)], state: { ...turn.state, paper: allowed } }
  }
  if (turn.text === BY_HAND.value || /^(自己手写|手写|不填|不愿意|不|不要|不用)[了。！!]*$/.test(turn.text))
    return next(turn, form, { ...paper, allowed: false })
  return { messages: [ask(form, paper, '请选一个。')], state: turn.state }
}

/** A plain question asked in between is answered, and ours stays open. */
async function answerMeanwhile(
  turn: Turn,
  form: DocumentForm,
  paper: PaperState,
): Promise<Reply | undefined> {
  if (!/[?？吗]$/.test(turn.text)) return undefined
  const decision = turn.skills.answerer.decide(turn.text, turn.today)
  if (decision.kind !== 'answer' || decision.confidence < SURE) return undefined
  const reply = await replyTo(turn, decision, turn.text)
  const bare = reply.messages.map((message) => ({ ...message, options: [] }))
  return {
    messages: [...bare, ask(form, paper)],
    state: { ...reply.state, paper: { ...paper, touched: turn.now } },
  }
}

/** What to say when an answer does not look like one; nobody is held up by it twice. */
function doubtAbout({ kind, label }: DocumentField, text: string): string | undefined {
  if (kind === 'money' && exactSum(text) === undefined)
    return `${label}请写准数，这样写：30000。没有准数就再发一次原话。`
  if (kind === 'id-number' && readIdNumber(text) === undefined)
    return '身份证号好像不对，请对着证件再发一次。'
  return undefined
}
