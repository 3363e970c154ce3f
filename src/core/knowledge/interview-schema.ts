import { z } from 'zod'
import { QUESTION_KINDS } from '../../domain/interviews/interview.ts'
import { ROUTE_NAMES } from '../../domain/knowledge/route.ts'
import { TOPIC_NAMES } from '../../domain/knowledge/topic.ts'
import { TAIL } from '../interviews/tail.ts'

const name = z.string().regex(/^[a-z-]+$/, 'expected small letters and dashes')

const choiceSchema = z.strictObject({
  label: z.string().min(1),
  heard: z.array(z.string().min(1)).default([]),
  danger: name.optional(),
})

const questionSchema = z.strictObject({
  key: name,
  label: z.string().min(1),
  ask: z.string().min(1),
  kind: z.enum(QUESTION_KINDS),
  choices: z.array(choiceSchema).max(4).default([]),
  example: z.string().min(1).optional(),
  sensitive: z.string().min(1).optional(),
  when: z.strictObject({ key: name, is: z.array(z.string()).min(1) }).optional(),
})

/** `interviews/<name>.yaml`. The words `town`, `village` and `phone` stand for the questions every case ends with. */
export const interviewSchema = z.strictObject({
  name,
  title: z.string().min(1),
  topic: z.enum(TOPIC_NAMES),
  route: z.enum(ROUTE_NAMES),
  sealed: z.boolean().default(false),
  questions: z
    .array(
      z.union([
        questionSchema,
        z.enum(['town', 'village', 'phone']).transform((key) => questionSchema.parse(TAIL[key])),
      ]),
    )
    .min(1),
  short: z.array(name).min(1).default(['town', 'village', 'phone']),
  evidence: z.array(z.string().min(1)).max(5).default([]),
})
