import { html } from 'hono/html'
import { type CannedReply, KNOWN_PLACES } from '../../domain/casework/canned-reply.ts'
import { areaField, inputField } from '../page/fields.ts'
import { type Html, type Problem, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'

export const REPLIES_PATH = '/console/replies'

interface RepliesModel {
  readonly replies: readonly CannedReply[]
  readonly formToken: string
  /** What stands in the form. */
  readonly typed: Omit<CannedReply, 'id'> & { readonly id: string }
  readonly problems: readonly Problem[]
}

export function repliesPage(model: RepliesModel): Page {
  const { replies, problems } = model
  return {
    title: '常用话',
    place: 'knowledge',
    problems,
    body: html`<p class="hint">办案时在“记进展”“补材料”里打 / 和短码，就能用上。打拼音或首字母也行。</p>
<div class="columns"><section><h2>现有的（${replies.length} 条）</h2>
${replies.length === 0 ? html`<p class="empty">还没有。在右边写第一条。</p>` : html`<ul class="cases">${replies.map((reply) => row(reply, model))}</ul>`}</section>
${form(model)}</div>`,
  }
}

function row({ id, code, body }: CannedReply, { formToken }: RepliesModel): Html {
  return html`<li class="case"><h3>/${theirWords(code)}</h3><p class="words">${theirWords(body)}</p>
<p><a class="button" href="${REPLIES_PATH}?change=${encodeURIComponent(id)}">改</a></p>
<form method="post" action="${REPLIES_PATH}/${id}/remove">${tokenField(formToken)}<button class="danger">删掉“${theirWords(code)}”</button></form></li>`
}

function form({ formToken, typed, problems }: RepliesModel): Html {
  const known = KNOWN_PLACES.map((place) => `{${place}}`).join('')
  return html`<section><h2>${typed.id === '' ? '加一条' : '改这一条'}</h2>
<form method="post" action="${REPLIES_PATH}">${tokenField(formToken)}<input type="hidden" name="id" value="${typed.id}">
${inputField({ id: 'code', name: 'code', label: '短码', hint: '2 到 8 个字，比如：欠条。', value: typed.code, problems })}
${areaField({
  ...{ id: 'body', name: 'body', label: '要说的话', value: typed.body, problems },
  hint: `当事人看得懂的平常话。${known}会自动填；别的空要自己填，比如{日子}，不填发不出去。`,
})}
<button class="go">${typed.id === '' ? '加上' : '改好'}</button></form></section>`
}
