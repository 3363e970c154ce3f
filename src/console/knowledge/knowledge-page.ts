import { html } from 'hono/html'
import type { Entry } from '../../domain/knowledge/entry.ts'
import type { EntryRevision } from '../../domain/knowledge/entry-revision.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { entryList } from '../laws/parts.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { draftPath, UNANSWERED_PATH } from './paths.ts'

interface KnowledgeModel {
  readonly drafts: readonly EntryRevision[]
  readonly published: readonly EntryRevision[]
  /** Entries whose review is due, soonest first. */
  readonly due: readonly Entry[]
  readonly unanswered: number
  readonly titleOf: (entry: string) => string
  readonly nameOf: (staff: string) => string
}

const MOST_SHOWN = 30

/** What waits to be written, approved or looked at again. */
export function knowledgePage(model: KnowledgeModel): Page {
  const { drafts, published, due, unanswered } = model
  return {
    title: '知识',
    place: 'knowledge',
    body: html`<p><a class="button" href="${UNANSWERED_PATH}">没答上的问题（${unanswered} 个）</a>
<a class="button" href="/console/knowledge/new">写一条新的</a>
<a class="button" href="/console/replies">办案常用话</a></p>
<p class="hint">要改一条，先在“法条”里找到它，点“改这一条”。改好要另一个人看过，才会用上。</p>
<section><h2>等人审的（${drafts.length} 条）</h2>
${drafts.length === 0 ? html`<p class="empty">没有等着审的。</p>` : revisionList(model, drafts)}</section>
<section><h2>30 天内该复核的（${due.length} 条）</h2>
${due.length === 0 ? html`<p class="empty">没有到期的。</p>` : entryList(due.slice(0, MOST_SHOWN), (entry) => `${entry.reviewBy} 前复核`)}</section>
<section><h2>本县改过、正在用的（${published.length} 条）</h2>
${published.length === 0 ? html`<p class="empty">还没有。用的都是随程序来的。</p>` : revisionList(model, published.slice(0, MOST_SHOWN))}</section>`,
  }
}

function revisionList({ titleOf, nameOf }: KnowledgeModel, revisions: readonly EntryRevision[]): Html {
  return html`<ul class="cases">${revisions.map(
    (
      revision,
    ) => html`<li class="case"><h3><a class="case-link" href="${draftPath(revision.id)}">${theirWords(titleOf(revision.entry))}</a></h3>
<p class="when">${shanghaiDay(revision.createdAt)}，${theirWords(nameOf(revision.author))}写</p></li>`,
  )}</ul>`
}
