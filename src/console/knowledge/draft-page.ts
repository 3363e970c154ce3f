import { html } from 'hono/html'
import type { CheckedDraft } from '../../core/knowledge/editing/check-draft.ts'
import type { EntryRevision } from '../../domain/knowledge/entry-revision.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { textLines } from '../laws/parts.ts'
import { editPath } from '../laws/paths.ts'
import { type Html, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import type { ChangedPart } from './changed-parts.ts'
import { draftPath } from './paths.ts'

interface DraftModel {
  readonly revision: EntryRevision
  readonly checked: CheckedDraft
  /** The bubbles, as the villager gets them. */
  readonly preview: readonly string[]
  readonly changes: readonly ChangedPart[]
  readonly author: string
  readonly decidedBy: string | undefined
  readonly isMine: boolean
  readonly formToken: string
}

/** A revision: what it changes, what is wrong with it, how it reads, and what can be done. */
export function draftPage(model: DraftModel): Page {
  const { revision, checked, preview, changes } = model
  const title = checked.kind === 'entry' ? checked.entry.title : '读不出来的草稿'
  return {
    title: `${STATES[revision.state]}：${title}`,
    place: 'knowledge',
    body: html`<p class="when">${shanghaiDay(revision.createdAt)}，${theirWords(model.author)}写${model.decidedBy ? html`；${theirWords(model.decidedBy)}定` : ''}</p>
${checked.faults.length > 0 ? faultList(checked.faults) : html`<p class="done"><strong>检查过了：</strong>没有毛病。</p>`}
<section><h2>群众看到的</h2><div class="bubbles">${preview.map((bubble) => html`<div class="bubble">${textLines(bubble)}</div>`)}</div></section>
<section><h2>改了哪里</h2>${changes.length === 0 ? html`<p class="empty">和现在用的一样，或者是新写的。</p>` : changes.map(changedPart)}</section>
${acts(model)}`,
  }
}

const STATES = { draft: '草稿', published: '在用', withdrawn: '不用了' } as const

function faultList(faults: readonly string[]): Html {
  return html`<section class="problems"><h2>还不能用，要改这几处</h2><ul>${faults.map((fault) => html`<li>${theirWords(fault)}</li>`)}</ul></section>`
}

function changedPart({ name, before, after }: ChangedPart): Html {
  return html`<div class="card"><h3>${name}</h3>${before.map((line) => html`<p class="removed"><del>${theirWords(line)}</del></p>`)}
${after.map((line) => html`<p class="added"><ins>${theirWords(line)}</ins></p>`)}</div>`
}

function acts(model: DraftModel): Html {
  const { revision, checked, isMine } = model
  if (revision.state === 'withdrawn') return html`<p class="empty">这一稿已经不用了。</p>`
  if (revision.state === 'published') return act(model, 'withdraw', '撤回，换回上一版')
  const again = html`<p><a class="button" href="${editPath(revision.entry)}?draft=${revision.id}">再改一改</a></p>`
  const drop = act(model, 'withdraw', '这一稿不要了')
  if (checked.faults.length > 0) return html`${again}${drop}`
  if (isMine)
    return html`<p class="hint">自己写的要另一个人来定。请管理员或律师打开这一页。</p>${again}${drop}`
  return html`${act(model, 'publish', '定了，马上用')}${again}${drop}`
}

function act({ revision, formToken }: DraftModel, name: 'publish' | 'withdraw', label: string): Html {
  return html`<form method="post" action="${draftPath(revision.id)}/${name}">${tokenField(formToken)}
<button class="${name === 'publish' ? 'go' : 'plain'}">${label}</button></form>`
}
