import { html } from 'hono/html'
import { type Absence, absenceOn } from '../../domain/people/absence.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { withoutPeople } from '../../domain/people/without-people.ts'
import { type County, type Station, USUAL_OFFICE_HOURS } from '../../domain/place/station.ts'
import { spokenDay } from '../../domain/shanghai-time.ts'
import { type Html, theirWords } from '../page/html.ts'
import type { Page } from '../page/layout.ts'
import { ROLE_LABELS } from '../staff/role-labels.ts'
import { LEVELS } from '../station-groups.ts'

interface StationsModel {
  readonly county: County
  /** Those who are not disabled. */
  readonly staff: readonly Staff[]
  readonly away: readonly Absence[]
  readonly today: string
  /** Whether names lead to the page where a person is managed. */
  readonly mayManage: boolean
}

export function stationsPage(model: StationsModel): Page {
  const { stations } = model.county
  const empty = new Set(withoutPeople(stations, model.staff).map(({ id }) => id))
  const open = stations.filter(({ verifiedOn }) => verifiedOn === undefined).length
  return {
    title: '站点',
    place: 'stations',
    body: html`<dl class="card"><div><dt>站点</dt><dd>${stations.length} 个</dd></div>
<div><dt>没有人的</dt><dd>${empty.size} 个，案件会转到上一级</dd></div>
<div><dt>联系方式待填</dt><dd>${open} 个，群众只看到全国热线</dd></div></dl>
${LEVELS.map(({ level, label }) => {
  const here = stations.filter((station) => station.level === level)
  return here.length === 0
    ? ''
    : html`<section><h2>${label}（${here.length} 个）</h2><ul class="cases">${here.map((station) => row(station, model, empty))}</ul></section>`
})}
<p class="hint">电话、地址和时间：填好站点表，逐个打电话核实，再导入一次。</p>`,
  }
}

function row(station: Station, model: StationsModel, empty: ReadonlySet<string>): Html {
  const people = model.staff.filter((member) => member.station === station.id)
  return html`<li class="case"><h3>${theirWords(station.name)}
${empty.has(station.id) ? html`<span class="tag alarm">⚠ 没有人</span>` : ''}</h3>
<dl><div><dt>人</dt><dd>${people.length === 0 ? '还没有' : people.map((member) => person(member, model))}</dd></div>
<div><dt>时间</dt><dd>${station.hours ? theirWords(station.hours) : usualHours(model.county)}</dd></div>
${contact(station)}</dl></li>`
}

function person(member: Staff, { away, today, mayManage }: StationsModel): Html {
  const leave = absenceOn(away, member.id, today)
  const name = theirWords(member.name)
  return html`<p>${mayManage ? html`<a class="person" href="/console/staff/${member.id}">${name}</a>` : name}
（${ROLE_LABELS[member.role].label}）${leave ? html`<span class="tag">请假到${spokenDay(leave.lastDay)}</span>` : ''}</p>`
}

/** The county's hours stand in where a station has none of its own. */
function usualHours({ officeHours }: County): string {
  const { opens, closes } = officeHours ?? USUAL_OFFICE_HOURS
  return `待填（先按 ${opens} 到 ${closes} 算）`
}

/** Only what somebody has verified counts; the rest is to be filled in. */
function contact({ phone, address, verifiedOn }: Station): Html {
  const known = (value: string | undefined) =>
    verifiedOn === undefined || !value ? html`待填` : theirWords(value)
  return html`<div><dt>电话</dt><dd>${known(phone)}</dd></div>
<div><dt>地址</dt><dd>${known(address)}</dd></div>
<div><dt>核实</dt><dd>${verifiedOn === undefined ? '还没有人核实' : spokenDay(verifiedOn)}</dd></div>`
}
