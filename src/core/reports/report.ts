import type { ReportFacts } from './facts.ts'
import type { Table } from './table.ts'

/** One report: how it is built, and what of it may be seen by everybody. */
export interface Report {
  readonly id: string
  readonly title: string
  readonly build: (facts: ReportFacts) => Table
  /** The same table for the public; undefined when none of it may be shown. */
  readonly publish: (table: Table) => Table | undefined
}

/** For tables that stay inside the office. */
export function keepInside(): undefined {
  return undefined
}
