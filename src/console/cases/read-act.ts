import type { StaffCommand } from '../../core/casework/parse-staff-command.ts'
import type { Case } from '../../domain/casework/case.ts'
import { caseNumber } from '../../domain/casework/case.ts'
import type { County } from '../../domain/place/station.ts'
import type { Problem } from '../page/html.ts'
import type { Form } from '../read-form.ts'
import type { CaseAct } from './case-acts.ts'

const MAX_NOTE_CHARS = 1000
const MAX_PEOPLE = 9999

/** A form as the command it stands for, or what is wrong with it. */
export type ReadAct =
  | { readonly kind: 'command'; readonly command: StaffCommand }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }

/** What a form is read against. */
export interface Acting {
  readonly act: CaseAct
  readonly theCase: Case
  readonly county: County
  readonly form: Form
}

/** The id of a field of an act's form. */
export function fieldId(act: CaseAct, field: string): string {
  return `${act}-${field}`
}

export function readAct(acting: Acting): ReadAct {
  const { act, theCase } = acting
  const number = caseNumber(theCase)
  if (act === 'claim') return { kind: 'command', command: { kind: act, number } }
  const read =
    act === 'close' ? readOutcome(acting) : act === 'transfer' ? readStation(acting) : readNote(acting)
  if (read.problems.length > 0) return { kind: 'wrong', problems: read.problems }
  return { kind: 'command', command: { kind: act, number, text: read.text } }
}

interface ReadText {
  readonly text: string
  readonly problems: readonly Problem[]
}

const MISSING_NOTE: Readonly<Record<string, string>> = {
  'hand-back': '请写退单的原因。',
  'request-material': '请写要补什么材料。',
  progress: '请写办到哪一步了。',
}

function readNote({ act, form }: Acting): ReadText {
  const text = form('text').trim()
  const length = [...text].length
  const field = fieldId(act, 'text')
  if (length === 0) return { text, problems: [{ field, words: MISSING_NOTE[act] ?? '请写内容。' }] }
  if (length <= MAX_NOTE_CHARS) return { text, problems: [] }
  return { text, problems: [{ field, words: `太长了：现在 ${length} 个字，最多 ${MAX_NOTE_CHARS} 个字。` }] }
}

function readStation({ act, form, theCase, county }: Acting): ReadText {
  const text = form('station')
  const station = county.stations.find(({ id }) => id === text)
  const field = fieldId(act, 'station')
  if (!station) return { text, problems: [{ field, words: '请选要转到哪个站点。' }] }
  if (station.id === theCase.station)
    return { text, problems: [{ field, words: '案件已经在这个站点了，请选别的。' }] }
  return { text, problems: [] }
}

/** The command takes the outcome in words: `解决 3人 30000元`. */
function readOutcome({ act, form }: Acting): ReadText {
  const solved = { yes: '解决', no: '没解决' }[form('solved')]
  const people = form('people').normalize('NFKC').trim()
  const yuan = form('yuan').normalize('NFKC').replaceAll(/[\s,]/g, '') || '0'
  const problems: Problem[] = []
  if (solved === undefined) problems.push({ field: fieldId(act, 'solved'), words: '请选解决了没有。' })
  if (!/^\d{1,4}$/.test(people) || Number(people) < 1) {
    problems.push({ field: fieldId(act, 'people'), words: `请写人数，1 到 ${MAX_PEOPLE} 的整数，比如：3` })
  }
  if (!/^\d{1,9}(?:\.\d{1,2})?$/.test(yuan)) {
    problems.push({
      field: fieldId(act, 'yuan'),
      words: '请写要回多少元，只写数字，比如：30000。没有就写 0。',
    })
  }
  return { text: `${solved} ${people}人 ${yuan}元`, problems }
}
