import { html } from 'hono/html'
import { areaField, inputField, radioField, selectField } from '../page/fields.ts'
import type { Html } from '../page/html.ts'
import { tokenField } from '../page/layout.ts'
import { stationGroups } from '../station-groups.ts'
import type { CaseAct } from './case-acts.ts'
import { casePath } from './case-link.ts'
import type { CaseModel } from './case-model.ts'
import { fieldId } from './read-act.ts'

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
    fields: noteField('progress', '办到哪一步了', '当事人会收到这句话。'),
  },
  'request-material': {
    label: '补材料',
    button: '请当事人补材料',
    fields: noteField('request-material', '要补什么', '当事人会收到这句话，比如：欠条的照片。'),
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
  const field = (name: string) => ({
    ...{ id: fieldId('close', name), name, value: typedIn('close', name, model), problems: model.problems },
  })
  return html`${radioField({
    ...field('solved'),
    label: '解决了没有',
    choices: [
      { value: 'yes', label: '解决了' },
      { value: 'no', label: '没解决' },
    ],
  })}
${inputField({ ...field('people'), label: '涉及多少人', mode: 'numeric' })}
${inputField({ ...field('yuan'), label: '要回多少元', hint: '没有就空着。', mode: 'decimal' })}`
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
