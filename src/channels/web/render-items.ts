import { html } from 'hono/html'
import type { ItemView, LineView } from './item-view.ts'
import { hiddenFields, type PageModel } from './page-model.ts'

/** The thread as bubbles. Only the newest choices can be pressed: older ones no longer fit. */
export function renderItems(model: Pick<PageModel, 'items' | 'mark' | 'newId'>) {
  const newest = newestOf(model.items)
  const asking = model.items.findLast((item) => item.options.length > 0)
  return model.items.map((item) =>
    renderItem(item, { newest, form: item === asking ? optionsOf(item, model) : '' }),
  )
}

function renderItem(item: ItemView, around: { newest: ItemView | undefined; form: unknown }) {
  const id = item === around.newest ? html` id="newest"` : ''
  return html`<div class="message ${item.from} ${item.tone}"${id} data-id="${item.id}" data-key="${item.key ?? ''}" data-at="${item.at}">
<div class="bubble"><span class="heard">${item.from === 'us' ? '回复：' : '我说：'}</span>${body(item)}</div>${around.form}</div>
`
}

function body(item: ItemView) {
  const lines = item.lines.map(renderLine)
  if (item.tone === 'emergency') return html`<p class="alarm">紧急</p>${calls(item)}${lines}`
  return html`${lines}${calls(item)}`
}

function renderLine(line: LineView) {
  const pieces = line.pieces.map(({ text, dial, open }) => {
    if (open !== undefined) return html`<a class="call" href="${open}">${text}</a>`
    return dial === undefined ? text : html`<a href="tel:${dial}">${text}</a>`
  })
  return html`<p class="${line.shape}${line.gap ? ' gap' : ''}">${pieces}</p>`
}

function calls(item: ItemView) {
  if (item.calls.length === 0) return ''
  return html`<div class="calls">${item.calls.map((call) => html`<a class="call" href="tel:${call.dial}">打 ${call.text}</a>`)}</div>`
}

function optionsOf(item: ItemView, model: Pick<PageModel, 'mark' | 'newId'>) {
  return html`<form class="${item.options.length > 4 ? 'options many' : 'options'}" method="post" action="/#newest">${hiddenFields(model)}${item.options.map(
    (option) => html`<button name="choice" value="${option.value}">${option.label}</button>`,
  )}</form>`
}

/** Where the page opens: the first bubble of the latest answer, so that it is read from its beginning. */
function newestOf(items: readonly ItemView[]): ItemView | undefined {
  const lastAsked = items.findLastIndex((item) => item.from === 'asker')
  return items[lastAsked + 1] ?? items[lastAsked]
}
