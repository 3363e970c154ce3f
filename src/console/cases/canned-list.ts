import { html } from 'hono/html'
import { stationName } from '../../core/casework/describe-case.ts'
import { pinyinKeys } from '../../core/text/pinyin-keys.ts'
import { fillPlaces, type KnownPlace } from '../../domain/casework/canned-reply.ts'
import { shortNumber } from '../../domain/casework/case.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { CaseModel } from './case-model.ts'

/** The words that are sent often, filled in for this case. The script calls them up by “/”; without it they are read off. */
export function cannedList(model: CaseModel): Html {
  const known = knownPlaces(model)
  if (model.canned.length === 0) return html``
  return html`<details class="canned"><summary>常用话（打 / 也能找）</summary><ul>${model.canned.map(
    ({
      code,
      body,
    }) => html`<li data-code="${code}" data-keys="${pinyinKeys(code).join(' ')}"><strong>/${theirWords(code)}</strong>
<span class="words">${theirWords(fillPlaces(body, known))}</span></li>`,
  )}</ul></details>`
}

function knownPlaces({ theCase, county, names }: CaseModel): Partial<Record<KnownPlace, string>> {
  const station = county.stations.find(({ id }) => id === theCase.station)
  // A phone nobody verified is not given out.
  const phone = station?.verifiedOn === undefined ? undefined : station.phone
  const owner = theCase.owner === undefined ? undefined : names.get(theCase.owner)
  return {
    编号: shortNumber(theCase),
    站点: stationName(theCase.station, county),
    期限: spokenDay(shanghaiDay(theCase.dueAt)),
    ...(phone === undefined ? {} : { 站点电话: phone }),
    ...(owner === undefined ? {} : { 办的人: owner }),
  }
}
