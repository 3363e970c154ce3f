import type { DocumentField, DocumentForm } from '../../../domain/documents/document-form.ts'
import { type Option, type OutboundMessage, say } from '../../../domain/message/outbound-message.ts'
import type { PaperState } from './paper-state.ts'

const SKIP: Option = { label: '跳过', value: 'paper:skip' }
const BACK: Option = { label: '改上一问', value: 'paper:back' }
const STOP: Option = { label: '不写了', value: 'paper:stop' }
export const ALLOW: Option = { label: '现在填', value: 'paper:allow' }
export const BY_HAND: Option = { label: '自己手写', value: 'paper:by-hand' }

/** The field whose question is open. */
export function openField(form: DocumentForm, { queue, at }: PaperState): DocumentField | undefined {
  return form.fields.find(({ name }) => name === queue[at])
}

/** The open question as a bubble; a sensitive one asks first whether it may be asked. */
export function ask(form: DocumentForm, paper: PaperState, hint?: string): OutboundMessage {
  const field = openField(form, paper)
  const count = `第 ${paper.at + 1} 问，共 ${paper.queue.length} 问。`
  const lines = [hint, count, ...questionLines(field, paper)].filter((line) => line !== undefined)
  const back = paper.at > 0 ? [BACK] : []
  if (field?.sensitive && paper.allowed === undefined)
    return say(lines.join('\n'), [ALLOW, BY_HAND, ...back, STOP])
  return say(lines.join('\n'), [SKIP, ...back, STOP])
}

function questionLines(field: DocumentField | undefined, { allowed }: PaperState): readonly string[] {
  if (!field) return []
  if (field.sensitive && allowed === undefined)
    return [`这份文书上要写${field.label}。现在填，还是拿到纸自己写？`, '只用来写这一份文书。不填也能写完。']
  const example = field.example ? [`比如：\n${field.example}`] : []
  return [field.ask ?? '', ...example]
}
