import { html } from 'hono/html'
import { stationName } from '../../core/casework/describe-case.ts'
import type { QrView } from '../../core/outreach/qr.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { County } from '../../domain/place/station.ts'
import { inputField } from '../page/fields.ts'
import { type Html, type Problem, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import { qrCode } from '../page/qr-code.ts'
import { ROLE_LABELS } from '../staff/role-labels.ts'
import { PASSWORD_RULES } from './password-rules.ts'

interface AccountModel {
  readonly me: Staff
  readonly county: County
  readonly formToken: string
  readonly problems: readonly Problem[]
  /** Leave and the form for it. */
  readonly absence: Html
  readonly isOn: boolean
  /** A secret that waits for its first code. */
  readonly pending: { readonly secret: string; readonly qr: QrView } | undefined
  readonly codesLeft: number
  readonly recoveryCodes: readonly string[] | undefined
}

export function accountPage(model: AccountModel): Page {
  const { me, county } = model
  return {
    title: '我的账号',
    place: 'account',
    problems: model.problems,
    body: html`${model.recoveryCodes ? recoveryCodes(model.recoveryCodes) : ''}
<section class="card" aria-label="我是谁"><dl>
<div><dt>姓名</dt><dd>${theirWords(me.name)}</dd></div>
<div><dt>做什么</dt><dd>${ROLE_LABELS[me.role].label}</dd></div>
<div><dt>站点</dt><dd>${theirWords(stationName(me.station, county))}</dd></div>
</dl></section>
${model.absence}
<section><h2>登录验证码</h2>${model.isOn ? factorOn(model) : model.pending ? confirmForm(model, model.pending) : beginForm(model)}</section>
${passwordForm(model)}`,
  }
}

function recoveryCodes(codes: readonly string[]): Html {
  return html`<section class="key" aria-label="备用码"><h2>备用码，只显示这一次</h2>
<p>手机不在身边时，登录输一个备用码。每个只能用一次。</p>
<ul class="spare">${codes.map((code) => html`<li>${code}</li>`)}</ul>
<p>请抄在纸上收好，不要存在手机里。</p></section>`
}

function beginForm({ me, formToken, problems }: AccountModel): Html {
  return html`<p>没有开。开了以后，登录先输密码，再输手机上的 6 位数字。别人猜到密码也进不来。</p>
<form class="narrow" method="post" action="/console/account/codes">${tokenField(formToken)}
${ownPassword('begin-own', me, problems)}<button class="go">开启验证码</button></form>`
}

function confirmForm({ formToken, problems }: AccountModel, pending: { secret: string; qr: QrView }): Html {
  return html`<ol class="steps"><li>在手机上装一个验证器（支持 TOTP 的都行）。</li>
<li>用它扫这个码：${qrCode(pending.qr, '验证器二维码，请用手机上的验证器扫')}扫不了，就在验证器里手工输密钥：
<p class="link">${(pending.secret.match(/.{1,4}/g) ?? []).join(' ')}</p></li>
<li>输验证器上的 6 位数字：</li></ol>
<form class="narrow" method="post" action="/console/account/codes/confirm">${tokenField(formToken)}
${inputField({ id: 'code', name: 'code', label: '验证码', mode: 'numeric', complete: 'one-time-code', problems })}
<button class="go">对上了，开启</button></form>
<form method="post" action="/console/account/codes/cancel">${tokenField(formToken)}<button>先不开了</button></form>`
}

function factorOn({ me, formToken, problems, codesLeft }: AccountModel): Html {
  return html`<p>✓ 已开启。备用码还剩 ${codesLeft} 个。</p>
<p class="hint">备用码快用完了，先关掉再开一次，会给新的 10 个。</p>
<form class="narrow" method="post" action="/console/account/codes/off">${tokenField(formToken)}
${ownPassword('off-own', me, problems)}<button class="danger">关掉验证码</button></form>`
}

function passwordForm({ me, formToken, problems }: AccountModel): Html {
  const fresh = { type: 'password', complete: 'new-password', problems } as const
  return html`<section><h2>改密码</h2><form class="narrow" method="post" action="/console/account/password">${tokenField(formToken)}
${ownPassword('own', me, problems)}
<div class="rules"><p>新密码的要求：</p><ul>${PASSWORD_RULES.map((rule) => html`<li>${rule}</li>`)}</ul></div>
${inputField({ ...fresh, id: 'password', name: 'password', label: '新密码' })}
${inputField({ ...fresh, id: 'repeat', name: 'repeat', label: '新密码再输一遍' })}
<p class="hint">改好以后，您在别处的登录都会退出。</p><button class="go">改密码</button></form></section>`
}

/**
 * The field is always `own`; its id is the form's, so that a problem stands beside the right one. The hidden name is
 * for password managers.
 */
function ownPassword(id: string, me: Staff, problems: readonly Problem[]): Html {
  return html`<input type="text" name="username" value="${me.name}" autocomplete="username" readonly hidden>
${inputField({
  ...{ id, name: 'own', label: '现在的密码', type: 'password', complete: 'current-password', problems },
})}`
}
