import { CORE_SCHEMA, load } from 'js-yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'
import type { Finding } from '../../domain/knowledge/knowledge-base.ts'
import { yamlWithLines } from './yaml-with-lines.ts'

/** Either the checked value, or what is wrong with it, by line. */
export type YamlResult<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] }

/** Where the YAML stands: its file and how many lines come before it. */
export interface YamlPlace {
  readonly file: string
  readonly linesBefore: number
}

/**
 * Parses YAML and checks it against a schema. Good files take the fast parser; a fault is looked for again
 * with the one that knows lines, so that it is named with file, line and what is expected.
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, place: YamlPlace): YamlResult<T> {
  const quick = schema.safeParse(readQuickly(text))
  return quick.success ? { kind: 'ok', value: quick.data } : findFaults(text, schema, place)
}

/** Undefined when the text is no YAML: what is wrong is found out elsewhere. */
function readQuickly(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA })
  } catch {
    return undefined
  }
}

function findFaults<T>(text: string, schema: z.ZodType<T>, place: YamlPlace): YamlResult<T> {
  const { LineCounter, parseDocument } = yamlWithLines()
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + place.linesBefore
  if (document.errors.length > 0) {
    const findings = document.errors.map((error) => ({
      file: place.file,
      line: lineAt(error.pos[0]),
      rule: 'yaml',
      message: error.message,
    }))
    return { kind: 'broken', findings }
  }
  const checked = schema.safeParse(document.toJS())
  if (checked.success) return { kind: 'ok', value: checked.data }
  const findings = checked.error.issues.map((issue) => ({
    file: place.file,
    line: lineAt(offsetOf(document, issue.path)),
    rule: 'schema',
    message: `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`,
  }))
  return { kind: 'broken', findings }
}

/** The start of the nearest node that exists on the way to `path`: a missing key is reported at its parent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (yamlWithLines().isNode(node) && node.range) return node.range[0]
  }
  return 0
}
