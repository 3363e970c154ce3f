import { canInOffice } from '../../domain/people/policy.ts'
import type { ConsoleRoute } from '../route.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { type MailState, systemPage } from './system-page.ts'

const MOST_LETTERS = 50

export const SYSTEM_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/system', access: 'see-office', answer: showSystem },
]

/** Every member of staff sees whether the channels work; codes to scan and counts of letters are for administrators. */
async function showSystem(visit: StaffVisit): Promise<Response> {
  const { office, me } = visit
  const isAdmin = canInOffice(me, 'manage-staff')
  // Loaded with the first code to draw: there seldom is one.
  const { readQr } = await import('../../core/outreach/qr.ts')
  const channels = office.channels().map(({ qr, ...channel }) => ({
    ...channel,
    qr: isAdmin && qr !== undefined ? readQr(qr) : undefined,
    hasQr: qr !== undefined,
  }))
  return sendPage(visit, systemPage(channels, isAdmin ? await readMail(visit) : undefined))
}

async function readMail({ office }: StaffVisit): Promise<MailState> {
  const { inbox, outbox } = office.database.stores
  const [incoming, outgoing] = [await inbox.backlog(), await outbox.backlog()]
  return { incoming, outgoing, letters: await outbox.deadLetters(MOST_LETTERS) }
}
