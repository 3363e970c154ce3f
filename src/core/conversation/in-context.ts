import { countHan } from '../../domain/text/han.ts'
import type { Decision } from '../answering/decide.ts'
import { rememberedEntry } from './remembered-entry.ts'
import type { Turn } from './turn.ts'

/** Longer than this, a message says by itself what it is about. */
const LONGEST_ADDITION = 18
/** So sure of a message alone, and what went before is another matter. */
const SURE_ALONE = 0.5
/** A correction of fewer characters is a word, not a question. */
const SHORTEST_QUESTION = 4

/** “No, I meant …”: what follows is the question. */
const CORRECTION =
  /^(?:不是(?:的|问这个|这个|说这个)?|不对|错了|搞错了|我?说错了|(?:我)?没问你?(?:这个|那个)|(?:我)?不是问(?:你)?(?:这个|那个))[，,。！!\s]*(?:我(?:是)?(?:问|说|想问|要问)的?(?:是)?|我的意思是|是问|应该是|是)?/
/** “It is a loan, not wages.” */
const CONTRAST = /^是([^是]{2,10}?)[，,\s]*不是[^是]{1,10}$/
const MEANT = /^我(?:是)?(?:问|说|想问)的是/

/** “If there is no contract?”, “but he is in another province”: leans on what went before. */
const LEANS =
  /^(?:那|要是|如果|假如|万一|可是|但是|不过|还有|他|她|它|这|那个|是|没|莫|我要|我想|多久|好久|啥时候)|(?:呢|咧|哩)[?？。]*$/

/** What was said, together with what it leans on: `words` is the question, `decision` what it comes to. */
export interface InContext {
  readonly words: string
  readonly decision: Decision
}

/** Decides a message as its writer means it: alone, as a correction, or as an addition to the last question. */
export function decideInContext(turn: Turn): InContext {
  const decide = (words: string): InContext => ({
    words,
    decision: turn.skills.answerer.decide(words, turn.today),
  })
  const corrected = correctionIn(turn.text)
  if (corrected !== undefined) return decideCorrection(turn, corrected, decide)
  const alone = decide(turn.text)
  return mayLean(turn, alone.decision) ? leaning(turn, alone, decide) : alone
}

/** The nearest of the same topic, if it is another; else what both questions together come to. */
function leaning(turn: Turn, alone: InContext, decide: (words: string) => InContext): InContext {
  const last = rememberedEntry(turn)
  if (!last) return alone
  const near = turn.skills.answerer.decideWithin(last.topic, turn.text, turn.today)
  if (near.kind === 'answer' && near.entry !== last) return { words: turn.text, decision: near }
  const together = decide(`${lastQuestion(turn)}，${turn.text}`)
  const isAnother = together.decision.kind === 'answer' && together.decision.entry !== last
  if (near.kind === 'clarify' && !isAnother) return { words: turn.text, decision: near }
  return together.decision.kind === 'answer' ? together : alone
}

/** What is meant instead; undefined where nothing is corrected. */
function correctionIn(text: string): string | undefined {
  const contrast = CONTRAST.exec(text)?.[1]
  if (contrast !== undefined) return contrast
  const found = CORRECTION.exec(text) ?? MEANT.exec(text)
  const rest = found ? text.slice(found[0].length).trim() : ''
  return rest === '' ? undefined : rest
}

function decideCorrection(turn: Turn, rest: string, decide: (words: string) => InContext): InContext {
  const alone = decide(rest)
  if (alone.decision.kind === 'answer' || !rememberedEntry(turn)) return alone
  const together = decide(`${lastQuestion(turn)}，${rest}`)
  const isQuestion = countHan(rest) >= SHORTEST_QUESTION
  return isQuestion && together.decision.kind === 'answer' ? together : alone
}

function mayLean(turn: Turn, alone: Decision): boolean {
  if (countHan(turn.text) > LONGEST_ADDITION || !rememberedEntry(turn)) return false
  if (alone.kind === 'decline' || alone.kind === 'danger' || alone.kind === 'several') return false
  if (alone.kind !== 'answer') return true
  return LEANS.test(turn.text) && alone.confidence < SURE_ALONE
}

/** The story so far is kept for the person who may take over; the question was its last part. */
function lastQuestion(turn: Turn): string {
  return turn.state.last?.matter.words.split('；').at(-1) ?? ''
}
