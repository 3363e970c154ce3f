import { html } from 'hono/html'
import type { Staff } from '../../domain/people/staff.ts'
import { formToken } from '../form-token.ts'
import { inputField } from '../page/fields.ts'
import { type Problem, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import type { Visit } from '../visit.ts'
import { PASSWORD_RULES } from './password-rules.ts'
import { isPending } from './setup-link.ts'

interface SetupModel {
  readonly visit: Visit
  readonly staff: Staff
  readonly token: string
  readonly name: string
  readonly problems: readonly Problem[]
}

/** For the first administrator also the name; for everybody else only the password. */
export function setupPage({ visit, staff, token, name, problems }: SetupModel): Page {
  const first = isPending(staff)
  const fresh = { type: 'password', complete: 'new-password', problems } as const
  return {
    title: first ? '设置第一个管理员' : '设密码',
    problems,
    body: html`${first ? html`<p>您会成为县里的管理员，可以加人、看所有案件。</p>` : html`<p>姓名：${theirWords(staff.name)}</p>`}
<form class="narrow" method="post" action="/console/setup">${tokenField(formToken(visit.secret))}
<input type="hidden" name="token" value="${token}">
${first ? inputField({ id: 'name', name: 'name', label: '您的姓名', hint: '登录时要用。', value: name, complete: 'username', problems }) : ''}
<div class="rules"><p>密码的要求：</p><ul>${PASSWORD_RULES.map((rule) => html`<li>${rule}</li>`)}</ul></div>
${inputField({ ...fresh, id: 'password', name: 'password', label: '密码' })}
${inputField({ ...fresh, id: 'repeat', name: 'repeat', label: '密码再输一遍' })}
<button class="go">设好密码并登录</button>
</form>`,
  }
}
