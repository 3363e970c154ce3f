import { html } from 'hono/html'
import type { Card } from '../../core/outreach/card.ts'
import type { QrView } from '../../core/outreach/qr.ts'

/** What stands on every card beside the answer. */
export interface CardFrame {
  readonly countyName: string
  /** The address of the chat page as a QR code; absent while the county has not configured its address. */
  readonly chat: QrView | undefined
}

/** All cards as one document, an A5 page each; prints the same from any browser. */
export async function cardPages(cards: readonly Card[], frame: CardFrame): Promise<string> {
  const pages = cards.map((card) => cardPage(card, frame))
  const page = await html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${frame.countyName}法律明白卡</title><style>${STYLE}</style></head>
<body>${pages}</body></html>
`
  return String(page)
}

function cardPage(card: Card, { countyName, chat }: CardFrame) {
  const code = chat ? qrCode(chat) : html`<p class="todo">二维码待填</p>`
  return html`<article>
<h1>${card.title}</h1>
<div class="answer">${card.answer.map((line) => html`<p>${line}</p>`)}</div>
<ol>${card.steps.map((step) => html`<li>${step}</li>`)}</ol>
${card.deadlines.map((line) => html`<p class="when">${line}</p>`)}
<footer><div class="door"><p class="call">打 <b>${card.hotline}</b></p><p>${card.door}</p>
<p class="small">${card.law}　${countyName}公共法律服务　用到 ${card.validUntil}</p></div>
<div class="code">${code}<p class="small">扫一扫接着问</p></div></footer>
</article>`
}

function qrCode({ size, path }: QrView) {
  return html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}" fill="#000"/></svg>`
}

const STYLE = `@page{size:A5;margin:9mm}*{box-sizing:border-box;margin:0}
body{font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;color:#111;font-size:17pt;line-height:1.42}
article{height:190mm;display:flex;flex-direction:column;page-break-after:always;break-after:page}
article:last-child{page-break-after:auto;break-after:auto}
h1{font-size:23pt;line-height:1.25;border-bottom:2.5pt solid #111;padding-bottom:2mm;margin-bottom:3mm}
.answer{font-size:20pt;font-weight:700;margin-bottom:3mm}
ol{padding-left:1.5em;margin-bottom:2mm}li{margin-bottom:1.5mm}li::marker{font-weight:700}
.when{border-left:3pt solid #111;padding-left:3mm;margin-bottom:1.5mm;font-size:16pt}
footer{margin-top:auto;display:flex;gap:5mm;align-items:flex-end;border-top:1.5pt solid #111;padding-top:2mm}
.door{flex:1}.door p{font-size:12.5pt}.door .call{font-size:20pt}.call b{font-size:27pt}
.door .small,.code .small{font-size:9pt}.code{width:33mm;text-align:center}.code svg{display:block;width:31mm;height:31mm;margin:0 auto}
.todo{width:31mm;height:31mm;margin:0 auto;border:1pt dashed #111;display:flex;align-items:center;justify-content:center;font-size:11pt}`
