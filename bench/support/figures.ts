/** One line of a benchmark: our figure, and the peer's beside it. */
export interface Figure {
  readonly what: string
  readonly ours: string | number
  /** Named, with its figure from the same run or its own documentation. */
  readonly peer?: string
  readonly goal?: string
}

/** Shows figures, or hands them to `bench/run.ts` when that started this benchmark. */
export function tell(figures: readonly Figure[]): void {
  if (process.send) process.send(figures)
  else console.table(figures)
}
