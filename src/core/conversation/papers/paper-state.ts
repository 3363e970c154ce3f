import { z } from 'zod'
import { TOPIC_NAMES } from '../../../domain/knowledge/topic.ts'

/** A paper being written: which questions there are, which one is open, what was said so far. */
export const paperSchema = z.object({
  form: z.string(),
  topic: z.enum(TOPIC_NAMES),
  route: z.string(),
  /** Names of the fields that are asked, in order. */
  queue: z.array(z.string()),
  at: z.number(),
  answers: z.record(z.string(), z.string()),
  /** Whether a sensitive field may be asked; absent until its own question was answered. */
  allowed: z.boolean().optional(),
  touched: z.number(),
})

export type PaperState = z.infer<typeof paperSchema>
