import { html } from 'hono/html'
import type { Entry } from '../../domain/knowledge/entry.ts'
import { type Clause, clausesOf } from '../../domain/laws/clauses.ts'
import type { LawArticle, LawNote } from '../../domain/laws/law-text.ts'
import type { ArticleInPlace } from '../../ports/stores/law-store.ts'
import { type Html, theirWords, visible } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { entryList, type ShownVersion, stateTag, textLines } from './parts.ts'
import { articlePath, lawPath } from './paths.ts'

/** One article and everything that leads to it or away from it. */
export interface ArticleModel {
  readonly version: ShownVersion
  readonly place: ArticleInPlace
  readonly notes: readonly LawNote[]
  readonly entries: readonly Entry[]
  /** The same number in the other versions of the law. */
  readonly others: readonly { readonly version: ShownVersion; readonly article: LawArticle | undefined }[]
}

export function articlePage({ version, place, notes, entries, others }: ArticleModel): Page {
  const { article } = place
  const chapter = article.chapter.join(' · ')
  return {
    title: visible(`${version.law} ${article.label}`),
    place: 'laws',
    body: html`<p><a class="button" href="${lawPath(version)}">${theirWords(version.full)}</a></p>
${chapter === '' ? '' : html`<p>${theirWords(chapter)}</p>`}
<p>${version.promulgatedOn ? html`${theirWords(version.promulgatedOn)} 公布，` : ''}${version.effectiveFrom} 施行 ${stateTag(version.state)}</p>
${notes.map(({ text }) => html`<p class="late"><span aria-hidden="true">⚠ </span>注意：${theirWords(text)}</p>`)}
<div class="card law-text">${clauseParts(clausesOf(article.text), notes)}</div>
${neighbours(version, place)}
<section><h2>引用这一条的条目（${entries.length} 条）</h2>
${entries.length === 0 ? html`<p class="empty">没有。</p>` : entryList(entries, (entry) => gistIn(entry, version.law, article.key))}</section>
${others.length > 0 ? otherVersions(article, others) : ''}`,
  }
}

/** Paragraphs are numbered only where there are several, as laws themselves count them. */
function clauseParts(clauses: readonly Clause[], notes: readonly LawNote[]): Html {
  return html`${clauses.map(({ number, text, items }) => {
    const noted = notes.some(({ paragraph }) => paragraph === number)
    return html`${clauses.length > 1 ? html`<p class="hint">第 ${number} 款${noted ? html` <span class="tag alarm">看上面的注意</span>` : ''}</p>` : ''}
${textLines(text)}${items.map((item) => html`<div class="item">${textLines(`${item.label}${item.text}`)}</div>`)}`
  })}`
}

function neighbours(version: ShownVersion, { before, after }: ArticleInPlace): Html {
  const link = (words: string, { key, label }: LawArticle) =>
    html`<li><a class="button" href="${articlePath(version, key)}">${words}：${theirWords(label)}</a></li>`
  return html`<ul class="chips">${before ? link('上一条', before) : ''}${after ? link('下一条', after) : ''}</ul>`
}

function gistIn(entry: Entry, law: string, key: string): string {
  const citation = entry.citations.find((one) => one.law === law && String(one.article) === key)
  return citation ? `要旨：${citation.gist}` : ''
}

function otherVersions(here: LawArticle, others: ArticleModel['others']): Html {
  return html`<section><h2>别的版本里的这一条</h2><ul class="cases">${others.map(
    ({
      version,
      article,
    }) => html`<li class="case"><h3>${article ? html`<a class="case-link" href="${articlePath(version, article.key)}">${version.effectiveFrom} 施行的</a>` : `${version.effectiveFrom} 施行的`} ${stateTag(version.state)}</h3>
<p>${article === undefined ? '没有这一条。' : article.text === here.text ? '一字不差。' : '不一样，点开看。'}</p></li>`,
  )}</ul></section>`
}
