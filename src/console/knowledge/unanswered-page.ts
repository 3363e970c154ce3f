import { html } from 'hono/html'
import type { Unanswered } from '../../core/knowledge/editing/unanswered.ts'
import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { type Html, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import { UNANSWERED_PATH } from './paths.ts'

/** One question and the entries that come nearest to it. */
export interface UnansweredRow extends Unanswered {
  readonly nearest: readonly AnswerEntry[]
}

interface UnansweredModel {
  readonly rows: readonly UnansweredRow[]
  readonly me: string
  readonly nameOf: (staff: string) => string
  readonly formToken: string
}

/** The questions that got no answer, each to be taken by one member of staff. */
export function unansweredPage(model: UnansweredModel): Page {
  return {
    title: '没答上的问题',
    place: 'knowledge',
    body: html`<p class="hint">领一个，写答案；另一个人定了，机器人会告诉问的人。</p>
${model.rows.length === 0 ? html`<p class="empty">90 天内的问题都答上了。</p>` : html`<ul class="cases">${model.rows.map((row) => questionRow(model, row))}</ul>`}`,
  }
}

function questionRow(model: UnansweredModel, row: UnansweredRow): Html {
  const { consultation, missed } = row
  return html`<li class="case"><h2 class="words">${theirWords(consultation.words)}</h2>
<p class="when">${shanghaiDay(consultation.at)}，像是${TOPICS[consultation.topic].label}</p>
${missed === undefined ? act(model, row, { to: 'claim', label: '我来写' }) : missed.by === model.me ? inHand(model, row) : html`<p>${theirWords(model.nameOf(missed.by))}在写。</p>`}
</li>`
}

function inHand(model: UnansweredModel, row: UnansweredRow): Html {
  const { consultation, nearest } = row
  return html`<p><a class="button go" href="/console/knowledge/new?miss=${consultation.id}">写一条新的</a></p>
${nearest.length > 0 ? html`<p class="hint">其实就是下面哪一条？点它，把这个问法加进去。</p>` : ''}
${nearest.map((entry) => act(model, row, { to: 'same', label: entry.title, entry: entry.id }))}
${act(model, row, { to: 'give-back', label: '放回去' })}${act(model, row, { to: 'set-aside', label: '不用答（不是法律上的事）' })}`
}

interface Door {
  readonly to: 'claim' | 'same' | 'give-back' | 'set-aside'
  readonly label: string
  readonly entry?: string
}

function act({ formToken }: UnansweredModel, { consultation }: UnansweredRow, door: Door): Html {
  return html`<form class="inline" method="post" action="${UNANSWERED_PATH}/${consultation.id}/${door.to}">${tokenField(formToken)}
<input type="hidden" name="entry" value="${door.entry ?? ''}"><button class="${door.to === 'claim' ? 'go' : 'plain'}">${theirWords(door.label)}</button></form>`
}
