import { spokenDate } from '../../domain/shanghai-time.ts'

/** 2026-03-05, 2026.3.5 or 2026年3月5日 as 2026年3月5日; undefined when the words name no exact day. */
export function readExactDay(words: string): string | undefined {
  const [, year, month, date] =
    /^(\d{4})(?:[-./]|年)(\d{1,2})(?:[-./]|月)(\d{1,2})[日号]?$/.exec(
      words.normalize('NFKC').replace(/\s/g, ''),
    ) ?? []
  if (year === undefined || month === undefined || date === undefined) return undefined
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  // A date that does not exist rolls over.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? spokenDate(day) : undefined
}
