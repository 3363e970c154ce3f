import { z } from 'zod'

/** One worker of a group claim as listed. `fen` is what is owed; absent where no sum was said. */
export const workerSchema = z.object({
  name: z.string(),
  fen: z.number().int().optional(),
  phone: z.string().optional(),
})
export type Worker = z.infer<typeof workerSchema>

/** Same phone, or same name and same sum: one worker. */
export function isSame(a: Worker, b: Worker): boolean {
  if (a.phone && b.phone) return a.phone === b.phone
  return a.name === b.name && a.fen === b.fen
}

/** Joins lists without counting anybody twice; what one list knows more of a worker is kept. */
export function joinWorkers(workers: readonly Worker[]): readonly Worker[] {
  const kept: Worker[] = []
  for (const worker of workers) {
    const at = kept.findIndex((known) => isSame(known, worker))
    if (at < 0) kept.push(worker)
    else kept[at] = { ...worker, ...withoutGaps(kept[at] ?? worker) }
  }
  return kept
}

function withoutGaps(worker: Worker): Partial<Worker> {
  return Object.fromEntries(Object.entries(worker).filter(([, value]) => value !== undefined))
}

/** Σ 元 of a list, as 分. */
export function sumOf(workers: readonly Worker[]): number {
  return workers.reduce((sum, { fen }) => sum + (fen ?? 0), 0)
}

/** Reads a list that a run kept. */
export function storedWorkers(value: string | undefined): readonly Worker[] {
  if (!value) return []
  const parsed = z.array(workerSchema).safeParse(JSON.parse(value))
  return parsed.success ? parsed.data : []
}
