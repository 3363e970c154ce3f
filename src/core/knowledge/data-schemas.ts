import { z } from 'zod'
import { ROUTE_NAMES } from '../../domain/knowledge/route.ts'
import { TOPIC_NAMES } from '../../domain/knowledge/topic.ts'
import { citationSchema } from './entry-schema.ts'

const texts = z.array(z.string().min(1))

/** `safety/<kind>.yaml` */
export const dangerSchema = z.strictObject({
  kind: z.string().regex(/^[a-z-]+$/),
  urgency: z.enum(['urgent', 'emergency']),
  route: z.enum(ROUTE_NAMES),
  topic: z.enum(TOPIC_NAMES),
  numbers: z.array(z.string().regex(/^\d{3,5}$/, 'expected a short number in quotes, such as "110"')).min(1),
  duty: z.boolean(),
  sealed: z.boolean(),
  script: z.string().min(1),
  gentle: z.string().min(1).optional(),
  citations: z.array(citationSchema).default([]),
  patterns: texts.min(1),
  except: texts.default([]),
  hits: texts.min(1),
  not: texts.min(1),
})

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2021-01-01')

const articleNumber = z.string().regex(/^\d+(-\d+)?$/, 'expected an article such as 30 or 276-1')

/** `laws/<short name>.yaml` */
export const lawSchema = z.strictObject({
  name: z.string().min(1),
  full: z.string().min(1),
  promulgatedOn: day.optional(),
  effectiveFrom: day,
  effectiveTo: day.optional(),
  articles: z.number().int().positive(),
  notes: z
    .array(
      z.strictObject({
        article: z.union([z.number().int().positive(), z.string().regex(/^\d+-\d+$/)]).transform(String),
        paragraph: z.number().int().positive().optional(),
        from: day,
        text: z.string().min(1),
      }),
    )
    .optional(),
  articlesEnded: z.record(articleNumber, day).optional(),
  gists: z.record(articleNumber, z.string().min(1)).default({}),
  olderFactsBefore: day.optional(),
})

export const synonymsSchema = z.array(z.strictObject({ say: texts.min(1), mean: texts.min(1) }))
export const homophonesSchema = z.array(
  z.strictObject({ wrong: z.string().min(2), right: z.string().min(1) }),
)
export const termsSchema = z.record(z.string(), z.string().min(1))
export const officialeseSchema = z.array(z.strictObject({ word: z.string().min(1), say: z.string() }))
