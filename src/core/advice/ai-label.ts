import type { OutboundMessage } from '../../domain/message/outbound-message.ts'

/** Stands wherever a model chose or wrote something (人工智能生成合成内容标识办法). */
export const AI_LABEL = 'AI 辅助生成'

const UNDERSTOOD = `（${AI_LABEL}：只帮着猜您问的是哪件事，答案是人写的。）`

/** Says below the last bubble that a model helped to understand the question. */
export function labelled(messages: readonly OutboundMessage[]): readonly OutboundMessage[] {
  const last = messages.at(-1)
  return last ? [...messages.slice(0, -1), { ...last, text: `${last.text}\n${UNDERSTOOD}` }] : messages
}
