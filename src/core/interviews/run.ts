import { z } from 'zod'

const answerSchema = z.object({
  /** As the summary and staff read it; empty when skipped. */
  text: z.string(),
  /** What the program works with: a code, 分, a day; absent where the words are all there is. */
  value: z.string().optional(),
  /** `said` before it was asked, `asked`, or `skipped`. */
  from: z.enum(['said', 'asked', 'skipped']),
})

/** A running interview as its conversation remembers it. Data only. */
export const runSchema = z.object({
  name: z.string(),
  answers: z.record(z.string(), answerSchema),
  /** The key of the open question, or `summary`. */
  at: z.string(),
  /** The open question was chosen from the summary and leads back to it. */
  fixing: z.boolean(),
  misses: z.number(),
  paused: z.boolean(),
  /** Sensitive questions the asker agreed to be asked. */
  allowed: z.array(z.string()),
  /** Only the few questions of somebody who just wants a person. */
  short: z.boolean(),
  photos: z.number(),
})

export type Run = z.infer<typeof runSchema>
export type Answer = z.infer<typeof answerSchema>

export const SUMMARY = 'summary'
