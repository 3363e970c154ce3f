import { html } from 'hono/html'
import type { Absence } from '../../domain/people/absence.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { formToken } from '../form-token.ts'
import { inputField, selectField } from '../page/fields.ts'
import { type Html, type Problem, theirWords, visible } from '../page/html.ts'
import { tokenField } from '../page/layout.ts'
import type { StaffVisit } from '../visit.ts'

interface AbsenceModel {
  readonly member: Staff
  /** Where the forms go: below it, `/absence` and `/back`. */
  readonly path: string
  readonly problems: readonly Problem[]
}

/** The leaves of a member of staff, a way back, and a form for the next one. */
export async function absenceSection(visit: StaffVisit, model: AbsenceModel): Promise<Html> {
  const { absences, staff } = visit.office.database.stores
  const all = await absences.from(shanghaiDay(visit.now))
  const people = await staff.list()
  const own = all.filter((leave) => leave.staff === model.member.id)
  const token = tokenField(formToken(visit.secret))
  return html`<section><h2>请假</h2>
${own.length === 0 ? html`<p class="empty">没有请假。</p>` : leaveList(own, people)}
${own.length === 0 ? '' : html`<form method="post" action="${model.path}/back">${token}<button>销假，今天起上班</button></form>`}
<form class="narrow" method="post" action="${model.path}/absence">${token}${leaveFields(visit, model, people)}
<p class="hint">手上的案件到时交给替的人，回来再交还。没写替的人，会重新等人接。</p><button class="go">记下请假</button></form></section>`
}

function leaveList(leaves: readonly Absence[], people: readonly Staff[]): Html {
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '已不在的人'
  return html`<ul>${leaves.map(
    ({ firstDay, lastDay, substitute }) => html`<li>${spokenDay(firstDay)}到${spokenDay(lastDay)}，
${substitute === undefined ? '没有替的人' : html`${theirWords(nameOf(substitute))}替`}</li>`,
  )}</ul>`
}

function leaveFields({ form }: StaffVisit, model: AbsenceModel, people: readonly Staff[]): Html {
  const { member, problems } = model
  const others = people.filter(({ id, active }) => active && id !== member.id)
  return html`${inputField({ id: 'first', name: 'first', label: '头一天', type: 'date', value: form('first'), problems })}
${inputField({ id: 'last', name: 'last', label: '末一天', type: 'date', value: form('last'), problems })}
${selectField({
  ...{ id: 'substitute', name: 'substitute', label: '谁替（可以不选）', value: form('substitute'), problems },
  groups: [{ label: '', choices: others.map(({ id, name }) => ({ value: id, label: visible(name) })) }],
})}`
}
