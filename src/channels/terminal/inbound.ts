import type { InboundMessage } from '../../domain/message/inbound-message.ts'

/** Channel, chat and person in one: there is only one terminal. */
export const TERMINAL = 'terminal'

const LONGEST_TEXT = 4096

/** One typed line in our words; nothing when it holds no words. */
export function toInbound(
  line: string,
  { id, now }: { id: string; now: number },
): InboundMessage | undefined {
  // Control signs come from arrow keys and pasted colours; NUL and half characters a database refuses.
  const text = line
    .replace(/[\p{Cc}\ufeff]/gu, '')
    .trim()
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
  if (text === '') return undefined
  return {
    channel: TERMINAL,
    chat: TERMINAL,
    dedupKey: id,
    sender: TERMINAL,
    group: false,
    sentAt: now,
    content: { kind: 'text', text },
  }
}
