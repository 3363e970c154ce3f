import { html } from 'hono/html'
import type { ArticleChange } from '../../core/laws/compare-versions.ts'
import type { Entry } from '../../domain/knowledge/entry.ts'
import type { VersionKey } from '../../domain/laws/law-text.ts'
import { type Html, theirWords, visible } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { entryList, textLines } from './parts.ts'
import { articlePath, lawPath } from './paths.ts'

/** Two versions of a law, compared. */
export interface ChangesModel {
  readonly before: VersionKey
  readonly after: VersionKey
  readonly changes: readonly { readonly change: ArticleChange; readonly entries: readonly Entry[] }[]
}

/** What changed from one version of a law to the next, article by article, and the entries to look at again. */
export function changesPage({ before, after, changes }: ChangesModel): Page {
  return {
    title: `${visible(after.law)}：改了哪些条`,
    place: 'laws',
    body: html`<p>${before.effectiveFrom} 施行的，和 ${after.effectiveFrom} 施行的比，有 ${changes.length} 处。</p>
${changes.map(({ change, entries }) => changePart(after, change, entries))}
<p><a class="button back" href="${lawPath(after)}">回到这部法</a></p>`,
  }
}

function changePart(after: VersionKey, change: ArticleChange, entries: readonly Entry[]): Html {
  return html`<section><h2>${changeTitle(change)}</h2>
${change.kind === 'changed' || change.kind === 'removed' ? side('原来', change.before.text) : ''}
${change.kind === 'changed' || change.kind === 'added' ? side('现在', change.after.text) : ''}
${change.kind === 'removed' ? '' : html`<p><a class="button" href="${articlePath(after, change.after.key)}">看${theirWords(change.after.label)}</a></p>`}
${entries.length > 0 ? html`<h3>要复核的条目（${entries.length} 条）</h3>${entryList(entries)}` : ''}</section>`
}

function changeTitle(change: ArticleChange): Html {
  switch (change.kind) {
    case 'added':
      return html`${theirWords(change.after.label)}，新增`
    case 'removed':
      return html`${theirWords(change.before.label)}，没有了`
    case 'changed':
      return html`${theirWords(change.after.label)}，改了`
    case 'moved':
      return html`${theirWords(change.before.label)}改成${theirWords(change.after.label)}，内容没变`
  }
}

function side(label: string, text: string): Html {
  return html`<div class="card"><h3>${label}</h3>${textLines(text)}</div>`
}
