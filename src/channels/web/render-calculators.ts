import { html } from 'hono/html'
import type { Calculator } from '../../domain/calculators/calculator.ts'
import { markupText, type PageModel } from './page-model.ts'
import { splitAtPhoneNumbers } from './phone-numbers.ts'

/** What every page of forms needs to know. */
export type FormPage = Pick<PageModel, 'countyName' | 'files'>

/** The frame of a page of forms: heading, numbers to dial, the way back to the chat. */
export function renderFormPage({ countyName, files }: FormPage, title: string, body: unknown): string {
  return markupText(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${title}，${countyName}法律服务</title>
<link rel="icon" href="${files.icon}">
<link rel="stylesheet" href="${files.style}">
<link rel="stylesheet" href="${files.formStyle}">
</head>
<body class="forms">
<header class="top"><h1>${title}</h1>
<nav class="doors" aria-label="去别处">
<a class="door" href="/">回去问话</a><a class="door" href="tel:12348">打 12348</a><a class="door danger" href="tel:110">危险打 110</a>
</nav></header>
<main>${body}</main>
</body>
</html>
`)
}

/** Everything that can be reckoned. */
export function renderCalculators(page: FormPage, calculators: readonly Calculator[]): string {
  const body = html`<p>算出来的是估算。算完还能回去问怎么办。</p>
<ul class="choices">${calculators.map(
    ({ name, title }) => html`<li><a class="door" href="/calculators/${name}">${title}</a></li>`,
  )}</ul>`
  return renderFormPage(page, '算钱、算日子', body)
}

/** A result with its steps and articles, and the form's own answers to change. */
export function renderReckoned(
  page: FormPage,
  {
    calculator,
    fields,
    text,
  }: { calculator: Calculator; fields: Readonly<Record<string, string>>; text: string },
): string {
  const blocks = text.split('\n\n').map((block) => html`<section>${block.split('\n').map(line)}</section>`)
  const kept = Object.entries(fields).filter(([, value]) => value !== '')
  const body = html`<div class="result">${blocks}</div>
<form method="post" action="/calculators/${calculator.name}">${kept.map(
    ([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`,
  )}<button class="send" name="change" value="1">换几个数再算</button></form>
<p><a class="door" href="/calculators">算别的</a></p>`
  return renderFormPage(page, calculator.title, body)
}

function line(words: string) {
  const pieces = splitAtPhoneNumbers(words).map((piece) =>
    piece.dial === undefined ? piece.text : html`<a href="tel:${piece.dial}">${piece.text}</a>`,
  )
  return html`<p>${pieces}</p>`
}
