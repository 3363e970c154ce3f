import { html } from 'hono/html'
import { canInOffice, type OfficeAction } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { type Html, type Problem, theirWords } from './html.ts'

type Place =
  | 'cases'
  | 'find'
  | 'laws'
  | 'knowledge'
  | 'reports'
  | 'staff'
  | 'stations'
  | 'model'
  | 'system'
  | 'account'

/** What one page says. */
export interface Page {
  readonly title: string
  readonly body: Html
  readonly problems?: readonly Problem[]
  /** What was just done. */
  readonly done?: string | undefined
  readonly place?: Place
}

/** What stands around every page. */
export interface Frame {
  readonly countyName: string
  readonly stylePath: string
  readonly scriptPath: string
  readonly formToken: string
  readonly me?: Staff | undefined
}

const PLACES: readonly {
  place: Place
  path: string
  label: string
  action: OfficeAction
}[] = [
  { place: 'cases', path: '/console', label: '案件', action: 'see-office' },
  { place: 'find', path: '/console/find', label: '找', action: 'see-office' },
  { place: 'laws', path: '/console/laws', label: '法条', action: 'see-office' },
  { place: 'knowledge', path: '/console/knowledge', label: '知识', action: 'edit-knowledge' },
  { place: 'reports', path: '/console/reports', label: '报表', action: 'export' },
  { place: 'staff', path: '/console/staff', label: '人员', action: 'manage-staff' },
  { place: 'stations', path: '/console/stations', label: '站点', action: 'see-office' },
  { place: 'model', path: '/console/model', label: '模型', action: 'edit-knowledge' },
  { place: 'system', path: '/console/system', label: '系统', action: 'see-office' },
  { place: 'account', path: '/console/account', label: '我的', action: 'see-office' },
]

/** The whole document. */
export function layout(frame: Frame, page: Page): Html {
  const problems = page.problems ?? []
  const name = `${frame.countyName}法律服务工作台`
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${problems.length > 0 ? '出错：' : ''}${page.title} · ${name}</title>
<link rel="stylesheet" href="${frame.stylePath}">
${frame.me ? html`<script src="${frame.scriptPath}" defer></script>` : ''}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="top"><p class="brand">${name}</p>${frame.me ? doors(frame, frame.me, page.place) : ''}</header>
<main id="main" tabindex="-1">
${problems.length > 0 ? summary(problems) : ''}
${page.done ? html`<p class="done" role="status"><strong>办好了：</strong>${theirWords(page.done)}</p>` : ''}
<h1>${page.title}</h1>
${page.body}
<p id="live-note" class="notice" role="status"></p>
</main>
${frame.me ? KEYS : ''}
</body>
</html>
`
}

function doors(frame: Frame, me: Staff, here: Place | undefined): Html {
  const open = PLACES.filter(({ action }) => canInOffice(me, action))
  return html`<p class="me">${theirWords(me.name)}</p>
<nav class="doors" aria-label="主要页面">${open.map(
    ({ place, path, label }) =>
      html`<a href="${path}"${place === here ? html` aria-current="page"` : ''}>${label}</a>`,
  )}</nav>
<form class="leave" method="post" action="/console/logout">${tokenField(frame.formToken)}<button>退出</button></form>`
}

/** The list of what is wrong, in the same words as beside the fields. It takes the focus. */
function summary(problems: readonly Problem[]): Html {
  return html`<div class="problems" role="alert" tabindex="-1" autofocus>
<h2>出错了，请看这里</h2>
<ul>${problems.map(
    ({ field, words }) =>
      html`<li>${field === undefined ? theirWords(words) : html`<a href="#${field}">${theirWords(words)}</a>`}</li>`,
  )}</ul></div>`
}

/** What the keys do; opened by “?”. */
const KEYS = html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">快捷键</h2>
<dl><div><dt>j / k</dt><dd>下一件 / 上一件</dd></div><div><dt>回车</dt><dd>打开</dd></div>
<div><dt>Ctrl+K</dt><dd>找人找案件</dd></div><div><dt>Ctrl+回车</dt><dd>提交正在写的</dd></div>
<div><dt>/ 和短码</dt><dd>用常用话</dd></div>
<div><dt>1</dt><dd>接单</dd></div><div><dt>2</dt><dd>记进展</dd></div><div><dt>3</dt><dd>补材料</dd></div>
<div><dt>4</dt><dd>办结</dd></div><div><dt>?</dt><dd>打开或关上这张表</dd></div></dl>
<form method="dialog"><button>关上</button></form></dialog>`

/** What every form carries. */
export function tokenField(token: string): Html {
  return html`<input type="hidden" name="form" value="${token}">`
}
