import type { DocumentField, DocumentForm } from '../../../domain/documents/document-form.ts'
import type { Finding, Law } from '../../../domain/knowledge/knowledge-base.ts'
import { DOCUMENTS } from '../../../domain/knowledge/known-aids.ts'
import { countHan } from '../../../domain/text/han.ts'
import { DOCUMENTS_FILE, loadDocuments } from '../../documents/load-documents.ts'
import type { SourceFile } from '../parse-entry.ts'
import { type LawShelf, verifyCitations } from './verify-citations.ts'

/** Places of each Word template by its name, `#` and `/` in front where a list begins and ends. */
export type TemplateTags = ReadonlyMap<string, readonly string[]>

/** What every paper says of itself without being asked. */
const STAMP = ['草稿编号', '生成时间', '法源快照']
/** What every list has beside its own columns. */
const ROW_EXTRAS = ['序号', '尚欠']
const LONGEST_LABEL = 8
const LONGEST_QUESTION = 30

/** Checks that every paper an entry can name is described, has a template, and that both say the same. */
export function verifyDocuments(
  files: readonly SourceFile[],
  templates: TemplateTags | undefined,
  shelf: LawShelf,
): readonly Finding[] {
  const { forms, findings } = loadDocuments(files)
  const described = templates !== undefined || files.some(({ path }) => path === DOCUMENTS_FILE)
  const undescribed = described && findings.length === 0 ? DOCUMENTS.filter((id) => !forms.has(id)) : []
  const missing = undescribed.map((id) => fault(`${id} is not described`))
  return [
    ...findings,
    ...missing,
    ...[...forms.values()].flatMap((form) => [
      ...wordFaults(form),
      ...fieldFaults(form),
      ...citationFaults(form, shelf),
      ...(templates ? templateFaults(form, templates.get(form.id)) : []),
    ]),
  ]
}

function fault(message: string, rule = 'document'): Finding {
  return { file: DOCUMENTS_FILE, line: 0, rule, message }
}

function wordFaults({ id, label, fields }: DocumentForm): readonly Finding[] {
  const long = fields.filter(({ ask }) => ask !== undefined && countHan(ask) > LONGEST_QUESTION)
  return [
    ...(countHan(label) > LONGEST_LABEL
      ? [fault(`${id}: the label has more than ${LONGEST_LABEL} Han`)]
      : []),
    ...long.map(({ name }) => fault(`${id}: the question for ${name} has more than ${LONGEST_QUESTION} Han`)),
  ]
}

/** A sum must name a list of the same paper and its money columns. */
function fieldFaults({ id, fields }: DocumentForm): readonly Finding[] {
  const names = fields.map(({ name }) => name)
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  const sums = fields.filter((field) => field.kind === 'sum')
  const lost = sums.filter(({ rows, column, minus, equals }) => {
    const list = fields.find(({ name }) => name === rows)
    const money = list?.kind === 'rows' ? list.columns.filter(({ kind }) => kind === 'money') : []
    const knows = (wanted: string) => money.some(({ name }) => name === wanted)
    return !knows(column) || (minus && !knows(minus)) || (equals && !names.includes(equals))
  })
  return [
    ...twice.map((name) => fault(`${id}: ${name} stands twice`)),
    ...lost.map(({ name }) => fault(`${id}: ${name} adds up what is not there`)),
  ]
}

function citationFaults({ id, cites }: DocumentForm, shelf: LawShelf): readonly Finding[] {
  const citations = cites.map((cite) => ({ ...cite, gist: gistOf(cite, shelf.laws) }))
  return verifyCitations({ file: DOCUMENTS_FILE, citations, lineOf: () => 0 }, shelf).map((finding) => ({
    ...finding,
    message: `${id}: ${finding.message}`,
  }))
}

function gistOf({ law, article }: DocumentForm['cites'][number], laws: ReadonlyMap<string, Law>): string {
  return laws.get(law)?.gists[String(article)] ?? ''
}

/** Every place of the template is a field, every field has its place. */
function templateFaults(
  { id, fields }: DocumentForm,
  tags: readonly string[] | undefined,
): readonly Finding[] {
  if (!tags) return [fault(`${id}: no template documents/${id}.docx that can be used`, 'template')]
  const used = new Set(tags.map((tag) => tag.replace(/^[#/]/, '')))
  const known = new Set([...STAMP, ...fields.flatMap(namesOf), ...ROW_EXTRAS])
  const unknown = [...used].filter((tag) => !known.has(tag))
  const absent = [...STAMP, ...fields.map(({ name }) => name)].filter((name) => !used.has(name))
  const open = tags
    .filter((tag) => tag.startsWith('#'))
    .filter((tag) => !tags.includes(tag.replace('#', '/')))
  return [
    ...unknown.map((tag) => fault(`${id}.docx: {${tag}} is no field`, 'template')),
    ...absent.map((name) => fault(`${id}.docx: {${name}} is missing`, 'template')),
    ...open.map((tag) => fault(`${id}.docx: {${tag}} is not closed`, 'template')),
  ]
}

function namesOf(field: DocumentField): readonly string[] {
  return field.kind === 'rows' ? [field.name, ...field.columns.map(({ name }) => name)] : [field.name]
}
