/** Undefined when it is a real day `YYYY-MM-DD`, else what is expected. */
export function checkDay(value: string): string | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
  return isDay ? undefined : '年-月-日，如 2026-11-22'
}
