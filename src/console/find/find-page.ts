import { html } from 'hono/html'
import { placeName, stationName } from '../../core/casework/describe-case.ts'
import { CASE_STATE_LABELS, type Case, caseNumber } from '../../domain/casework/case.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { casePath } from '../cases/case-link.ts'
import { inputField } from '../page/fields.ts'
import { type Html, type Problem, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'

/** One case that was found, and by what. */
export interface Found {
  readonly theCase: Case
  readonly by: string
}

interface FindModel {
  readonly county: County
  readonly formToken: string
  readonly typed: string
  /** Absent before anything was looked for. */
  readonly found: readonly Found[] | undefined
  readonly problems: readonly Problem[]
}

export function findPage(model: FindModel): Page {
  const { formToken, typed, problems } = model
  return {
    title: '找人找案件',
    place: 'find',
    problems,
    body: html`<form class="narrow" method="post" action="/console/find">${tokenField(formToken)}
${inputField({
  ...{ id: 'q', name: 'q', label: '编号，或者当事人的电话', value: typed, problems, mode: 'tel' },
  hint: '案件号写 0231 或 2026-0231。电话写全 11 位，或者只写后 4 位。姓名没有单独存，找不了。',
})}
<button class="go">找</button><p class="hint">每次查找都会记下。只找得到归您看的案件。</p></form>
${model.found === undefined ? '' : results(model, model.found)}`,
  }
}

function results(model: FindModel, found: readonly Found[]): Html {
  return html`<section><h2>找到 ${found.length} 件</h2>
${found.length === 0 ? html`<p class="empty">没有找到。看看号码写对了没有；也可能这件事不归您管。</p>` : html`<ul class="cases">${found.map((one) => row(one, model))}</ul>`}</section>`
}

function row({ theCase, by }: Found, { county }: FindModel): Html {
  return html`<li class="case"><h3><a class="case-link" href="${casePath(theCase)}">${caseNumber(theCase)} ${TOPICS[theCase.topic].label}</a>
<span class="tag">${by}</span>${theCase.sealed ? html`<span class="tag">保密</span>` : ''}</h3>
<p>${theirWords(placeName(theCase, county))}，${theirWords(stationName(theCase.station, county))}</p>
<p>${CASE_STATE_LABELS[theCase.state]}，${spokenDay(shanghaiDay(theCase.openedAt))}来的</p></li>`
}
