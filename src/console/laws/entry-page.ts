import { html } from 'hono/html'
import { articleName } from '../../core/answering/citation-line.ts'
import { type Citation, type Entry, SECTIONS } from '../../domain/knowledge/entry.ts'
import { ROUTES } from '../../domain/knowledge/route.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import { type Html, theirWords, visible } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { textLines } from './parts.ts'
import { editPath } from './paths.ts'

/** A citation, and where its article can be read; without a path the full text is not installed. */
export interface ShownCitation {
  readonly citation: Citation
  readonly path: string | undefined
}

/** An entry as staff read it: what it answers, its words, and the articles it rests on. */
export function entryPage(
  entry: Entry,
  { citations, mayEdit }: { readonly citations: readonly ShownCitation[]; readonly mayEdit: boolean },
): Page {
  return {
    title: visible(entry.title),
    place: 'laws',
    body: html`<p>${TOPICS[entry.topic].label}，去向：${ROUTES[entry.route].label}</p>
<p class="when">${entry.reviewedOn} 复核过，${entry.reviewBy} 前要再复核。编号 ${entry.id}</p>
${mayEdit ? html`<p><a class="button" href="${editPath(entry.id)}">改这一条</a></p>` : ''}
<section><h2>依据（${citations.length} 条）</h2>
${citations.length === 0 ? html`<p class="empty">没有引用法条。</p>` : html`<ul class="cases">${citations.map(citationRow)}</ul>`}</section>
<section><h2>群众看到的</h2>${wordsOf(entry)}</section>
<details class="card"><summary>问法（${entry.questions.length} 个）</summary>${textLines(entry.questions.join('\n'))}</details>`,
  }
}

function citationRow({ citation, path }: ShownCitation): Html {
  const name = theirWords(`${citation.law} ${articleName(citation.article)}`)
  return html`<li class="case"><h3>${path ? html`<a class="case-link" href="${path}">${name}</a>` : name}</h3>
<p class="words">要旨：${theirWords(citation.gist)}</p>${path ? '' : html`<p class="hint">这部法的全文没装，或者没有这一条。</p>`}</li>`
}

function wordsOf(entry: Entry): Html {
  if (entry.kind !== 'answer') return html`<div class="card">${textLines(entry.reply)}</div>`
  return html`${SECTIONS.map(
    (name) => html`<div class="card"><h3>${name}</h3>${textLines(entry.sections[name])}</div>`,
  )}`
}
