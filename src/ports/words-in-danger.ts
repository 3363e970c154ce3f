import type { InboundMessage } from '../domain/message/inbound-message.ts'

/**
 * What to say at once to somebody in danger while their message cannot be stored: the fixed words of that danger.
 * Undefined when it speaks of none. Needs no database and takes less than a millisecond or two.
 */
export type WordsInDanger = (message: InboundMessage) => string | undefined

/** So long storing and answering may take, in ms, before somebody in danger is answered without them. */
export const DANGER_WAITS_MS = 700
