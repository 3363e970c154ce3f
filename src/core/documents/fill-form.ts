import type { DocumentField, DocumentForm } from '../../domain/documents/document-form.ts'
import { spokenDate } from '../../domain/shanghai-time.ts'
import type { DocumentData } from '../../ports/document-renderer.ts'
import { exactDay, exactSum } from '../understanding/phrases/exactly.ts'
import { addUp } from './add-up.ts'
import { amountWithWords } from './amount-words.ts'
import { type Answers, blank, rowsOf } from './answers.ts'
import { cleanWords } from './clean-words.ts'
import { readIdNumber } from './id-number.ts'
import { showRows } from './show-rows.ts'

/** What marks one draft, so that a person with two of them can tell which is which. */
export interface Stamp {
  readonly draft: string
  /** `YYYY-MM-DD HH:mm`, Asia/Shanghai. */
  readonly at: string
}

/** A paper ready to be rendered, and what its owner must still do to it. */
export interface FilledForm {
  readonly data: DocumentData
  /** Labels of what was left blank, in order. */
  readonly blanks: readonly string[]
  /** What does not fit together, in one sentence each. */
  readonly doubts: readonly string[]
}

/** Puts answers into a form. Nothing is invented: what is missing is a blank that says what belongs there. Pure. */
export function fillForm(form: DocumentForm, answers: Answers, stamp: Stamp): FilledForm {
  const filled = form.fields.map((field) => ({ field, ...fillField(field, answers, stamp.at.slice(0, 10)) }))
  const data: DocumentData = {
    草稿编号: stamp.draft,
    生成时间: stamp.at,
    法源快照: form.reviewedOn,
    ...Object.fromEntries(filled.map(({ field, value }) => [field.name, value])),
  }
  return {
    data,
    blanks: filled.filter(({ blank }) => blank).map(({ field }) => field.label),
    doubts: filled.flatMap(({ doubt }) => doubt ?? []),
  }
}

interface Filled {
  readonly value: DocumentData[string]
  readonly blank?: boolean
  readonly doubt?: string
}

function fillField(field: DocumentField, answers: Answers, today: string): Filled {
  const answer = answers[field.name]
  if (field.kind === 'sum') return fillSum(field, answers)
  if (field.kind === 'rows') {
    const rows = rowsOf(answer, field)
    return { value: showRows(field, rows), blank: rows.length === 0 }
  }
  const words = typeof answer === 'string' ? cleanWords(answer, field.kind === 'long' ? 'long' : 'short') : ''
  if (words === '') return { value: blank(field.label), blank: true }
  return readAs(field, words, today)
}

/** The kind of a field decides how words become what stands in the paper; unreadable words stay as they were said. */
function readAs({ kind, label }: DocumentField, words: string, today: string): Filled {
  if (kind === 'money') {
    const fen = exactSum(words)
    return fen === undefined
      ? { value: `${blank(`${label}的准数`)}（原话：${words}）`, doubt: `“${label}”要写一个准数。` }
      : { value: amountWithWords(fen) }
  }
  if (kind === 'day') {
    const day = exactDay(words, today)
    return day === undefined
      ? { value: `${blank(`${label}的年月日`)}（原话：${words}）`, doubt: `“${label}”要写成年月日。` }
      : { value: spokenDate(day) }
  }
  if (kind === 'id-number' && readIdNumber(words) === undefined)
    return { value: words, doubt: '身份证号好像不对，请对着证件看一遍。' }
  return { value: words }
}

function fillSum(field: Extract<DocumentField, { kind: 'sum' }>, answers: Answers): Filled {
  const { result, doubt } = addUp(field, answers)
  if (result === undefined) return { value: blank(field.label), ...(doubt && { doubt }) }
  const value = amountWithWords(result)
  return doubt ? { value: `${value}【待核对：${doubt}】`, doubt } : { value }
}
