import { countHan } from '../../domain/text/han.ts'
import { articleStep } from './article-step.ts'
import { followUpStep } from './follow-up-step.ts'
import { replyTo } from './question-step.ts'
import type { Reply, Turn } from './turn.ts'

const PLAIN_QUESTION = 0.5
const SHORTEST_QUESTION = 6
const ASKING =
  /[?？]|[吗嘛呢]$|怎么|咋|多久|多少|能不能|可不可以|要不要|是不是|行不行|会不会|哪里|哪个部门|什么|啥/

/** True for words that are put as a question. */
export function looksLikeQuestion(text: string): boolean {
  return ASKING.test(text)
}

/** A question asked in between gets its answer by the normal path; undefined when nothing sure fits. */
export async function answerMeanwhile(turn: Turn): Promise<Reply | undefined> {
  return (await articleStep(turn)) ?? (await followUpStep(turn)) ?? (await sureAnswer(turn))
}

/** Only a plain question counts: a village with an odd name must not be taken for one. */
async function sureAnswer(turn: Turn): Promise<Reply | undefined> {
  if (countHan(turn.text) < SHORTEST_QUESTION) return undefined
  const decision = turn.skills.answerer.decide(turn.text, turn.today)
  if (decision.kind !== 'answer' || decision.confidence < PLAIN_QUESTION) return undefined
  return replyTo(turn, decision, turn.text)
}
