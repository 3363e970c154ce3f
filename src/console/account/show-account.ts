import { readQr } from '../../core/outreach/qr.ts'
import { formToken } from '../form-token.ts'
import type { Problem } from '../page/html.ts'
import { sendPage } from '../send-page.ts'
import { absenceSection } from '../staff/absence-section.ts'
import type { StaffVisit } from '../visit.ts'
import { accountPage } from './account-page.ts'
import { secretUri } from './second-step.ts'

/** What an answer adds to the plain page. */
export interface AccountAnswer {
  readonly problems?: readonly Problem[]
  /** Shown once, stored nowhere in words. */
  readonly recoveryCodes?: readonly string[]
  readonly status?: 422 | 429 | 503
}

/** One's own account. */
export async function sendAccount(visit: StaffVisit, answer: AccountAnswer): Promise<Response> {
  const { office, me, secret } = visit
  const { secondFactors } = office.database.stores
  const factor = await secondFactors.of(me.id)
  const shown = factor?.isOn === false ? factor.secret : undefined
  const problems = answer.problems ?? []
  const page = accountPage({
    ...{ me, formToken: formToken(secret), county: office.county(), problems },
    absence: await absenceSection(visit, { member: me, path: '/console/account', problems }),
    isOn: factor?.isOn === true,
    pending:
      shown === undefined
        ? undefined
        : {
            secret: shown,
            qr: readQr(secretUri(shown, { county: office.county().name, name: me.name })),
          },
    codesLeft: await secondFactors.recoveryCodesLeft(me.id),
    recoveryCodes: answer.recoveryCodes,
  })
  return sendPage(visit, page, answer.status ?? 200)
}
