import type { ConsoleRoute } from '../route.ts'
import { absenceOf, backOf } from './absence-acts.ts'
import { addStaff } from './add-staff.ts'
import { endCodes } from './end-codes.ts'
import { giveBindingCode, givePasswordLink } from './give-keys.ts'
import { setActive } from './set-active.ts'
import { listStaff, showStaff } from './show-staff.ts'

export const STAFF_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/staff', access: 'manage-staff', answer: listStaff },
  { method: 'POST', path: '/staff', access: 'manage-staff', answer: addStaff },
  { method: 'GET', path: '/staff/:id', access: 'manage-staff', answer: showStaff },
  { method: 'POST', path: '/staff/:id/disable', access: 'manage-staff', answer: setActive(false) },
  { method: 'POST', path: '/staff/:id/enable', access: 'manage-staff', answer: setActive(true) },
  { method: 'POST', path: '/staff/:id/code', access: 'manage-staff', answer: giveBindingCode },
  { method: 'POST', path: '/staff/:id/link', access: 'manage-staff', answer: givePasswordLink },
  { method: 'POST', path: '/staff/:id/codes-off', access: 'manage-staff', answer: endCodes },
  { method: 'POST', path: '/staff/:id/absence', access: 'manage-staff', answer: absenceOf },
  { method: 'POST', path: '/staff/:id/back', access: 'manage-staff', answer: backOf },
]
