import type { ConversationState } from './state.ts'

const WINDOW_MS = 60_000
const MOST_PER_WINDOW = 30

/** Whether to answer this message, to say once that it is too many, or to stay silent. */
export type Pace = 'ok' | 'tell-once' | 'silent'

/** Counts one more message of a conversation. Pure. */
export function countMessage(
  window: ConversationState['window'],
  now: number,
): { readonly pace: Pace; readonly window: ConversationState['window'] } {
  if (now - window.from >= WINDOW_MS || now < window.from)
    return { pace: 'ok', window: { from: now, count: 1, told: false } }
  const count = window.count + 1
  if (count <= MOST_PER_WINDOW) return { pace: 'ok', window: { ...window, count } }
  return { pace: window.told ? 'silent' : 'tell-once', window: { ...window, count, told: true } }
}
