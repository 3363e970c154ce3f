import { html } from 'hono/html'
import { hiddenFields, markupText, type PageModel } from './page-model.ts'
import { renderItems } from './render-items.ts'
import { WORDS } from './words.ts'

/** The whole page: a working form without script, and the frame the script fills. */
export function renderPage(model: PageModel): string {
  const name = `${model.countyName}法律服务`
  return markupText(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<link rel="icon" href="${model.files.icon}">
<link rel="stylesheet" href="${model.files.style}">
<script src="${model.files.script}" defer></script>
</head>
<body class="${model.items.length === 0 ? 'empty' : ''}">
${top(name)}
<main class="scroll" id="scroll" tabindex="0" aria-label="对话">
${welcome(model)}
<div class="log" id="log" role="log" aria-label="消息">${renderItems(model)}</div>
<p class="state" id="state" role="status">${model.notice ?? ''}</p>
<label class="photo" id="photo-door" hidden>发照片<input class="heard" type="file" id="photo" accept="image/*"></label>
</main>
${composer(model)}
</body>
</html>
`)
}

function top(name: string) {
  return html`<header class="top" id="top">
<div class="bar">
<h1>${name}</h1>
<button type="button" class="tool" id="size" hidden>字大一点</button>
<form method="post" action="/bye"><button class="tool" id="leave">清空并离开</button></form>
</div>
<nav class="doors" aria-label="打电话">
<a class="door" href="tel:12348">打 12348</a><a class="door danger" href="tel:110">危险打 110</a>
</nav>
</header>`
}

function welcome(model: PageModel) {
  return html`<section class="welcome">
<p>遇到啥难事？不要钱。</p>
<form class="examples" method="post" action="/#newest">${hiddenFields(model)}
${WORDS.examples.map((example) => html`<button name="text" value="${example}">${example}</button>`)}
</form>
<p><a class="door" href="/calculators">算一算</a></p>
</section>`
}

function composer(model: PageModel) {
  return html`<form class="composer" id="composer" aria-label="写消息" method="post" action="/#newest">${hiddenFields(model)}
<label for="box">写您的事</label>
<div class="line"><textarea id="box" name="text" rows="1" autocomplete="off" enterkeyhint="send">${model.draft ?? ''}</textarea>
<button class="send" id="send">发送</button></div>
</form>`
}
