import { html } from 'hono/html'
import { formToken } from '../form-token.ts'
import { inputField } from '../page/fields.ts'
import { tokenField } from '../page/layout.ts'
import { sendPage } from '../send-page.ts'
import type { Visit } from '../visit.ts'

export const WRONG_CODE = '验证码不对，或者已经用过。请等手机上出新的 6 位数字再输。'

interface CodeAnswer {
  readonly problem?: string
  readonly status?: 422 | 429
}

/** The second step of signing in. */
export function sendCodePage(visit: Visit, token: string, answer: CodeAnswer = {}): Promise<Response> {
  const problems = answer.problem === undefined ? [] : [{ field: 'code', words: answer.problem }]
  const page = {
    title: '再输一个验证码',
    problems,
    body: html`<form class="narrow" method="post" action="/console/login/code">${tokenField(formToken(visit.secret))}
<input type="hidden" name="token" value="${token}">
${inputField({ id: 'code', name: 'code', label: '验证码', hint: '打开手机上的验证器，输 6 位数字。手机不在，输一个备用码。', complete: 'one-time-code', problems })}
<button class="go">登录</button>
</form>
<p class="hint">5 分钟内输完。手机丢了、备用码也没有，请找县里的管理员关掉验证码。</p>
<p class="back"><a class="button" href="/console/login">回到登录</a></p>`,
  }
  return sendPage(visit, page, answer.status ?? 200)
}
