import { holidayTable } from '../../../src/core/casework/holiday-table.ts'

/** The State Council's notices up to 2026, as the app has them. There is none for 2027. */
export const NOTICE_2026 = holidayTable({ closedDays: [], workDays: [] })
