import { html } from 'hono/html'
import { summaryOf } from '../../core/interviews/worker.ts'
import { redactNumbers } from '../../core/understanding/redact.ts'
import { fenToYuan } from '../../domain/money.ts'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import { type Html, theirWords } from '../page/html.ts'
import { casePath } from './case-link.ts'
import type { CaseModel } from './case-model.ts'

/** What was asked and answered, and the workers of a group claim; nothing for a case without either. */
export function interviewSection(model: CaseModel): Html | '' {
  if (model.facts.length === 0 && model.group === undefined && model.evidence.length === 0) return ''
  return html`<section class="card" aria-label="问到的"><h2>问到的</h2>
<dl>${model.facts.map(
    ({ label, text }) => html`<div><dt>${label}</dt><dd>${theirWords(shownOf(model, text))}</dd></div>`,
  )}</dl>${groupTable(model)}${evidenceList(model)}</section>`
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

const STATES = {
  kept: '',
  waiting: '还没取到，急的话请约本人看原件',
  lost: '取不到，请约本人看原件',
} as const

function evidenceList({ evidence, theCase }: CaseModel): Html | '' {
  if (evidence.length === 0) return ''
  return html`<h3>材料（${evidence.length} 份）</h3><ol>${evidence.map(
    ({ id, mediaType, at, state }) =>
      html`<li>${shanghaiMinute(at)} ${kindOf(mediaType)}：${
        state === 'kept' ? html`<a href="${casePath(theCase)}/files/${id}">下载</a>` : STATES[state]
      }</li>`,
  )}</ol><p class="hint">下载的照片已去掉拍摄地点和时间。每次下载都会记下。</p>`
}

function kindOf(mediaType: string): string {
  if (mediaType.startsWith('image/')) return '照片'
  return mediaType.startsWith('audio/') ? '语音' : '文件'
}
