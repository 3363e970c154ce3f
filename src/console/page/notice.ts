import { html } from 'hono/html'
import type { Page } from './layout.ts'

/** The one answer to an address that is none, a case that is none and a case of somebody else. */
export const NOT_FOUND: Page = {
  title: '没有这一页',
  body: html`<p>地址不对，或者这件事不归您管。</p><p><a class="button" href="/console">回到案件</a></p>`,
}

export const FOREIGN: Page = {
  title: '没有收下',
  body: html`<p>这次提交不是从本页发来的，所以没有收下。</p><p>请打开工作台，再做一遍。</p>
<p><a class="button" href="/console">打开工作台</a></p>`,
}

export const STALE_FORM: Page = {
  title: '没有收下',
  body: html`<p>这一页放得太久了，或者浏览器不让存登录信息。</p><p>请打开工作台，再做一遍。</p>
<p><a class="button" href="/console">打开工作台</a></p>`,
}

export const SIGNED_OUT: Page = {
  title: '请重新登录',
  body: html`<p>您已经退出，或者 30 分钟没有动过。刚才的没有记上。</p><p>登录以后请再做一遍。</p>
<p><a class="button" href="/console/login">去登录</a></p>`,
}

export const TOO_BIG: Page = {
  title: '没有收下',
  body: html`<p>一次写得太多了，没有收下。请写短一点。</p><p><a class="button" href="/console">回到案件</a></p>`,
}

export const LINK_DEAD: Page = {
  title: '这个链接不能用了',
  body: html`<p>链接只能用一次，30 分钟内有效。</p>
<p>请找县里的管理员再要一个。第一次安装的，请重新启动程序，会给出新链接。</p>
<p><a class="button" href="/console/login">去登录</a></p>`,
}

/** Something of ours broke; `id` finds it in the log. */
export function broken(id: string): Page {
  return {
    title: '出了毛病',
    body: html`<p>刚才的没有办成，请过一会儿再试。</p>
<p>还是不行，请把这个编号告诉管理员：<strong>${id}</strong></p>
<p>群众的急事，请让他先打 12348；有危险打 110。</p>
<p><a class="button" href="/console">回到案件</a></p>`,
  }
}
