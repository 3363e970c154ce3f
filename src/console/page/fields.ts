import { html } from 'hono/html'
import { type Html, type Problem, theirWords } from './html.ts'

interface Field {
  /** Element id; unique on the page, and the target of the problem summary. */
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly hint?: string | undefined
  readonly problems: readonly Problem[]
}

/** One line of text, a password or a number. */
export function inputField(
  field: Field & {
    readonly type?: 'text' | 'password' | 'date'
    readonly complete?: string
    readonly mode?: string
  },
): Html {
  return framed(
    field,
    html`<input id="${field.id}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value ?? ''}"
autocomplete="${field.complete ?? 'off'}" inputmode="${field.mode ?? 'text'}"${marks(field)}>`,
  )
}

/** Several lines of text. The line break after the tag is the one HTML drops; the text keeps its own. */
export function areaField(field: Field): Html {
  return framed(
    field,
    html`<textarea id="${field.id}" name="${field.name}" rows="3"${marks(field)}>
${field.value ?? ''}</textarea>`,
  )
}

/** A choice from a list; `groups` with an empty label stand on their own. */
export function selectField(field: Field & { readonly groups: readonly ChoiceGroup[] }): Html {
  return framed(
    field,
    html`<select id="${field.id}" name="${field.name}"${marks(field)}>
<option value="">请选</option>${field.groups.map((group) => optionGroup(group, field.value ?? ''))}</select>`,
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface ChoiceGroup {
  readonly label: string
  readonly choices: readonly Choice[]
}

function optionGroup(group: ChoiceGroup, chosen: string): Html {
  const options = group.choices.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`,
  )
  return group.label === '' ? html`${options}` : html`<optgroup label="${group.label}">${options}</optgroup>`
}

/** A choice of few, all in sight. The first one carries the field's id. */
export function radioField(field: Field & { readonly choices: readonly Choice[] }): Html {
  const problem = problemOf(field)
  return html`<fieldset class="${problem ? 'field wrong' : 'field'}"><legend>${field.label}</legend>
${notes(field)}
${field.choices.map(
  ({ value, label }, at) =>
    html`<label class="radio"><input type="radio" id="${at === 0 ? field.id : `${field.id}-${at}`}" name="${field.name}"
value="${value}"${value === field.value ? html` checked` : ''}${marks(field)}> ${label}</label>`,
)}
</fieldset>`
}

function framed(field: Field, control: Html): Html {
  return html`<div class="${problemOf(field) ? 'field wrong' : 'field'}"><label for="${field.id}">${field.label}</label>
${notes(field)}${control}</div>`
}

function notes(field: Field): Html {
  const problem = problemOf(field)
  return html`${field.hint ? html`<p class="hint" id="${field.id}-hint">${field.hint}</p>` : ''}
${problem ? html`<p class="fault" id="${field.id}-fault"><strong>出错：</strong>${theirWords(problem)}</p>` : ''}`
}

function marks(field: Field): Html {
  const problem = problemOf(field)
  const notesOf = [field.hint ? `${field.id}-hint` : '', problem ? `${field.id}-fault` : ''].filter(Boolean)
  return html`${notesOf.length > 0 ? html` aria-describedby="${notesOf.join(' ')}"` : ''}${problem ? html` aria-invalid="true"` : ''}`
}

function problemOf(field: Field): string | undefined {
  return field.problems.find((problem) => problem.field === field.id)?.words
}
