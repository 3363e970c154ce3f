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

const givenSchema = z.record(
  z.string(),
  z.union([z.number(), z.string(), z.boolean(), z.array(z.number()), z.array(z.string())]),
)

/** Answers as they are kept between messages. */
export function keptAnswers(given: unknown): z.infer<typeof givenSchema> {
  return givenSchema.parse(given)
}

const reckoningSchema = z.object({
  calculator: z.string(),
  given: givenSchema,
  /** What was assumed to read the answers; said with the result. */
  assumed: z.array(z.string()),
  /** Said in a way that can be taken as two or three things: asked in turn. */
  doubts: z.array(
    z.object({
      key: z.string(),
      ask: z.string(),
      options: z.array(z.object({ label: z.string(), given: givenSchema })),
    }),
  ),
  skipped: z.array(z.string()),
  /** The open question; absent while it is only offered. */
  asking: z.string().optional(),
  /** The group of choices that was picked from a long list. */
  group: z.string().optional(),
  misses: z.number(),
  /** Questions that may be left out are asked too. */
  thorough: z.boolean(),
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
  /** A calculation that is offered or running. */
  reckoning: reckoningSchema.optional(),
  /** What is known of who must pay, while that is being asked. */
  payer: z.record(z.string(), z.string()).optional(),
  /** A paper being written. */
  paper: paperSchema.optional(),
  /** Staff: a close whose missing facts are being asked. */
  closing: z.object({ number: z.string(), said: z.string(), asks: z.enum(CLOSING_QUESTIONS) }).optional(),
  clarifies: z.number(),
  /** Numbers that were none of this asker's, since `from`, UTC ms. */
  guesses: z.object({ from: z.number(), count: z.number() }).optional(),
  window: z.object({ from: z.number(), count: z.number(), told: z.boolean() }),
})

/** What one conversation remembers between messages. Data only; unknown or old shapes start afresh. */
export type ConversationState = z.infer<typeof stateSchema>
/** A calculation between two messages. */
export type Reckoning = z.infer<typeof reckoningSchema>
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

/** True while an interview waits for an answer: then what is said is for it. */
export function isInterviewed({ interview }: ConversationState): boolean {
  return interview !== undefined && !interview.run.paused
}

/** The interview keeps its answers and waits until it is asked for. */
export function withPausedInterview(state: ConversationState): ConversationState {
  const { interview } = state
  return interview
    ? { ...state, interview: { ...interview, run: { ...interview.run, paused: true } } }
    : state
}
