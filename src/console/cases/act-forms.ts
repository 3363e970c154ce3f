import { html } from 'hono/html'
import { PROCEDURE_STEPS } from '../../domain/clocks/clock-rule.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { areaField, inputField, radioField, selectField } from '../page/fields.ts'
import type { Html } from '../page/html.ts'
import { tokenField } from '../page/layout.ts'
import { stationGroups } from '../station-groups.ts'
import { cannedList } from './canned-list.ts'
import type { CaseAct } from './case-acts.ts'
import { casePath } from './case-link.ts'
import type { CaseModel } from './case-model.ts'
import { fieldId } from './field-id.ts'

type FormFields = (model: CaseModel) => Html

interface ActForm {
  readonly label: string
  /** The button names the act and what follows from it. */
  readonly button: string
  readonly fields: FormFields
}

const FORMS: Readonly<Record<CaseAct, ActForm>> = {
  claim: { label: '接单', button: '接单，由我来办', fields: () => html`` },
  progress: {
    label: '记进展',
    button: '记下并告诉当事人',
    fields: (model) =>
      html`${noteField('progress', '办到哪一步了', '当事人会收到这句话。')(model)}${cannedList(model)}`,
  },
  'request-material': {
    label: '补材料',
    button: '请当事人补材料',
    fields: (model) =>
      html`${noteField('request-material', '要补什么', '当事人会收到这句话，比如：欠条的照片。')(model)}${cannedList(model)}`,
  },
  remark: {
    label: '内部记一笔',
    button: '记下，只给办案的人看',
    fields: noteField('remark', '要记什么', '当事人看不到。'),
  },
  'take-step': { label: '记程序', button: '记下这一步', fields: stepFields },
  extend: {
    label: '延长时限',
    button: '延长时限',
    fields: noteField('extend', '为什么延长，谁批的', '法律准许延长的才能延，只能延一次。'),
  },
  close: { label: '办结', button: '办结这件事', fields: outcomeFields },
  transfer: { label: '转站点', button: '转给这个站点', fields: transferFields },
  'hand-back': {
    label: '退单',
    button: '退回去，另派人',
    fields: noteField('hand-back', '退单的原因', '只有工作人员能看到。'),
  },
}

/** The acts this reader can take now. Taking the case is in sight; the others open when pressed. */
export function actForms(model: CaseModel): Html {
  if (model.acts.length === 0) return html``
  return html`<section class="acts"><h2>要做什么</h2>${model.acts.map((act) => actForm(act, model))}</section>`
}

function actForm(act: CaseAct, model: CaseModel): Html {
  const { label, button, fields } = FORMS[act]
  const form = html`<form method="post" action="${casePath(model.theCase)}/${act}">${tokenField(model.formToken)}
<input type="hidden" name="act" value="${act}"><input type="hidden" name="version" value="${model.theCase.version}">
${fields(model)}<button class="go"${key(act)}>${button}</button></form>`
  if (act === 'claim') return form
  return html`<details${wasSent(act, model) ? html` open` : ''}><summary>${label}</summary>${form}</details>`
}

/** The key that goes to this act; the page's “?” lists them. */
function key(act: CaseAct): Html {
  const at = KEYED.indexOf(act)
  return at < 0 ? html`` : html` data-key="${at + 1}"`
}

const KEYED: readonly CaseAct[] = ['claim', 'progress', 'request-material', 'close']

function wasSent(act: CaseAct, { typed }: CaseModel): boolean {
  return typed('act') === act
}

/** What was typed, put back into the form it came from and into no other. */
function typedIn(act: CaseAct, field: string, model: CaseModel): string {
  return wasSent(act, model) ? model.typed(field) : ''
}

function noteField(act: CaseAct, label: string, hint: string): FormFields {
  return (model) =>
    areaField({
      ...{ id: fieldId(act, 'text'), name: 'text', label, hint },
      ...{ value: typedIn(act, 'text', model), problems: model.problems },
    })
}

function outcomeFields(model: CaseModel): Html {
  const field = (name: string, usual = '') => ({
    ...{ id: fieldId('close', name), name, problems: model.problems },
    value: wasSent('close', model) ? model.typed(name) : usual,
  })
  const everybody = String(Math.max(1, model.group?.members.length ?? 0))
  return html`${radioField({ ...field('solved'), label: '解决了没有', choices: RESULTS })}
${inputField({ ...field('people', everybody), label: '涉及多少人', mode: 'numeric' })}
${inputField({ ...field('claimed'), label: '当事人要多少元', hint: '没有钱的事，下面三项都空着。', mode: 'decimal' })}
${inputField({ ...field('confirmed'), label: '对方或文书认了多少元', mode: 'decimal' })}
${inputField({ ...field('yuan'), label: '要回多少元', hint: '已经到手的。没有就空着。', mode: 'decimal' })}
${inputField({ ...field('papers'), label: '做了什么文书', hint: '几份用顿号隔开，比如：调解协议书、收条。没有就空着。' })}
${radioField({
  ...field('promised', 'no'),
  label: '钱是不是说好以后给',
  choices: [
    { value: 'no', label: '不是' },
    { value: 'yes', label: '是，30 天后问当事人到手没有' },
  ],
})}`
}

const RESULTS = [
  { value: 'yes', label: '解决了' },
  { value: 'part', label: '解决了一部分' },
  { value: 'no', label: '没解决' },
  { value: 'referred', label: '转别处办了' },
  { value: 'dropped', label: '当事人不办了' },
]

/** What of procedure staff write down; `opened` is written by the program. */
const STEPS = Object.entries(PROCEDURE_STEPS).filter(([step]) => step !== 'opened')

function stepFields(model: CaseModel): Html {
  const field = (name: string, usual = '') => ({
    ...{ id: fieldId('take-step', name), name, problems: model.problems },
    value: wasSent('take-step', model) ? model.typed(name) : usual,
  })
  const choices = STEPS.map(([value, label]) => ({ value, label }))
  return html`${selectField({ ...field('step'), label: '到了哪一步', groups: [{ label: '', choices }] })}
${inputField({ ...field('day', shanghaiDay(model.now)), label: '哪一天', type: 'date' })}
${inputField({ ...field('text'), label: '说明（可以不写）' })}`
}

function transferFields(model: CaseModel): Html {
  const { theCase, county } = model
  const possible = county.stations.filter(
    ({ id }) => id !== theCase.station && !theCase.excluded.includes(id),
  )
  return selectField({
    ...{ id: fieldId('transfer', 'station'), name: 'station', label: '转给哪个站点' },
    ...{ value: typedIn('transfer', 'station', model), problems: model.problems },
    groups: stationGroups(possible),
  })
}
