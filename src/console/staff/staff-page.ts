import { html } from 'hono/html'
import { stationName } from '../../core/casework/describe-case.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { County } from '../../domain/place/station.ts'
import { type Html, type Problem, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import { ROLE_LABELS } from './role-labels.ts'

/** Something to hand over, shown once and never again. */
export type GivenKey =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'link'; readonly link: string }

interface StaffModel {
  readonly member: Staff
  readonly me: Staff
  readonly county: County
  /** The channel of each bound chat, in words; which chat it is stays unsaid. */
  readonly chats: readonly string[]
  readonly hasPassword: boolean
  /** Whether signing in asks for a code after the password. */
  readonly hasCodes: boolean
  /** Leave and the form for it; absent for somebody disabled. */
  readonly absence: Html | undefined
  readonly given: GivenKey | undefined
  readonly formToken: string
  readonly problems: readonly Problem[]
}

export function staffPage(model: StaffModel): Page {
  const { member, county } = model
  return {
    title: '人员资料',
    place: 'staff',
    problems: model.problems,
    body: html`${model.given ? givenKey(model.given) : ''}
<section class="card" aria-label="资料"><dl>
<div><dt>姓名</dt><dd>${theirWords(member.name)}</dd></div>
<div><dt>做什么</dt><dd>${ROLE_LABELS[member.role].label}</dd></div>
<div><dt>站点</dt><dd>${theirWords(stationName(member.station, county))}</dd></div>
<div><dt>现在</dt><dd>${member.active ? '在用' : '已停用'}</dd></div>
<div><dt>绑定的聊天</dt><dd>${chatWords(model.chats)}</dd></div>
<div><dt>登录密码</dt><dd>${model.hasPassword ? '已设' : '还没设'}</dd></div>
<div><dt>登录验证码</dt><dd>${model.hasCodes ? '已开' : '没有开'}</dd></div>
</dl></section>
${member.active ? keyForms(model) : html`<p>停用的人不能登录，也不能在聊天里办案。</p>`}
${model.absence ?? ''}
${activeForm(model)}
<p class="back"><a class="button" href="/console/staff">回到人员名单</a></p>`,
  }
}

function givenKey(given: GivenKey): Html {
  if (given.kind === 'code') {
    return html`<section class="key" aria-label="绑定码"><h2>绑定码，只显示这一次</h2>
<p>请本人打开自己的微信或其他聊天，给机器人发：</p><p class="code">绑定 ${given.code}</p>
<p>10 分钟内有效，只能用一次。</p></section>`
  }
  return html`<section class="key" aria-label="设密码的链接"><h2>设密码的链接，只显示这一次</h2>
<p class="link">${given.link}</p><p>30 分钟内有效，只能用一次。请复制给本人，不要发到群里。</p></section>`
}

function chatWords(chats: readonly string[]): Html {
  if (chats.length === 0) return html`还没有绑定，收不到新案件`
  const counts = Map.groupBy(chats, (label) => label)
  return html`${[...counts].map(([label, same]) => html`<span class="tag">${theirWords(label)} ${same.length} 个</span> `)}`
}

function keyForms({ member, me, formToken, hasPassword, hasCodes }: StaffModel): Html {
  const path = `/console/staff/${member.id}`
  return html`<section class="acts"><h2>登录和绑定</h2>
<form method="post" action="${path}/code">${tokenField(formToken)}<button class="go">取绑定码</button>
<p class="hint">绑定以后，他能在聊天里接单办案。</p></form>
<form method="post" action="${path}/link">${tokenField(formToken)}<button>${hasPassword ? '取重设密码的链接' : '取设密码的链接'}</button>
<p class="hint">设好密码，他能登录本工作台。重设以后，他在别处的登录都会退出。</p></form>
${hasCodes && member.id !== me.id ? codesForm(path, formToken) : ''}</section>`
}

function codesForm(path: string, formToken: string): Html {
  return html`<form method="post" action="${path}/codes-off">${tokenField(formToken)}<button class="danger">关掉他的验证码</button>
<p class="hint">手机丢了才用，先确认是他本人。关掉以后，他马上退出。</p></form>`
}

function activeForm({ member, me, formToken }: StaffModel): Html {
  if (member.id === me.id) return html`<p class="hint">自己不能停用自己。</p>`
  const path = `/console/staff/${member.id}/${member.active ? 'disable' : 'enable'}`
  return html`<section><h2>${member.active ? '停用' : '重新启用'}</h2><form method="post" action="${path}">${tokenField(formToken)}
${member.active ? html`<p>停用以后，他马上退出，也收不到新案件。以前办的都保留。</p>` : ''}
<button class="${member.active ? 'danger' : 'go'}">${member.active ? '停用这个人' : '重新启用这个人'}</button></form></section>`
}
