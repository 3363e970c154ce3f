import { z } from 'zod'

/** What a backup says about itself; readable without the key, and holding nothing about anybody. */
const SHAPE = z.object({
  format: z.literal(1),
  /** UTC ms. */
  createdAt: z.number().int(),
  source: z.enum(['sqlite', 'postgres']),
  /** Number of the last migration the data went through. */
  schema: z.number().int().min(1),
  /** Fingerprint of the key; never the key. */
  keyId: z.string(),
  /** Size of the unpacked database. */
  bytes: z.number().int().min(0),
  /** Rows of every table. */
  counts: z.record(z.string(), z.number().int()),
})

export type BackupManifest = z.infer<typeof SHAPE>

/** Undefined when it is none of ours. */
export function parseManifest(line: string): BackupManifest | undefined {
  try {
    return SHAPE.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
