import { say } from '../../domain/message/outbound-message.ts'
import { PERSON } from '../answering/compose-decision.ts'
import { chosenArticle } from './article-step.ts'
import { replyTo } from './question-step.ts'
import { reckonBeside } from './reckon-beside.ts'
import type { Reply, Turn } from './turn.ts'

/** An option we offered: a named entry or article, “none of these”, or a request for other words. */
export async function choiceStep(turn: Turn): Promise<Reply | undefined> {
  if (turn.text === 'none' || turn.text === 'rephrase')
    return { messages: [say(SAY_MORE, [PERSON])], state: turn.state }
  const article = await chosenArticle(turn)
  if (article) return article
  const id = /^ask:(.+)$/.exec(turn.text)?.[1]
  const entry = id ? turn.skills.answerer.entry(id) : undefined
  if (entry?.kind === 'answer') {
    const decision = { kind: 'answer', entry, confidence: 1 } as const
    return reckonBeside(turn, decision, await replyTo(turn, decision, entry.title))
  }
  if (id)
    return {
      messages: [say('这一条现在没有了。请把事情再说一遍。急事打 12348。', [PERSON])],
      state: turn.state,
    }
  return undefined
}

const SAY_MORE =
  '那请换个说法再说一遍。\n比如：谁欠谁，多久了，有没有条子。\n说不清就找人帮忙，或者打 12348。'
