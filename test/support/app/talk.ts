import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const LATER: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 }

const stepSchema = z.strictObject({
  says: z.coerce.string(),
  /** `2h` or `3d`: so much later than the step before. */
  later: z
    .string()
    .regex(/^\d+[hd]$/)
    .transform((text) => Number(text.slice(0, -1)) * (LATER[text.slice(-1)] ?? 0))
    .optional(),
  /** Words that must be in what is read next. */
  hears: z.array(z.coerce.string()).default([]),
  /** Words that must not. */
  not: z.array(z.coerce.string()).default([]),
})

const fileSchema = z.strictObject({
  about: z.string(),
  dialogues: z.array(z.strictObject({ title: z.string(), steps: z.array(stepSchema).min(1) })),
})

/** One talk of one villager with the bot, as lawyers write it. */
export interface Talk {
  readonly about: string
  readonly title: string
  readonly steps: readonly z.infer<typeof stepSchema>[]
}

const FOLDER = new URL('../../dialogues/talk/', import.meta.url)

/** All talks of `test/dialogues/talk`, file by file. */
export function readTalks(): readonly Talk[] {
  return readdirSync(FOLDER).flatMap((name) => {
    const { about, dialogues } = fileSchema.parse(parse(readFileSync(new URL(name, FOLDER), 'utf8')))
    return dialogues.map((dialogue) => ({ about, ...dialogue }))
  })
}
