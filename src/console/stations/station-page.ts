import { html } from 'hono/html'
import type { Station } from '../../domain/place/station.ts'
import { inputField } from '../page/fields.ts'
import { type Html, type Problem, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'

/** What of a station is written down at the console. */
export const CONTACT_FIELDS = ['hours', 'phone', 'address', 'verifiedOn'] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]

interface StationModel {
  readonly station: Station
  readonly formToken: string
  readonly typed: (field: ContactField) => string
  readonly problems: readonly Problem[]
}

const FIELDS: Readonly<Record<ContactField, { readonly label: string; readonly hint: string }>> = {
  hours: { label: '值班时间', hint: '群众会看到，比如：周一到周五 8:30 到 18:00。' },
  phone: { label: '电话', hint: '可以带区号。几个号用顿号隔开。' },
  address: { label: '地址', hint: '群众找得到的说法，比如：镇政府一楼。' },
  verifiedOn: { label: '哪天核实的', hint: '打通或走访的那一天。没有核实，群众看不到电话和地址。' },
}

export function stationPage(model: StationModel): Page {
  const { station, formToken, problems } = model
  return {
    title: '站点资料',
    place: 'stations',
    problems,
    body: html`<section><h2>${theirWords(station.name)}</h2>
<form class="narrow" method="post" action="/console/stations/${encodeURIComponent(station.id)}">${tokenField(formToken)}
${CONTACT_FIELDS.map((field) => contactField(field, model))}
<button class="go">存好，马上用</button></form>
<p class="hint">名称和上下级在站点表里改，再导入一次。这里写的，导入不会盖掉。</p></section>
<p class="back"><a class="button" href="/console/stations">回到站点</a></p>`,
  }
}

function contactField(field: ContactField, { typed, problems }: StationModel): Html {
  const about = { id: field, name: field, ...FIELDS[field], value: typed(field), problems }
  return inputField(field === 'verifiedOn' ? { ...about, type: 'date' } : about)
}
