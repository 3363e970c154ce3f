import {
  COUNTY_SETTING_NAMES,
  COUNTY_SETTINGS,
  type CountySettingName,
} from '../../core/places/county-settings.ts'
import type { County } from '../../domain/place/station.ts'
import { formToken } from '../form-token.ts'
import type { Problem } from '../page/html.ts'
import type { ConsoleRoute } from '../route.ts'
import { goTo, sendPage } from '../send-page.ts'
import { staffNames } from '../staff/staff-names.ts'
import type { StaffVisit } from '../visit.ts'
import { fixedLines } from './fixed-lines.ts'
import { settingsPage } from './settings-page.ts'

export const SETTING_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/settings', access: 'manage-staff', answer: showSettings },
  { method: 'POST', path: '/settings', access: 'manage-staff', answer: saveSettings },
]

function showSettings(visit: StaffVisit): Promise<Response> {
  const county = visit.office.county()
  return sendSettings(visit, (name) => COUNTY_SETTINGS[name].shown(county), [])
}

/** Everything or nothing: one wrong field changes none. What is as it was is not written down. */
async function saveSettings(visit: StaffVisit): Promise<Response> {
  const { office, form, me, now } = visit
  const before = office.county()
  const problems: Problem[] = []
  let county: County = before
  for (const name of COUNTY_SETTING_NAMES) {
    const next = COUNTY_SETTINGS[name].apply(county, form(name))
    if ('wrong' in next) problems.push({ field: name, words: next.wrong })
    else county = next
  }
  if (problems.length > 0) return sendSettings(visit, (name) => form(name), problems)
  const shown = (name: CountySettingName, of: County) => COUNTY_SETTINGS[name].shown(of)
  const changed = COUNTY_SETTING_NAMES.filter((name) => shown(name, county) !== shown(name, before))
  await office.database.transaction(async (stores) => {
    for (const name of changed) {
      await stores.settings.put({ name, value: shown(name, county), by: me.id, at: now })
      await stores.audit.add({
        at: now,
        actor: me.id,
        action: 'settings.change',
        object: name,
        result: 'done',
      })
    }
  })
  await office.refreshCounty()
  const note = changed.length === 0 ? '和原来一样，没有改。' : '存好了，马上用。'
  return goTo(visit, '/console/settings', note)
}

async function sendSettings(
  visit: StaffVisit,
  typed: (name: CountySettingName) => string,
  problems: readonly Problem[],
): Promise<Response> {
  const page = settingsPage({
    ...{ typed, problems, formToken: formToken(visit.secret) },
    set: await visit.office.database.stores.settings.all(),
    fixed: fixedLines(visit.office),
    nameOf: await staffNames(visit),
  })
  return sendPage(visit, page, problems.length > 0 ? 422 : 200)
}
