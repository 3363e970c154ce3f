import { html } from 'hono/html'
import { placeName, stationName } from '../../core/casework/describe-case.ts'
import { CASE_STATE_LABELS, type Case, shortNumber } from '../../domain/casework/case.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import type { County } from '../../domain/place/station.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { casePath } from './case-link.ts'
import { dueWords } from './due-words.ts'
import type { SortedCases } from './sort-cases.ts'

const MAX_PREVIEW_CHARS = 60
const MAX_ENDED_SHOWN = 50

interface CaseListModel {
  readonly county: County
  /** Staff names by id. */
  readonly names: ReadonlyMap<string, string>
  readonly now: number
  readonly cases: SortedCases
  readonly ended: readonly Case[]
}

export function caseListPage(model: CaseListModel): Page {
  const { waiting, mine, others } = model.cases
  return {
    title: '案件',
    place: 'cases',
    body: html`<div id="live-cases" data-live>
${section(model, { title: '待接', cases: waiting, empty: '现在没有待接的案件。来了新案件，会发到您绑定的聊天里。' })}
${section(model, { title: '我在办', cases: mine, empty: '您手上没有在办的案件。' })}
${others.length > 0 ? section(model, { title: '别人在办', cases: others, empty: '' }) : ''}
${model.ended.length > 0 ? endedSection(model) : ''}</div>`,
  }
}

function section(model: CaseListModel, part: { title: string; cases: readonly Case[]; empty: string }): Html {
  return html`<section><h2>${part.title}（${part.cases.length} 件）</h2>
${part.cases.length === 0 ? html`<p class="empty">${part.empty}</p>` : list(model, part.cases)}</section>`
}

function endedSection(model: CaseListModel): Html {
  return html`<section><details class="card"><summary>近 30 天结束的（${model.ended.length} 件）</summary>
${list(model, model.ended.slice(0, MAX_ENDED_SHOWN))}</details></section>`
}

function list(model: CaseListModel, cases: readonly Case[]): Html {
  return html`<ul class="cases">${cases.map((theCase) => row(model, theCase))}</ul>`
}

function row({ county, names, now }: CaseListModel, theCase: Case): Html {
  const owner = theCase.owner === undefined ? undefined : names.get(theCase.owner)
  return html`<li class="case">
<h3><a class="case-link" href="${casePath(theCase)}">${shortNumber(theCase)} ${TOPICS[theCase.topic].label}</a> ${tags(theCase)}</h3>
<p>${theirWords(placeName(theCase, county))}</p>
<p>${theirWords(stationName(theCase.station, county))}，${CASE_STATE_LABELS[theCase.state]}${owner === undefined ? '' : html`，${theirWords(owner)}`}</p>
<p class="words">${theCase.sealed ? '内容保密，点开再看。' : theirWords(preview(theCase.words))}</p>
${isOpen(theCase) ? dueLine(theCase, now) : ''}
</li>`
}

/** Marks in words: no colour is needed to read them. */
export function tags(theCase: Case): Html {
  return html`${theCase.reason === 'danger' ? html`<span class="tag alarm">紧急</span>` : ''}${theCase.sealed ? html`<span class="tag">保密</span>` : ''}`
}

export function dueLine(theCase: Case, now: number): Html {
  const due = dueWords(theCase.dueAt, now)
  return html`<p class="${due.late ? 'due late' : 'due'}">${due.late ? html`<span aria-hidden="true">⚠ </span>` : ''}时限：${due.words}</p>`
}

export function isOpen(theCase: Case): boolean {
  return theCase.state !== 'closed' && theCase.state !== 'withdrawn'
}

function preview(words: string): string {
  const characters = [...words.replaceAll(/\s+/g, ' ')]
  return characters.length > MAX_PREVIEW_CHARS
    ? `${characters.slice(0, MAX_PREVIEW_CHARS).join('')}……`
    : characters.join('')
}
