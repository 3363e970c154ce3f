import type { ConsoleRoute } from '../route.ts'
import { sendPage } from '../send-page.ts'
import { staffNames } from '../staff/staff-names.ts'
import type { StaffVisit } from '../visit.ts'
import { auditPage } from './audit-page.ts'

const MOST_LINES = 300

async function showAudit(visit: StaffVisit): Promise<Response> {
  const lines = await visit.office.database.stores.audit.latest(MOST_LINES)
  return sendPage(visit, auditPage({ lines, nameOf: await staffNames(visit) }))
}

export const AUDIT_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/audit', access: 'manage-staff', answer: showAudit },
]
