import { LOGIN_ROUTES } from './account/login.ts'
import { ACCOUNT_ROUTES } from './account/routes.ts'
import { SETUP_ROUTES } from './account/setup.ts'
import { AUDIT_ROUTES } from './audit/show-audit.ts'
import { CASE_ROUTES } from './cases/routes.ts'
import { FIND_ROUTES } from './find/routes.ts'
import { KNOWLEDGE_ROUTES } from './knowledge/routes.ts'
import { LAW_ROUTES } from './laws/routes.ts'
import { LIVE_ROUTES } from './live/stream.ts'
import { MODEL_ROUTES } from './model/show-model.ts'
import { REPLY_ROUTES } from './replies/routes.ts'
import { REPORT_ROUTES } from './reports/routes.ts'
import type { ConsoleRoute } from './route.ts'
import { SETTING_ROUTES } from './settings/routes.ts'
import { STAFF_ROUTES } from './staff/routes.ts'
import { STATION_ROUTES } from './stations/show-stations.ts'
import { SYSTEM_ROUTES } from './system/show-system.ts'

/** Every page there is. The access test walks this table; a page without a row cannot be reached. */
export const ROUTES: readonly ConsoleRoute[] = [
  ...LOGIN_ROUTES,
  ...SETUP_ROUTES,
  ...ACCOUNT_ROUTES,
  ...CASE_ROUTES,
  ...FIND_ROUTES,
  ...LIVE_ROUTES,
  ...LAW_ROUTES,
  ...KNOWLEDGE_ROUTES,
  ...REPLY_ROUTES,
  ...REPORT_ROUTES,
  ...STAFF_ROUTES,
  ...STATION_ROUTES,
  ...MODEL_ROUTES,
  ...AUDIT_ROUTES,
  ...SYSTEM_ROUTES,
  ...SETTING_ROUTES,
]
