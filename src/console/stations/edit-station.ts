import { readContact } from '../../core/places/read-contact.ts'
import type { Station } from '../../domain/place/station.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { formToken } from '../form-token.ts'
import type { Problem } from '../page/html.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { goTo, sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { CONTACT_FIELDS, type ContactField, stationPage } from './station-page.ts'

const MOST_CHARS = 100

export async function showStation(visit: StaffVisit): Promise<Response> {
  const station = stationNamed(visit)
  if (station === undefined) return sendPage(visit, NOT_FOUND, 404)
  return sendStation(visit, station, [])
}

/** What was written here lies over the configured and the imported; the next look of every process sees it. */
export async function saveStation(visit: StaffVisit): Promise<Response> {
  const { office, form, me, now } = visit
  const station = stationNamed(visit)
  if (station === undefined) return sendPage(visit, NOT_FOUND, 404)
  const long = CONTACT_FIELDS.filter((field) => [...form(field)].length > MOST_CHARS)
  if (long.length > 0)
    return sendStation(
      visit,
      station,
      long.map((field) => ({ field, words: `太长了，最多 ${MOST_CHARS} 个字。` })),
    )
  const cell = (column: string) => form(column).trim()
  const read = readContact({ number: 1, cell }, shanghaiDay(now))
  if (read.kind === 'wrong') {
    const field = read.message.startsWith('电话') ? 'phone' : 'verifiedOn'
    return sendStation(visit, station, [{ field, words: read.message }])
  }
  await office.database.transaction(async (stores) => {
    await stores.places.putContact({ station: station.id, ...read.contact }, { by: me.id, at: now })
    const line = { at: now, actor: me.id, action: 'station.change', object: station.id }
    await stores.audit.add({ ...line, result: 'done' })
  })
  await office.refreshCounty()
  return goTo(visit, '/console/stations', '存好了，群众马上看到新的。')
}

function stationNamed({ office, context }: StaffVisit): Station | undefined {
  return office.county().stations.find(({ id }) => id === context.req.param('id'))
}

function sendStation(visit: StaffVisit, station: Station, problems: readonly Problem[]): Promise<Response> {
  const kept = (field: ContactField) => station[field] ?? ''
  const typed = problems.length > 0 ? (field: ContactField) => visit.form(field) : kept
  const page = stationPage({ station, typed, problems, formToken: formToken(visit.secret) })
  return sendPage(visit, page, problems.length > 0 ? 422 : 200)
}
