import { html } from 'hono/html'
import { stationName } from '../../core/casework/describe-case.ts'
import type { Period } from '../../core/reports/period.ts'
import { CASE_STATE_LABELS, type Case, shortNumber } from '../../domain/casework/case.ts'
import { type Consultation, OUTCOMES } from '../../domain/casework/consultation.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import { casePath } from '../cases/case-link.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { REPORTS_PATH } from './paths.ts'

interface RowsModel {
  readonly period: Period
  readonly title: string
  readonly county: County
  readonly cases: readonly Case[]
  readonly consultations: readonly Consultation[]
}

/** What one number of a report was counted from: without names and without anybody's words. */
export function rowsPage({ period, title, county, cases, consultations }: RowsModel): Page {
  return {
    title: `${title}（${cases.length + consultations.length} 行）`,
    place: 'reports',
    body: html`<p class="back"><a class="button" href="${REPORTS_PATH}?of=${period.name}">回到报表</a></p>
<ul class="cases">${cases.map((theCase) => caseRow(theCase, county))}${consultations.map(consultationRow)}</ul>`,
  }
}

function caseRow(theCase: Case, county: County): Html {
  return html`<li class="case"><h3><a class="case-link" href="${casePath(theCase)}">${shortNumber(theCase)} ${TOPICS[theCase.topic].label}</a></h3>
<p class="when">${shanghaiMinute(theCase.openedAt)}，${CASE_STATE_LABELS[theCase.state]}，${theirWords(stationName(theCase.station, county))}</p></li>`
}

function consultationRow({ at, topic, outcome }: Consultation): Html {
  return html`<li class="case"><p>${shanghaiMinute(at)}，${TOPICS[topic].label}，${OUTCOMES[outcome]}</p></li>`
}
