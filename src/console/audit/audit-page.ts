import { html } from 'hono/html'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import type { AuditLine } from '../../ports/stores/audit-store.ts'
import { theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'

/** What each act is called; one that is new here is shown by its own name. */
const ACTS: Readonly<Record<string, string>> = {
  'account.sign-in': '登录',
  'account.sign-out': '退出',
  'account.set-password': '设了密码',
  'account.reset': '用命令重设了密码',
  'account.codes-on': '开了登录验证码',
  'account.codes-off': '关了登录验证码',
  'case.claim': '接单',
  'case.progress': '记进展',
  'case.request-material': '请当事人补材料',
  'case.transfer': '转站点',
  'case.hand-back': '退单',
  'case.close': '办结',
  'case.undo': '撤销了办结或转站',
  'case.show-phone': '看了电话',
  'case.open-file': '打开了材料',
  'case.open-paper': '打开了文书',
  'case.release-paper': '把文书交给当事人',
  'knowledge.draft': '写了一稿',
  'knowledge.publish': '用上一稿',
  'knowledge.withdraw': '撤回一稿',
  'case.remark': '内部记一笔',
  'people.find': '找人找案件',
  'reply.put': '改了常用话',
  'reply.remove': '删了常用话',
  'settings.change': '改了设置',
  'station.change': '改了站点资料',
  'report.export': '下载报表',
  'staff.add': '加了人',
  'staff.disable': '停用了人',
  'staff.enable': '启用了人',
  'staff.code': '给了绑定码',
  'staff.link': '给了设密码的链接',
  'staff.codes-off': '替人关了登录验证码',
  'staff.absence': '记了请假',
  'staff.back': '销假',
}

interface AuditModel {
  readonly lines: readonly AuditLine[]
  readonly nameOf: (staff: string) => string
}

/** Who did what, newest first. */
export function auditPage({ lines, nameOf }: AuditModel): Page {
  return {
    title: '操作记录',
    place: 'system',
    body: html`<p class="hint">最近 ${lines.length} 条。记录只能加，不能改。</p>
${
  lines.length === 0
    ? html`<p class="empty">还没有记录。</p>`
    : html`<div class="scroll" role="region" tabindex="0" aria-label="操作记录，可以左右滑"><table>
<thead><tr><th scope="col">时间</th><th scope="col">谁</th><th scope="col">做了什么</th><th scope="col">对象</th><th scope="col">结果</th></tr></thead>
<tbody>${lines.map(
        (line) => html`<tr><td>${shanghaiMinute(line.at)}</td><td>${theirWords(nameOf(line.actor))}</td>
<td>${ACTS[line.action] ?? line.action}</td><td>${theirWords(line.object)}</td><td>${line.result === 'done' ? '办成' : '没让办'}</td></tr>`,
      )}</tbody></table></div>`
}`,
  }
}
