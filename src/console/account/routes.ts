import type { ConsoleRoute } from '../route.ts'
import { ownAbsence, ownBack } from './own-absence.ts'
import { beginCodes, cancelCodes, confirmCodes, turnCodesOff } from './own-codes.ts'
import { changePassword } from './own-password.ts'
import { sendAccount } from './show-account.ts'

export const ACCOUNT_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/account', access: 'see-office', answer: (visit) => sendAccount(visit, {}) },
  { method: 'POST', path: '/account/password', access: 'see-office', answer: changePassword },
  { method: 'POST', path: '/account/codes', access: 'see-office', answer: beginCodes },
  { method: 'POST', path: '/account/codes/confirm', access: 'see-office', answer: confirmCodes },
  { method: 'POST', path: '/account/codes/cancel', access: 'see-office', answer: cancelCodes },
  { method: 'POST', path: '/account/codes/off', access: 'see-office', answer: turnCodesOff },
  { method: 'POST', path: '/account/absence', access: 'see-office', answer: ownAbsence },
  { method: 'POST', path: '/account/back', access: 'see-office', answer: ownBack },
]
