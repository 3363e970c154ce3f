import { html } from 'hono/html'
import type { DocxBlock } from './docx-blocks.ts'

/** The same paper as a page to read on a phone and to print; `save` fetches the Word file. */
export async function printPage(paper: {
  readonly title: string
  readonly bytes: Uint8Array
  readonly save: string
}): Promise<string> {
  const { docxBlocks } = await import('./docx-blocks.ts')
  const page = await html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${paper.title}</title><link rel="stylesheet" href="/d/style.css"></head>
<body><nav><a class="button" href="${paper.save}">存成 Word 文件</a><p>要打印，用浏览器的“打印”，或把文件拿到打印店。链接 72 小时后失效。</p></nav>
<main>${docxBlocks(paper.bytes).map(blockHtml)}</main></body></html>
`
  return String(page)
}

function blockHtml(block: DocxBlock) {
  if (block.kind === 'table') {
    const [head = [], ...rows] = block.rows
    return html`<table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
      (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody></table>`
  }
  if (block.text.trim() === '') return ''
  if (block.style === 'Title') return html`<h1>${block.text}</h1>`
  if (block.style === 'Heading1') return html`<h2>${block.text}</h2>`
  return html`<p class="${CLASSES[block.style] ?? 'line'}">${block.text}</p>`
}

const CLASSES: Readonly<Record<string, string>> = {
  BodyText: 'text',
  Right: 'right',
  Small: 'small',
  Foot: 'foot',
}

/** A link that leads nowhere any more: what to do instead. Says the same of a wrong one, so nothing can be guessed. */
export async function expiredPage(): Promise<string> {
  const page = await html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>链接打不开了</title><link rel="stylesheet" href="/d/style.css"></head>
<body><main><h1>这个链接打不开了</h1><p class="line">文书的链接只管 72 小时，过了就打不开，免得别人看见。</p>
<p class="line">要新的：回到聊天里，发“写申请书”，再写一份。</p><p class="line">写不了的，发“人工”找人帮忙，或者打 <a href="tel:12348">12348</a>。</p></main></body></html>
`
  return String(page)
}

export const STYLE = `@page{size:A4;margin:30mm 26mm 28mm 27mm}*{box-sizing:border-box}
body{margin:0;background:#eee;color:#111;font:18px/1.8 FangSong,仿宋,STFangsong,"Noto Serif CJK SC",serif}
nav{max-width:46em;margin:0 auto;padding:1em;font-family:sans-serif;font-size:16px}nav p{margin:.6em 0 0}
.button{display:inline-block;min-height:48px;padding:10px 20px;border-radius:8px;background:#1d4f91;color:#fff;text-decoration:none}
main{max-width:42em;margin:0 auto;padding:2em 1.4em;background:#fff;overflow-wrap:anywhere}
h1{text-align:center;font:700 26px/1.4 SimSun,宋体,"Noto Serif CJK SC",serif;margin:0 0 1em}h2{font:700 18px/1.6 SimHei,黑体,"Noto Sans CJK SC",sans-serif;margin:.8em 0 .2em}
p{margin:0;white-space:pre-line}.text{text-indent:2em}.right{margin-left:45%}.small,.foot{font-size:14px}.foot{text-align:center;margin-top:.6em}
table{width:100%;border-collapse:collapse;margin:.3em 0}th,td{border:1px solid #111;padding:.2em .5em;font-size:16px;text-align:left;white-space:pre-line;vertical-align:top}
@media print{body{background:none;font-size:14pt}nav{display:none}main{max-width:none;padding:0}tr{break-inside:avoid}thead{display:table-header-group}}
@media(max-width:480px){.right{margin-left:20%}th,td{padding:.2em .3em;font-size:15px}}`
