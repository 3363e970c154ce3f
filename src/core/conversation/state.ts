import { z } from 'zod'
import { ROUTE_NAMES } from '../../domain/knowledge/route.ts'
import { TOPIC_NAMES } from '../../domain/knowledge/topic.ts'
import { CLOSING_QUESTIONS } from '../casework/closing.ts'
import { runSchema } from '../interviews/run.ts'
import { paperSchema } from './papers/paper-state.ts'

const placeSchema = z.object({
  town: z.string().optional(),
  village: z.string().optional(),
  villageAsTyped: z.string().optional(),
})

const matterSchema = z.object({
  topic: z.enum(TOPIC_NAMES),
  route: z.enum(ROUTE_NAMES),
  reason: z.enum(['asked-for-person', 'low-confidence', 'route', 'danger']),
  sealed: z.boolean(),
  words: z.string(),
})

const stateSchema = z.object({
  greeted: z.boolean(),
  place: placeSchema,
  /** What the last message offered, so that “2” can be understood. */
  offered: z.array(z.object({ label: z.string(), value: z.string() })),
  /** The last thing asked about, for follow-ups and for a case opened later. */
  last: z.object({ entry: z.string().optional(), at: z.number(), matter: matterSchema }).optional(),
  /** A running or paused interview, and the matter it is about. `from` is when it began, `at` when it was last answered, UTC ms. */
  interview: z.object({ run: runSchema, matter: matterSchema, from: z.number(), at: z.number() }).optional(),
  /** A paper being written. */
  paper: paperSchema.optional(),
  /** Staff: a close whose missing facts are being asked. */
  closing: z.object({ number: z.string(), said: z.string(), asks: z.enum(CLOSING_QUESTIONS) }).optional(),
  clarifies: z.number(),
  window: z.object({ from: z.number(), count: z.number(), told: z.boolean() }),
})

/** What one conversation remembers between messages. Data only; unknown or old shapes start afresh. */
export type ConversationState = z.infer<typeof stateSchema>
/** A matter on its way to becoming a case. */
export type Matter = z.infer<typeof matterSchema>

export const INITIAL_STATE: ConversationState = {
  greeted: false,
  place: {},
  offered: [],
  clarifies: 0,
  window: { from: 0, count: 0, told: false },
}

/** Reads stored state; a shape this program does not know counts as a new conversation. */
export function readState(stored: unknown): ConversationState {
  const parsed = stateSchema.safeParse(stored)
  return parsed.success ? parsed.data : INITIAL_STATE
}
