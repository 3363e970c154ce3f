import { html } from 'hono/html'
import { placeName, stationName } from '../../core/casework/describe-case.ts'
import { caseDueWords } from '../../core/casework/due-words.ts'
import { CASE_STATE_LABELS, type Case, shortNumber } from '../../domain/casework/case.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import type { County } from '../../domain/place/station.ts'
import { MOST_COUNTED, type Queue } from '../../ports/stores/case-store.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { casePath } from './case-link.ts'

const MAX_PREVIEW_CHARS = 60

interface CaseListModel {
  readonly county: County
  /** Staff names by id. */
  readonly names: ReadonlyMap<string, string>
  readonly now: number
  readonly waiting: Queue
  readonly mine: Queue
  readonly others: Queue
  readonly ended: Queue
  /** The button that takes back what this reader just did. */
  readonly undo: Html | undefined
}

export function caseListPage(model: CaseListModel): Page {
  const { waiting, mine, others, ended } = model
  return {
    title: '案件',
    place: 'cases',
    body: html`${model.undo ?? ''}<div id="live-cases" data-live>
${section(model, { title: '待接', queue: waiting, empty: '现在没有待接的案件。来了新案件，会发到您绑定的聊天里。' })}
${section(model, { title: '我在办', queue: mine, empty: '您手上没有在办的案件。' })}
${others.total > 0 ? section(model, { title: '别人在办', queue: others, empty: '' }) : ''}
${ended.total > 0 ? endedSection(model) : ''}</div>`,
  }
}

function section(model: CaseListModel, part: { title: string; queue: Queue; empty: string }): Html {
  return html`<section><h2>${part.title}（${countWords(part.queue)}）</h2>
${part.queue.total === 0 ? html`<p class="empty">${part.empty}</p>` : list(model, part.queue)}</section>`
}

function endedSection(model: CaseListModel): Html {
  return html`<section><details class="card"><summary>近 30 天结束的（${countWords(model.ended)}）</summary>
${list(model, model.ended)}</details></section>`
}

function countWords({ total }: Queue): string {
  return total >= MOST_COUNTED ? `${total} 件以上` : `${total} 件`
}

function list(model: CaseListModel, { cases, total }: Queue): Html {
  const rest = total - cases.length
  return html`<ul class="cases">${cases.map((theCase) => row(model, theCase))}</ul>
${rest > 0 ? html`<p class="hint">还有 ${rest}${total >= MOST_COUNTED ? ' 件以上' : ' 件'}不急的没列出，按编号“找”。</p>` : ''}`
}

function row({ county, names, now }: CaseListModel, theCase: Case): Html {
  const owner = theCase.owner === undefined ? undefined : names.get(theCase.owner)
  return html`<li class="case">
<h3><a class="case-link" href="${casePath(theCase)}">${shortNumber(theCase)} ${TOPICS[theCase.topic].label}</a> ${tags(theCase)}</h3>
<p>${theirWords(placeName(theCase, county))}</p>
<p>${theirWords(stationName(theCase.station, county))}，${CASE_STATE_LABELS[theCase.state]}${owner === undefined ? '' : html`，${theirWords(owner)}`}</p>
<p class="words">${theCase.sealed ? '内容保密，点开再看。' : theirWords(preview(theCase.words))}</p>
${isOpen(theCase) ? dueLine(theCase, county, now) : ''}
</li>`
}

/** Marks in words: no colour is needed to read them. */
export function tags(theCase: Case): Html {
  return html`${theCase.reason === 'danger' ? html`<span class="tag alarm">紧急</span>` : ''}${theCase.sealed ? html`<span class="tag">保密</span>` : ''}`
}

export function dueLine(theCase: Case, county: County, now: number): Html {
  const due = caseDueWords(theCase, county, now)
  return html`<p class="${due.late ? 'due late' : 'due'}"><span aria-hidden="true">${due.late ? '⚠' : '○'} </span>时限：${due.words}</p>`
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
