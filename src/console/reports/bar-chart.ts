import { html } from 'hono/html'
import { countOf, type Table } from '../../core/reports/table.ts'
import type { Html } from '../page/html.ts'

const MOST_BARS = 14
const ROW_HEIGHT = 30
const BAR_HEIGHT = 18
const LABEL_WIDTH = 210
const BAR_WIDTH = 380

interface Bar {
  readonly label: string
  readonly count: number
}

/** The sums of a table as bars, largest first, for whoever would rather look than read. The table says it all again. */
export function barChart(table: Table): Html {
  const bars = barsOf(table)
  const most = Math.max(...bars.map(({ count }) => count))
  if (bars.length < 2) return html``
  const height = bars.length * ROW_HEIGHT
  return html`<svg class="chart" viewBox="0 0 ${LABEL_WIDTH + BAR_WIDTH + 60} ${height}" role="img" aria-label="${table.title}的条形图，数字见下表">
${bars.map((bar, at) => row(bar, { top: at * ROW_HEIGHT, width: (bar.count / most) * BAR_WIDTH }))}</svg>`
}

function row({ label, count }: Bar, { top, width }: { readonly top: number; readonly width: number }): Html {
  const middle = top + ROW_HEIGHT / 2
  return html`<text x="${LABEL_WIDTH - 8}" y="${middle}" text-anchor="end" dominant-baseline="middle">${label}</text>
<rect x="${LABEL_WIDTH}" y="${middle - BAR_HEIGHT / 2}" width="${Math.max(width, 1).toFixed(1)}" height="${BAR_HEIGHT}"></rect>
<text x="${(LABEL_WIDTH + width + 6).toFixed(1)}" y="${middle}" dominant-baseline="middle">${count}</text>`
}

/** Tables whose last column sums up each row; the overview and the list of cases have none. */
function barsOf({ id, rows }: Table): readonly Bar[] {
  if (id === 'overview' || id === 'case-list') return []
  return rows
    .map((cells) => ({ label: cells[0]?.kind === 'text' ? cells[0].text : '', count: sumOf(cells) }))
    .filter(({ label, count }) => label !== '合计' && count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_BARS)
}

function sumOf(cells: Table['rows'][number]): number {
  return Math.max(0, ...cells.map(countOf))
}
