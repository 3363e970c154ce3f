import { html } from 'hono/html'
import { summaryOf } from '../../core/interviews/worker.ts'
import { redactNumbers } from '../../core/understanding/redact.ts'
import { fenToYuan } from '../../domain/money.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { CaseModel } from './case-model.ts'

/** What was asked and answered, and the workers of a group claim; nothing for a case without either. */
export function interviewSection(model: CaseModel): Html | '' {
  if (model.facts.length === 0 && model.group === undefined) return ''
  return html`<section class="card" aria-label="问到的"><h2>问到的</h2>
<dl>${model.facts.map(
    ({ label, text }) => html`<div><dt>${label}</dt><dd>${theirWords(shownOf(model, text))}</dd></div>`,
  )}</dl>${groupTable(model)}</section>`
}

/** Whoever had the phone shown sees the other numbers as well: that look was written down. */
function shownOf({ phone }: CaseModel, text: string): string {
  return phone.kind === 'shown' ? text : redactNumbers(text)
}

function groupTable(model: CaseModel): Html | '' {
  if (!model.group) return ''
  const { code, members } = model.group
  return html`<p>一起要钱：${summaryOf(members.map(({ worker }) => worker))}。加入的码：入 ${code}</p>
<table><thead><tr><th>姓名</th><th>欠多少（元）</th><th>电话</th></tr></thead><tbody>${members.map(
    ({ worker: { name, fen, phone } }) => html`<tr><td>${theirWords(name)}</td>
<td>${fen === undefined ? '没说' : fenToYuan(fen)}</td>
<td>${phone === undefined ? '没留' : theirWords(model.phone.kind === 'shown' ? phone : `尾号 ${phone.slice(-4)}`)}</td></tr>`,
  )}</tbody></table>`
}
