import { say } from '../../domain/message/outbound-message.ts'
import type { Reply, Turn } from './turn.ts'

const MOST_ECHOED = 120
/** Numbers, addresses and links. */
const NOT_REPEATED = /[a-z0-9][a-z0-9./:@_+-]{3,}/gi

/** What a recording was understood as: by our recogniser, or by the platform, which sends its words along. */
function heardIn({ advice, message: { content } }: Turn): string | undefined {
  if (advice.heard) return advice.heard.text
  return content.kind === 'attachment' && content.mediaType.startsWith('audio/') ? content.caption : undefined
}

/**
 * Shows what a recording was understood as, before the answer, so that a mishearing is seen; below help in
 * danger. Numbers and links are not repeated: the recogniser is a stranger too.
 */
export function echoHeard(turn: Turn, reply: Reply): Reply {
  const text = heardIn(turn)
  if (text === undefined || reply.messages.length === 0) return reply
  const safe = text.replace(NOT_REPEATED, '〔略〕')
  const shown = safe.length > MOST_ECHOED ? `${safe.slice(0, MOST_ECHOED).toWellFormed()}…` : safe
  const echo = `我听到的是：“${shown}”。\n听错了就再说一遍，或者打字。`
  const [first, ...rest] = reply.messages
  if (first?.tone !== 'emergency') return { ...reply, messages: [say(echo), ...reply.messages] }
  return { ...reply, messages: [{ ...first, text: `${first.text}\n\n${echo}` }, ...rest] }
}
