import type { ConsoleRoute } from '../route.ts'
import { sendFile, showReports, showRows } from './show-reports.ts'

const access = 'export'

export const REPORT_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/reports', access, answer: showReports },
  { method: 'GET', path: '/reports/rows', access, answer: showRows },
  { method: 'GET', path: '/reports/file', access, answer: sendFile },
]
