import { html } from 'hono/html'
import type { Calculator } from '../../domain/calculators/calculator.ts'
import type { Input, InputOption, Inputs } from '../../domain/calculators/inputs.ts'
import type { FieldFault } from '../../ports/calculator-desk.ts'
import { type FormPage, renderFormPage } from './render-calculators.ts'

const MOST_RADIOS = 5

interface FilledForm {
  readonly calculator: Calculator
  readonly fields: Readonly<Record<string, string>>
  readonly faults: readonly FieldFault[]
}

/** One form made from a calculator's inputs. After a fault: what is wrong first, and every answer kept. */
export function renderCalculatorForm(page: FormPage, { calculator, fields, faults }: FilledForm): string {
  const { name, title, inputs } = calculator
  const rows = Object.entries(inputs).map(([key, input]) =>
    field(inputs, {
      key,
      input,
      value: fields[key] ?? '',
      fault: faults.find((one) => one.key === key)?.message,
    }),
  )
  const body = html`${summary(inputs, faults)}
<form method="post" action="/calculators/${name}" class="fields">${rows}
<button class="send">算一算</button></form>`
  return renderFormPage(page, title, body)
}

function summary(inputs: Inputs, faults: readonly FieldFault[]) {
  if (faults.length === 0) return html`<p>照着填，带“可不填”的可以空着。</p>`
  return html`<section class="faults" role="alert" aria-labelledby="faults"><h2 id="faults">还有 ${faults.length} 处要改</h2>
<ul>${faults.map(
    ({ key, message }) => html`<li><a href="#${key}">${inputs[key]?.question ?? ''}${message}</a></li>`,
  )}</ul></section>`
}

interface Field {
  readonly key: string
  readonly input: Input
  readonly value: string
  readonly fault: string | undefined
}

function field(inputs: Inputs, one: Field) {
  const { key, input, fault } = one
  const notes = [input.optional ? '可不填' : '', onlyIfWords(inputs, input), exampleOf(input)].filter(
    (note) => note !== '',
  )
  const hint = html`<span class="hint" id="${key}-hint">${notes.join('；')}</span>`
  const wrong = fault === undefined ? '' : html`<span class="fault" id="${key}-fault">${fault}</span>`
  if (input.kind === 'choice' && input.options.length > MOST_RADIOS)
    return html`<p class="field"><label for="${key}">${input.question}</label>${hint}${wrong}${select(one, input.options)}</p>`
  if (input.kind === 'choice' || input.kind === 'yes-no')
    return html`<fieldset class="field" id="${key}"><legend>${input.question}</legend>${hint}${wrong}${radios(one)}</fieldset>`
  return html`<p class="field"><label for="${key}">${input.question}</label>${hint}${wrong}<input id="${key}" name="${key}" value="${one.value}" autocomplete="off" maxlength="200" aria-describedby="${key}-hint${fault === undefined ? '' : ` ${key}-fault`}"${fault === undefined ? '' : html` aria-invalid="true"`}></p>`
}

function radios({ key, input, value }: Field) {
  const options: readonly InputOption[] =
    input.kind === 'choice'
      ? input.options
      : [
          { value: '是', label: '是' },
          { value: '不是', label: '不是' },
        ]
  return options.map(
    (option) =>
      html`<label class="radio"><input type="radio" name="${key}" value="${option.value}"${option.value === value ? html` checked` : ''}> ${option.label}</label>`,
  )
}

function select({ key, value }: Field, options: readonly InputOption[]) {
  const groups = [...new Set(options.map(({ group }) => group))]
  const option = (one: InputOption) =>
    html`<option value="${one.value}"${one.value === value ? html` selected` : ''}>${one.label}</option>`
  const grouped = groups.map((group) => {
    const own = options.filter((one) => one.group === group).map(option)
    return group === undefined ? own : html`<optgroup label="${group}">${own}</optgroup>`
  })
  return html`<select id="${key}" name="${key}" aria-describedby="${key}-hint"><option value="">请选一个</option>${grouped}</select>`
}

function onlyIfWords(inputs: Inputs, { onlyIf }: Input): string {
  const other = onlyIf && inputs[onlyIf.key]
  if (!onlyIf || !other) return ''
  const labels = onlyIf.oneOf.map((value) =>
    other.kind === 'choice'
      ? (other.options.find((option) => option.value === value)?.label ?? '')
      : value === true
        ? '是'
        : '不是',
  )
  return labels.length > 4 ? '' : `选了“${labels.join('、')}”才填`
}

function exampleOf(input: Input): string {
  if (input.kind === 'money') return '例：5000，或一万二'
  if (input.kind === 'moneys') return '几个数用顿号隔开，例：12800、9600'
  if (input.kind === 'day') return '例：2025年3月1号，或去年腊月初八'
  if (input.kind === 'days') return '例：2025年9月3号；几天用逗号隔开'
  if (input.kind === 'number' || input.kind === 'numbers') return `单位：${input.unit}`
  return ''
}
