import { z } from 'zod'
import { SECTIONS } from '../../domain/knowledge/entry.ts'
import { ROUTE_NAMES } from '../../domain/knowledge/route.ts'
import { TOPIC_NAMES } from '../../domain/knowledge/topic.ts'
import { compilePatterns } from '../understanding/phrase-pattern.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-22')
const pattern = z.string().min(1).refine(compiles, 'expected a pattern of words, … and (a|b)')
export const articleSchema = z.union([
  z.number().int().positive(),
  z.string().regex(/^\d+-\d+$/, 'expected an article such as 30 or "276-1"'),
])

/** `gist` may be long-winded for an editor, never for a villager: the lint measures it. */
export const citationSchema = z.strictObject({
  law: z.string().min(1),
  article: articleSchema,
  paragraph: z.number().int().positive().optional(),
  gist: z.string().min(1),
})

const texts = z.array(z.string().min(1)).min(1)

/** There are tens of thousands of questions: they are checked one by one only to say what is wrong. */
const questions = z.unknown().transform((value, context): readonly string[] => {
  if (Array.isArray(value) && value.length > 0 && value.every(isText)) return value
  for (const { message, path } of texts.safeParse(value).error?.issues ?? []) {
    context.addIssue({ code: 'custom', message, path: [...path] })
  }
  return z.NEVER
})

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** The front matter of an entry file. Unknown keys are errors: a misspelt key would be silently lost. */
export const entryHeadSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'expected topic/slug in small letters'),
  title: z.string().min(1),
  label: z.string().min(1).optional(),
  kind: z.enum(['answer', 'decline', 'smalltalk']).default('answer'),
  topic: z.enum(TOPIC_NAMES),
  questions,
  citations: z.array(citationSchema).default([]),
  formal: z.array(z.string().min(1)).max(8).default([]),
  route: z.enum(ROUTE_NAMES),
  urgency: z.enum(['normal', 'urgent', 'emergency']),
  calculators: z.array(z.string()).default([]),
  documents: z.array(z.string()).default([]),
  interview: z.string().optional(),
  reviewedOn: day,
  reviewBy: day,
  effectiveFrom: day.optional(),
  effectiveTo: day.optional(),
  patterns: z.array(pattern).default([]),
  except: z.array(pattern).default([]),
})

/** The headings a body must have, in order, by kind. */
export const HEADINGS = {
  answer: SECTIONS,
  decline: ['回复'],
  smalltalk: ['回复'],
} as const satisfies Record<string, readonly string[]>

function compiles(text: string): boolean {
  try {
    compilePatterns([text])
    return true
  } catch {
    return false
  }
}
