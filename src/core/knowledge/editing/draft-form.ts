import { type AnswerEntry, SECTIONS, type SectionName } from '../../../domain/knowledge/entry.ts'
import { addDays } from '../../../domain/shanghai-time.ts'
import { type EntryAids, entryFile } from './entry-source.ts'

/** The text of one field of the form; empty when it was not filled in. */
export type DraftField = (name: string) => string

/** A fresh answer is looked at again after half a year. */
const REVIEW_AFTER_DAYS = 180
const BULLETED: readonly SectionName[] = ['带什么', '多久内', '注意']
const STATION = /^\{\{station:[^}]*\}\}\s*/

/** What stands in the form for an existing answer, without the marks that the form adds by itself. */
export function fieldsOfEntry(entry: AnswerEntry): DraftField {
  const fields = new Map<string, string>([
    ['title', entry.title],
    ['label', entry.label ?? ''],
    ['topic', entry.topic],
    ['route', entry.route],
    ['urgency', entry.urgency],
    ['questions', entry.questions.join('\n')],
    ['citations', entry.citations.map(({ law, article, gist }) => `${law} ${article} ${gist}`).join('\n')],
    ...SECTIONS.map((name) => [name, bare(entry.sections[name])] as const),
  ])
  return (name) => fields.get(name) ?? ''
}

function bare(section: string): string {
  return section.replace(STATION, '').replace(/^(?:- |\d+\. )/gm, '')
}

/** The form as an entry's file. `today` becomes the day of its review; what it offered before stays. */
export function draftSource(
  field: DraftField,
  about: {
    readonly id: string
    readonly today: string
    readonly before?: (AnswerEntry & EntryAids) | undefined
  },
): string {
  const { id, today, before } = about
  const head = {
    ...{ id, title: field('title').trim(), label: field('label').trim() || undefined },
    ...{ topic: field('topic'), questions: lines(field('questions')) },
    ...{ citations: lines(field('citations')).map(citation), formal: before?.formal },
    ...{ route: field('route'), urgency: field('urgency') },
    ...{ calculators: before?.calculators, documents: before?.documents, interview: before?.interview },
    ...{ reviewedOn: today, reviewBy: addDays(today, REVIEW_AFTER_DAYS) },
    ...{ effectiveFrom: before?.effectiveFrom, effectiveTo: before?.effectiveTo },
  }
  return entryFile(head, (name) => marked(name, field))
}

/** `民法典 1077 满30天…`: law, article, and what it says. An article that is none is left to the checks. */
function citation(line: string): { law: string; article: number | string; gist: string } {
  const [, law = '', article = '', gist = ''] = /^(\S+)\s*(\S*)\s*(.*)$/.exec(line) ?? []
  const number = article.replace(/^第|条$/g, '').replace('之', '-')
  return { law: law.replace(/[《》]/g, ''), article: /^\d+$/.test(number) ? Number(number) : number, gist }
}

/** The marks a part needs: writers need not know them. */
function marked(name: SectionName, field: DraftField): string {
  const text = lines(field(name).replace(/^## /gm, '')).map((line) =>
    line.replace(/^(?:[-·] ?|\d+[.、] ?)/, ''),
  )
  if (name === '怎么办') return text.map((line, at) => `${at + 1}. ${line}`).join('\n')
  if (name === '找谁')
    return [`{{station: ${field('route')}}}`, '', ...text.filter((line) => !STATION.test(line))].join('\n')
  return text.map((line) => (BULLETED.includes(name) ? `- ${line}` : line)).join('\n')
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
