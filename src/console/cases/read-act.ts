import type { StaffCommand } from '../../core/casework/parse-staff-command.ts'
import { unfilledWords } from '../../core/casework/staff-acts.ts'
import { isDay } from '../../domain/calendar/day.ts'
import { openPlaces } from '../../domain/casework/canned-reply.ts'
import type { Case } from '../../domain/casework/case.ts'
import { caseNumber } from '../../domain/casework/case.ts'
import { PROCEDURE_STEPS, type ProcedureStep } from '../../domain/clocks/clock-rule.ts'
import type { County } from '../../domain/place/station.ts'
import type { Problem } from '../page/html.ts'
import type { Form } from '../read-form.ts'
import type { CaseAct } from './case-acts.ts'
import { fieldId } from './field-id.ts'
import { type ReadText, readOutcome } from './read-outcome.ts'

const MAX_NOTE_CHARS = 1000

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
  /** Asia/Shanghai. */
  readonly today: string
}

export function readAct(acting: Acting): ReadAct {
  const { act, theCase } = acting
  const number = caseNumber(theCase)
  if (act === 'claim') return { kind: 'command', command: { kind: act, number } }
  if (act === 'take-step') return readStep(acting)
  const read =
    act === 'close' ? readOutcome(acting.form) : act === 'transfer' ? readStation(acting) : readNote(acting)
  if (read.problems.length > 0) return { kind: 'wrong', problems: read.problems }
  return { kind: 'command', command: { kind: act, number, text: read.text } }
}

const MISSING_NOTE: Readonly<Record<string, string>> = {
  'hand-back': '请写退单的原因。',
  'request-material': '请写要补什么材料。',
  progress: '请写办到哪一步了。',
  remark: '请写要记什么。',
  extend: '请写延长的原因和谁批的。',
}

/** The acts whose words the asker reads. */
const FOR_ASKER: readonly CaseAct[] = ['progress', 'request-material']

function readNote({ act, form }: Acting): ReadText {
  const text = form('text').trim()
  const length = [...text].length
  const field = fieldId(act, 'text')
  const wrong = (words: string) => ({ text, problems: [{ field, words }] })
  if (length === 0) return wrong(MISSING_NOTE[act] ?? '请写内容。')
  if (length > MAX_NOTE_CHARS) return wrong(`太长了：现在 ${length} 个字，最多 ${MAX_NOTE_CHARS} 个字。`)
  if (FOR_ASKER.includes(act) && openPlaces(text).length > 0) return wrong(unfilledWords(text))
  return { text, problems: [] }
}

function readStep({ act, form, theCase, today }: Acting): ReadAct {
  const [step, day, text] = [form('step'), form('day'), form('text').trim()]
  const problems: Problem[] = []
  if (!isStep(step)) problems.push({ field: fieldId(act, 'step'), words: '请选到了哪一步。' })
  if (!isDay(day) || day > today)
    problems.push({ field: fieldId(act, 'day'), words: '请选已经发生的那一天。' })
  if ([...text].length > MAX_NOTE_CHARS)
    problems.push({ field: fieldId(act, 'text'), words: `太长了，最多 ${MAX_NOTE_CHARS} 个字。` })
  if (problems.length > 0 || !isStep(step)) return { kind: 'wrong', problems }
  const number = caseNumber(theCase)
  return { kind: 'command', command: { kind: 'take-step', step, number, text: `${day} ${text}` } }
}

function isStep(text: string): text is ProcedureStep {
  return text !== 'opened' && Object.hasOwn(PROCEDURE_STEPS, text)
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
