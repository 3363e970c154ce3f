import type { WhoPays } from '../../domain/wages/who-pays.ts'
import { createWageFactReader, type WageFactReader } from './read-wage-facts.ts'

/** The decision table of wage liability with its reader of questions, built once. */
export interface WagePayers {
  readonly table: WhoPays
  readonly read: WageFactReader
}

export function createWagePayers(table: WhoPays): WagePayers {
  return { table, read: createWageFactReader(table) }
}
