import { html } from 'hono/html'
import { type Absence, absenceOn } from '../../domain/people/absence.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { type Doors, isAtConsole, isWithinReach } from '../../domain/people/within-reach.ts'
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
  readonly now: number
  /** By what each hears of cases. */
  readonly doors: Doors
  /** Whether names lead to the page where a person is managed. */
  readonly mayManage: boolean
}

export function stationsPage(model: StationsModel): Page {
  const { stations } = model.county
  const reached = model.staff.filter((member) => isWithinReach(member, model.doors, model.now))
  const empty = new Set(withoutPeople(stations, reached).map(({ id }) => id))
  const open = stations.filter(({ verifiedOn }) => verifiedOn === undefined).length
  return {
    title: '站点',
    place: 'stations',
    body: html`<dl class="card"><div><dt>站点</dt><dd>${stations.length} 个</dd></div>
<div><dt>没人能接的</dt><dd>${empty.size} 个，案件会转到上一级</dd></div>
<div><dt>联系方式待填</dt><dd>${open} 个，群众只看到全国热线</dd></div></dl>
${LEVELS.map(({ level, label }) => {
  const here = stations.filter((station) => station.level === level)
  return here.length === 0
    ? ''
    : html`<section><h2>${label}（${here.length} 个）</h2><ul class="cases">${here.map((station) => row(station, model, empty))}</ul></section>`
})}
<p class="hint">电话、地址和时间：逐个打电话核实，在这里改；一次改很多，填站点表再导入。</p>`,
  }
}

function row(station: Station, model: StationsModel, empty: ReadonlySet<string>): Html {
  const people = model.staff.filter((member) => member.station === station.id)
  return html`<li class="case"><h3>${theirWords(station.name)}
${empty.has(station.id) ? html`<span class="tag alarm">⚠ 没人能接</span>` : ''}</h3>
<dl><div><dt>人</dt><dd>${people.length === 0 ? '还没有' : people.map((member) => person(member, model))}</dd></div>
<div><dt>时间</dt><dd>${station.hours ? theirWords(station.hours) : usualHours(model.county)}</dd></div>
${contact(station)}</dl>${model.mayManage ? html`<p><a class="button" href="/console/stations/${encodeURIComponent(station.id)}">改时间和联系方式</a></p>` : ''}</li>`
}

function person(member: Staff, model: StationsModel): Html {
  const { away, today, mayManage } = model
  const leave = absenceOn(away, member.id, today)
  const name = theirWords(member.name)
  return html`<p>${mayManage ? html`<a class="person" href="/console/staff/${member.id}">${name}</a>` : name}
（${ROLE_LABELS[member.role].label}，${presence(member, model)}）${leave ? html`<span class="tag">请假到${spokenDay(leave.lastDay)}</span>` : ''}</p>`
}

/** How somebody hears of a case: the same that routing goes by. */
function presence(member: Staff, { doors, now }: StationsModel): string {
  if (member.role === 'reader') return '不接案件'
  const ways = [
    ...(doors.bound.has(member.id) ? ['绑定了聊天'] : []),
    ...(isAtConsole(member, doors, now) ? ['这几天上过工作台'] : []),
  ]
  return ways.length > 0 ? ways.join('，') : '没绑定聊天，7 天没上工作台，案件不会分给他'
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
