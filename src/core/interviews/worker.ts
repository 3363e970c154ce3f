import { z } from 'zod'
import type { Worker } from '../../domain/casework/group-member.ts'
import { fenToYuan } from '../../domain/money.ts'

const workerSchema = z.object({
  name: z.string(),
  fen: z.number().int().optional(),
  phone: z.string().optional(),
})

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

/** `3 人，共 24000.00 元`. */
export function summaryOf(workers: readonly Worker[]): string {
  const silent = workers.filter(({ fen }) => fen === undefined).length
  const without = silent > 0 ? `（${silent} 人没写钱数）` : ''
  return `${workers.length} 人，共 ${fenToYuan(sumOf(workers))} 元${without}`
}

/** Σ 元 of a list, as 分. */
function sumOf(workers: readonly Worker[]): number {
  return workers.reduce((sum, { fen }) => sum + (fen ?? 0), 0)
}

/** Reads a list that a run kept. */
export function storedWorkers(value: string | undefined): readonly Worker[] {
  if (!value) return []
  const parsed = z.array(workerSchema).safeParse(JSON.parse(value))
  return parsed.success ? parsed.data : []
}
