import { html } from 'hono/html'
import { markupText } from './page-model.ts'

/** An empty page that gives nothing away, for a quick exit. */
export const BYE_PAGE =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>空白页</title></head><body></body></html>\n'

/** A page for an address that is none, or a fault of ours: what to do next and a number to dial. */
export function renderNotice(words: string, style: string): string {
  return markupText(
    html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>法律服务</title><link rel="stylesheet" href="${style}"></head>
<body class="notice"><main><h1>${words}</h1>
<p><a class="door" href="/">回到聊天</a></p><p><a class="door" href="tel:12348">打 12348</a></p></main></body></html>
`,
  )
}
