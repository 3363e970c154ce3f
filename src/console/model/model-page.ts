import { html } from 'hono/html'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import type { ModelOutcome, ModelTask, ModelUse } from '../../ports/stores/model-store.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'

/** What the page about the model shows. */
export interface ModelView {
  /** Absent: none is configured. */
  readonly model: { readonly name: string; readonly perDay: number } | undefined
  readonly spentToday: number
  readonly week: Readonly<Record<ModelOutcome, number>>
  readonly uses: readonly ModelUse[]
}

const TASKS: Readonly<Record<ModelTask, string>> = { near: '比意思', rewrite: '换说法', join: '挑段落' }
const OUTCOMES: Readonly<Record<ModelOutcome, string>> = { used: '用了', dropped: '没用', failed: '没答上' }

/** Why an answer was used, dropped or missing, by the fixed word that was stored. */
const REASONS: Readonly<Record<string, string>> = {
  confirmed: '和我们自己猜的第一个一样，就答了这一条',
  offered: '只当作几个选项，请对方自己选',
  joined: '照它挑的段落给对方看',
  'nothing-found': '照它的词没找到条目',
  'not-json': '说的不是要的格式',
  'wrong-shape': '格式不对',
  'no-words': '没有能用的词',
  'foreign-lead': '引话里有我们没写过的话',
  'unknown-passage': '指的段落没有',
  'missing-matter': '漏了一件事',
  'too-much': '挑得太多',
  timeout: '太慢，没等',
  unreachable: '连不上',
  busy: '对方太忙',
  refused: '对方不让用，请查密钥和模型名',
  'too-long': '回得太长，不要了',
  malformed: '回的东西看不懂',
  resting: '老是失败，先停一会儿',
}

/** What the model was asked, what it said and what became of it. */
export function modelPage({ model, spentToday, week, uses }: ModelView): Page {
  return {
    title: '模型',
    place: 'model',
    body: html`<section><h2>现在</h2>
${
  model
    ? html`<dl class="card"><div><dt>模型</dt><dd>${theirWords(model.name)}</dd></div>
<div><dt>今天问了</dt><dd>${spentToday} 次，最多 ${model.perDay} 次</dd></div>
<div><dt>七天里</dt><dd>用了 ${week.used} 次，没用 ${week.dropped} 次，没答上 ${week.failed} 次</dd></div></dl>`
    : html`<p class="empty">没有配模型，也不需要。要配，看说明里的 LLM_MODEL。</p>`
}</section>
<section><h2>最近问的</h2>
${uses.length === 0 ? html`<p class="empty">还没有问过。</p>` : useList(uses)}
<p class="hint">人名、号码、地名在送出去以前就换掉了。留半年。</p></section>`,
  }
}

/** One line each, with what was given and said to unfold. */
export function useList(uses: readonly ModelUse[]): Html {
  return html`<ul class="cases">${uses.map(useRow)}</ul>`
}

function useRow({ at, task, prompt, outcome, why, given, said, ms }: ModelUse): Html {
  return html`<li class="case"><h3>${TASKS[task]} <span class="tag">${OUTCOMES[outcome]}</span></h3>
<p class="when">${shanghaiMinute(at)} · ${prompt} · ${ms} 毫秒</p>
<p>${REASONS[why] ?? why}</p>
<details><summary>给了什么</summary><p class="words">${theirWords(given)}</p></details>
${said === '' ? '' : html`<details><summary>它说了什么</summary><p class="words">${theirWords(said)}</p></details>`}</li>`
}
