import { monthSpan, shanghaiMinute, type TimeSpan, yearSpan } from '../../domain/shanghai-time.ts'
import type { Table } from './table.ts'

/** The month or year a report is about. */
export interface Period {
  /** `2026-10` or `2026`. */
  readonly name: string
  readonly span: TimeSpan
  readonly unit: '月' | '年'
}

/** Reads `2026-10` or `2026`; undefined for anything else. */
export function readPeriod(name: string): Period | undefined {
  if (/^20\d{2}-(0[1-9]|1[0-2])$/.test(name)) return { name, span: monthSpan(name), unit: '月' }
  if (/^20\d{2}$/.test(name)) return { name, span: yearSpan(name), unit: '年' }
  return undefined
}

/** Says in the note of a table that its numbers will still change. */
export function markPartial(table: Table, { unit }: Period, now: number): Table {
  return { ...table, note: `未完${unit}，只算到 ${shanghaiMinute(now)}。${table.note}` }
}
