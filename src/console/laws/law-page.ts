import { html } from 'hono/html'
import { isAnnex, type LawArticle } from '../../domain/laws/law-text.ts'
import { type Html, theirWords, visible } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { type ShownVersion, stateTag, textLines } from './parts.ts'
import { articlePath, changesPath, LAWS_PATH, lawPath } from './paths.ts'
import type { NamedVersion } from './read-version.ts'

/** One version of a law: its dates, its other versions, its chapters with their articles. */
export function lawPage({ version, versions }: NamedVersion, articles: readonly LawArticle[]): Page {
  const counted = articles.filter((article) => !isAnnex(article)).length
  return {
    title: visible(version.law),
    place: 'laws',
    body: html`<p>${theirWords(version.full)}</p>
<p>${version.effectiveFrom} 施行，共 ${counted} 条 ${stateTag(version.state)}</p>
${versions.length > 1 ? versionSection(version, versions) : ''}
${fold('通过和修改的经过', version.note)}
${fold('正文前的话', version.preamble)}
<section><h2>章节</h2>${chaptersOf(articles).map((chapter) => chapterPart(version, chapter))}</section>
<p><a class="button back" href="${LAWS_PATH}">回到法条</a></p>`,
  }
}

function fold(title: string, text: string): Html {
  return text === ''
    ? html``
    : html`<details class="card"><summary>${title}</summary>${textLines(text)}</details>`
}

function versionSection(here: ShownVersion, versions: readonly ShownVersion[]): Html {
  return html`<section><h2>各个版本（${versions.length} 个）</h2><ul class="cases">${versions.map(
    (
      version,
      at,
    ) => html`<li class="case"><h3><a class="case-link" href="${lawPath(version)}"${version.effectiveFrom === here.effectiveFrom ? html` aria-current="page"` : ''}>${version.effectiveFrom} 施行的</a> ${stateTag(version.state)}</h3>
${at > 0 ? html`<p><a class="case-link" href="${changesPath(version)}">和前一版比，改了哪些条</a></p>` : ''}</li>`,
  )}</ul></section>`
}

interface Chapter {
  readonly title: string
  readonly articles: readonly LawArticle[]
}

/** Articles under one and the same headings, in order. */
function chaptersOf(articles: readonly LawArticle[]): readonly Chapter[] {
  const chapters: { title: string; articles: LawArticle[] }[] = []
  for (const article of articles) {
    const title = article.chapter.join(' · ') || (isAnnex(article) ? '附件' : '正文')
    const last = chapters.at(-1)
    if (last?.title === title) last.articles.push(article)
    else chapters.push({ title, articles: [article] })
  }
  return chapters
}

function chapterPart(version: ShownVersion, { title, articles }: Chapter): Html {
  return html`<details class="card"><summary><span>${theirWords(title)}（${articles.length}）</span></summary>
<ul class="chips">${articles.map(
    ({ key, label }) =>
      html`<li><a class="button" href="${articlePath(version, key)}">${theirWords(label)}</a></li>`,
  )}</ul></details>`
}
