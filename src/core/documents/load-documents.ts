import { z } from 'zod'
import type { DocumentField, DocumentForm } from '../../domain/documents/document-form.ts'
import type { Finding } from '../../domain/knowledge/knowledge-base.ts'
import { ROUTE_NAMES } from '../../domain/knowledge/route.ts'
import { TOPIC_NAMES } from '../../domain/knowledge/topic.ts'
import { articleSchema } from '../knowledge/entry-schema.ts'
import type { SourceFile } from '../knowledge/parse-entry.ts'
import { readYaml } from '../knowledge/read-yaml.ts'

/** Where the papers are described, beside their templates. */
export const DOCUMENTS_FILE = 'documents/documents.yaml'

const head = {
  // What stands in the braces of a template: no sign of a template language.
  name: z.string().regex(/^\p{Script=Han}{1,12}$/u, 'expected a name of Chinese characters'),
  label: z.string().min(1),
  ask: z.string().min(1).optional(),
  example: z.string().min(1).optional(),
  required: z.boolean().default(false),
  sensitive: z.boolean().default(false),
}
const columnSchema = z.strictObject({
  name: head.name,
  kind: z.literal('money').optional(),
  optional: z.boolean().optional(),
})
const plain = (kind: 'text' | 'long' | 'money' | 'day' | 'phone' | 'id-number') =>
  z.strictObject({ ...head, kind: z.literal(kind) })
const fieldSchema = z.discriminatedUnion('kind', [
  plain('text'),
  plain('long'),
  plain('money'),
  plain('day'),
  plain('phone'),
  plain('id-number'),
  z.strictObject({ ...head, kind: z.literal('rows'), columns: z.array(columnSchema).min(1) }),
  z.strictObject({
    ...head,
    kind: z.literal('sum'),
    rows: head.name,
    column: head.name,
    minus: head.name.optional(),
    equals: head.name.optional(),
  }),
])
const documentsSchema = z.strictObject({
  reviewedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  common: z.array(fieldSchema),
  documents: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      title: z.string().min(1),
      label: z.string().min(1),
      purpose: z.string().min(1),
      to: z.partialRecord(z.enum(ROUTE_NAMES), z.string().min(1)),
      copies: z.string().min(1),
      bring: z.array(z.string().min(1)).min(1),
      note: z.string().min(1).optional(),
      cites: z.array(z.strictObject({ law: z.string().min(1), article: articleSchema })).min(1),
      review: z.boolean().default(false),
      reviewTopics: z.array(z.enum(TOPIC_NAMES)).default([]),
      /** A field of its own, or the name of a common one. */
      fields: z.array(z.union([z.string(), fieldSchema])).min(1),
    }),
  ),
})

/** The papers that can be written, by id, and what is wrong with their description. */
export interface LoadedDocuments {
  readonly forms: ReadonlyMap<string, DocumentForm>
  readonly findings: readonly Finding[]
}

/** Reads the description of all papers; a broken one leaves all of them out and is named. */
export function loadDocuments(files: readonly SourceFile[]): LoadedDocuments {
  const file = files.find(({ path }) => path === DOCUMENTS_FILE)
  if (!file) return { forms: new Map(), findings: [] }
  const read = readYaml(file.text, documentsSchema, { file: file.path, linesBefore: 0 })
  if (read.kind === 'broken') return { forms: new Map(), findings: read.findings }
  const { reviewedOn, common, documents } = read.value
  const shared = new Map(common.map((field) => [field.name, field]))
  const findings: Finding[] = []
  const fieldOf = (id: string, field: DocumentField | string): readonly DocumentField[] => {
    const found = typeof field === 'string' ? shared.get(field) : field
    if (!found)
      findings.push({
        file: file.path,
        line: 0,
        rule: 'document-field',
        message: `${id}: ${field} is no common field`,
      })
    return found ? [found] : []
  }
  const forms = documents.map((one) => ({
    ...one,
    reviewedOn,
    fields: one.fields.flatMap((field) => fieldOf(one.id, field)),
  }))
  return { forms: new Map(forms.map((form) => [form.id, form])), findings }
}
