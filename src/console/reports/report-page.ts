import { html } from 'hono/html'
import type { Period } from '../../core/reports/period.ts'
import type { Cell, Table } from '../../core/reports/table.ts'
import { fenToYuan } from '../../domain/money.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { barChart } from './bar-chart.ts'
import { filePath, REPORTS_PATH, rowsPath } from './paths.ts'

interface ReportModel {
  readonly period: Period
  readonly tables: readonly Table[]
  /** Whether the numbers can still change. */
  readonly isPartial: boolean
}

/** The tables of one month or year. Every number leads to what it was counted from. */
export function reportPage(model: ReportModel): Page {
  const { period, tables, isPartial } = model
  return {
    title: `报表 ${period.name}`,
    place: 'reports',
    body: html`${periodForm(period)}
${isPartial ? html`<p class="notice" role="status">这个${period.unit}还没过完，数字还会变。</p>` : ''}
<p class="no-print"><a class="button" href="${filePath(period, 'xlsx')}">下载表格（Excel）</a>
<a class="button" href="${filePath(period, 'public')}">下载公开版</a></p>
${tables.map((table) => section(period, table))}`,
  }
}

function periodForm({ name }: Period): Html {
  return html`<form class="no-print" method="get" action="${REPORTS_PATH}"><div class="field"><label for="of">看哪个月或哪一年</label>
<p class="hint" id="of-hint">写 2026-10 看一个月，写 2026 看一年。</p>
<input id="of" name="of" type="text" value="${name}" autocomplete="off" inputmode="numeric" aria-describedby="of-hint" maxlength="7"></div>
<button class="go">看</button></form>`
}

function section(period: Period, table: Table): Html {
  return html`<section class="report"><h2>${table.title}</h2>
<div class="scroll no-print" role="region" tabindex="0" aria-label="${table.title}的图，可以左右滑">${barChart(table)}</div>
<div class="scroll" role="region" tabindex="0" aria-label="${table.title}，可以左右滑"><table>
<thead><tr>${table.columns.map(({ title }) => html`<th scope="col">${theirWords(title)}</th>`)}</tr></thead>
<tbody>${table.rows.map((cells, row) => html`<tr>${cells.map((cell, column) => shown(cell, rowsPath(period, { table: table.id, row, column })))}</tr>`)}</tbody>
</table></div><p class="hint">${theirWords(table.note)}</p></section>`
}

function shown(cell: Cell, path: string): Html {
  switch (cell.kind) {
    case 'text':
      return html`<td>${theirWords(cell.text)}</td>`
    case 'hidden':
      return html`<td class="number">${cell.mark}</td>`
    case 'count':
      return number(String(cell.count), cell.rows.length > 0 ? path : undefined)
    case 'money':
      return number(fenToYuan(cell.fen), cell.rows.length > 0 ? path : undefined)
  }
}

function number(text: string, path: string | undefined): Html {
  return html`<td class="number">${path === undefined ? text : html`<a href="${path}">${text}</a>`}</td>`
}
