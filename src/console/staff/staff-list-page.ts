import { html } from 'hono/html'
import { stationName } from '../../core/casework/describe-case.ts'
import { type Absence, absenceOn } from '../../domain/people/absence.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { County } from '../../domain/place/station.ts'
import { spokenDay } from '../../domain/shanghai-time.ts'
import { inputField, radioField, selectField } from '../page/fields.ts'
import { type Html, type Problem, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import type { Form } from '../read-form.ts'
import { stationGroups } from '../station-groups.ts'
import { ROLE_LABELS } from './role-labels.ts'

interface StaffListModel {
  readonly staff: readonly Staff[]
  /** Leaves that run or are to come. */
  readonly away: readonly Absence[]
  readonly today: string
  readonly county: County
  readonly formToken: string
  readonly typed: Form
  readonly problems: readonly Problem[]
}

export function staffListPage(model: StaffListModel): Page {
  const sorted = model.staff.toSorted(
    (one, two) => Number(two.active) - Number(one.active) || one.name.localeCompare(two.name, 'zh-CN'),
  )
  return {
    title: '人员',
    place: 'staff',
    problems: model.problems,
    body: html`<p><a class="button" href="/console/audit">看操作记录</a></p>
<div class="columns"><section><h2>现有人员（${sorted.length} 人）</h2>
<ul class="cases">${sorted.map((member) => row(member, model))}</ul></section>
${addForm(model)}</div>`,
  }
}

function row(member: Staff, { county, away, today }: StaffListModel): Html {
  const leave = absenceOn(away, member.id, today)
  return html`<li class="case"><h3><a class="case-link" href="/console/staff/${member.id}">${theirWords(member.name)}</a>
${member.active ? '' : html`<span class="tag">已停用</span>`}${leave ? html`<span class="tag">请假到${spokenDay(leave.lastDay)}</span>` : ''}</h3>
<p>${ROLE_LABELS[member.role].label} · ${theirWords(stationName(member.station, county))}</p></li>`
}

function addForm({ county, formToken, typed, problems }: StaffListModel): Html {
  return html`<section><h2>加人</h2><form method="post" action="/console/staff">${tokenField(formToken)}
${inputField({ id: 'name', name: 'name', label: '姓名', hint: '登录时要用，不能和别人一样。', value: typed('name'), problems })}
${radioField({
  ...{ id: 'role', name: 'role', label: '做什么', value: typed('role'), problems },
  choices: Object.entries(ROLE_LABELS).map(([value, { label, may }]) => ({
    value,
    label: `${label}：${may}`,
  })),
})}
${selectField({
  ...{ id: 'station', name: 'station', label: '在哪个站点', value: typed('station'), problems },
  groups: stationGroups(county.stations),
})}
<button class="go">加这个人</button></form></section>`
}
