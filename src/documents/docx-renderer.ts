import { createRequire } from 'node:module'
import type Docxtemplater from 'docxtemplater'
import type PizZip from 'pizzip'
import type { DocumentData, DocumentRenderer } from '../ports/document-renderer.ts'

/** A template is broken or missing; the name is told, its words are not. */
export class TemplateError extends Error {
  readonly code = 'bad-template'
  constructor(template: string, cause?: unknown) {
    super(`文书模板 ${template} 用不了。请运行 npm run knowledge:verify 看哪里不对。`, { cause })
  }
}

/**
 * Fills Word templates with docxtemplater. A name in braces is looked up and nothing more: no expressions, no raw
 * XML, no pictures; so data can only become text. `templates` must have passed the checks for files from outside.
 */
export function createDocxRenderer(templates: ReadonlyMap<string, Uint8Array>): DocumentRenderer {
  return {
    has: (template) => templates.has(template),
    render: (template, data) => {
      const bytes = templates.get(template)
      if (!bytes) throw new TemplateError(template)
      try {
        return fill(bytes, data)
      } catch (cause) {
        throw new TemplateError(template, cause)
      }
    },
  }
}

interface Engine {
  readonly Document: typeof Docxtemplater
  readonly Zip: typeof PizZip
}

/** Loaded with the first paper, in one go because a paper is written inside a transaction. */
function loadEngine(): Engine {
  const require = createRequire(import.meta.url)
  return { Document: require('docxtemplater'), Zip: require('pizzip') }
}

function fill(bytes: Uint8Array, data: DocumentData): Uint8Array {
  const { Document, Zip } = loadEngine()
  const document = new Document(new Zip(bytes), {
    linebreaks: true,
    paragraphLoop: true,
    stripInvalidXMLChars: true,
    parser: (tag: string) => ({ get: (scope: unknown) => lookUp(scope, tag) }),
    nullGetter: ({ module }) => (module === 'loop' ? [] : '【待补】'),
  })
  document.render(data)
  const zip = document.getZip()
  for (const part of Object.values(zip.files)) part.date = FIRST_DAY
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}

/** Equal data must give equal bytes, so the clock stays out of the archive. */
const FIRST_DAY = new Date(Date.UTC(1980, 0, 1))

function lookUp(scope: unknown, tag: string): unknown {
  return typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag)
    ? Reflect.get(scope, tag)
    : undefined
}
