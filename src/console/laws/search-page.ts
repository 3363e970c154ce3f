import { html } from 'hono/html'
import type { LawSearch, Snippet } from '../../core/laws/search-laws.ts'
import type { Entry } from '../../domain/knowledge/entry.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { entryList, type ShownVersion, stateTag } from './parts.ts'
import { articlePath, LAWS_PATH, lawPath } from './paths.ts'

/** What a search found. */
export interface SearchModel {
  readonly query: string
  readonly laws: readonly ShownVersion[]
  readonly found: LawSearch
  readonly entries: readonly Entry[]
  readonly stateOf: (article: LawSearch['articles'][number]) => ShownVersion['state'] | undefined
}

/** The laws that are installed, when nothing was searched. */
export function lawListPage(versions: readonly ShownVersion[]): Page {
  const current = versions.filter(({ state }) => state !== 'superseded')
  return {
    title: '法条',
    place: 'laws',
    body: html`${searchForm('')}
<section><h2>装好的法律（${new Set(versions.map(({ law }) => law)).size} 部）</h2>
${current.length === 0 ? html`<p class="empty">还没有装法律全文。请运维导入：npm run laws:import。</p>` : lawList(current)}</section>`,
  }
}

export function searchPage({ query, laws, found, entries, stateOf }: SearchModel): Page {
  const nothing = laws.length === 0 && found.total === 0 && entries.length === 0
  return {
    title: '法条',
    place: 'laws',
    body: html`${searchForm(query)}
${nothing ? html`<p class="empty" role="status">没有找到。请换个说法，或者少写几个字。</p>` : ''}
${laws.length > 0 ? html`<section><h2>法律（${laws.length} 部）</h2>${lawList(laws)}</section>` : ''}
${found.total > 0 ? articleSection(found, stateOf) : ''}
${entries.length > 0 ? html`<section><h2>知识条目（${entries.length} 条）</h2>${entryList(entries)}</section>` : ''}`,
  }
}

function searchForm(query: string): Html {
  return html`<form method="get" action="${LAWS_PATH}" role="search">
<div class="field"><label for="q">找法条和知识条目</label>
<p class="hint" id="q-hint">写几个词，用空格隔开；或者写法律名和条号，比如：劳动合同法第87条。</p>
<input id="q" name="q" type="text" value="${query}" autocomplete="off" aria-describedby="q-hint" maxlength="100"></div>
<button class="go">找</button></form>`
}

function lawList(versions: readonly ShownVersion[]): Html {
  return html`<ul class="cases">${versions.map(
    (
      version,
    ) => html`<li class="case"><h3><a class="case-link" href="${lawPath(version)}">${theirWords(version.law)}</a> ${stateTag(version.state)}</h3>
<p class="when">${version.effectiveFrom} 施行</p></li>`,
  )}</ul>`
}

function articleSection({ total, complete, articles }: LawSearch, stateOf: SearchModel['stateOf']): Html {
  const more =
    total > articles.length
      ? html`<p class="hint">只列了前 ${articles.length} 条。多写一个词，找得更准。</p>`
      : ''
  return html`<section><h2>条文（${total} 条${complete ? '' : '以上'}）</h2>${more}
<ul class="cases">${articles.map((article) => {
    const state = stateOf(article)
    return html`<li class="case"><h3><a class="case-link" href="${articlePath(article, article.key)}">${theirWords(`${article.law} ${article.label}`)}</a>
${state && state !== 'in-force' ? stateTag(state) : ''}</h3>
<p class="words">${snippet(article.snippet)}</p></li>`
  })}</ul></section>`
}

function snippet({ before, hit, after }: Snippet): Html {
  return html`${theirWords(before)}${hit === '' ? '' : html`<strong>${theirWords(hit)}</strong>`}${theirWords(after)}`
}
