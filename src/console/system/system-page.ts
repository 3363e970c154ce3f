import { html } from 'hono/html'
import type { QrView } from '../../core/outreach/qr.ts'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import type { ChannelStatus } from '../../ports/channel.ts'
import type { DeadLetter } from '../../ports/stores/outbox-store.ts'
import type { ChannelView } from '../office.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { qrCode } from '../page/qr-code.ts'

type ShownChannel = Omit<ChannelView, 'qr'> & {
  readonly qr: QrView | undefined
  /** True when somebody must scan, whoever may see the code. */
  readonly hasQr: boolean
}

interface Backlog {
  readonly pending: number
  readonly dead: number
}

/** Messages that wait, and those that could not be delivered. */
export interface MailState {
  readonly incoming: Backlog
  readonly outgoing: Backlog
  readonly letters: readonly DeadLetter[]
}

const STATE_LABELS: Readonly<Record<ChannelStatus['state'], string>> = {
  on: '✓ 正常',
  off: '— 没有开',
  starting: '… 正在启动',
  failing: '⚠ 有毛病',
}

export function systemPage(channels: readonly ShownChannel[], mail: MailState | undefined): Page {
  const labels = new Map(channels.map(({ name, label }) => [name, label]))
  return {
    title: '系统',
    place: 'system',
    body: html`${mail ? html`<p><a class="button" href="/console/settings">设置</a> <a class="button" href="/console/audit">操作记录</a></p>` : ''}<section><h2>渠道</h2><ul class="cases">${channels.map(channelRow)}</ul></section>
${mail ? mailSection(mail, labels) : html`<p class="hint">来信和发信的情况，请问管理员。</p>`}`,
  }
}

function channelRow({ label, state, note, qr, hasQr }: ShownChannel): Html {
  return html`<li class="case"><h3>${theirWords(label)} <span class="${state === 'failing' ? 'tag alarm' : 'tag'}">${STATE_LABELS[state]}</span></h3>
<p>${theirWords(note)}</p>
${qr ? qrCode(qr, '登录二维码，请用手机微信扫') : hasQr ? html`<p>要扫码登录，请找管理员。</p>` : ''}</li>`
}

function mailSection({ incoming, outgoing, letters }: MailState, labels: ReadonlyMap<string, string>): Html {
  return html`<section><h2>来信和发信</h2><dl class="card">
<div><dt>来信，等处理</dt><dd>${incoming.pending} 条</dd></div>
<div><dt>来信，处理不了</dt><dd>${incoming.dead} 条</dd></div>
<div><dt>发信，等发出</dt><dd>${outgoing.pending} 条</dd></div>
<div><dt>发信，发不出去</dt><dd>${outgoing.dead} 条</dd></div></dl></section>
<section><h2>发不出去的信（${outgoing.dead} 条）</h2>
${letters.length === 0 ? html`<p class="empty">没有。</p>` : letterList(letters, labels)}</section>`
}

function letterList(letters: readonly DeadLetter[], labels: ReadonlyMap<string, string>): Html {
  return html`<ul class="cases">${letters.map(
    ({ at, channel, reason }) => html`<li class="case"><h3>${theirWords(labels.get(channel) ?? channel)}</h3>
<p class="when">${shanghaiMinute(at)}</p><p>原因：${theirWords(reason || '没有说')}</p></li>`,
  )}</ul><p class="hint">对方可能删了机器人或换了号。请打电话找他。</p>`
}
