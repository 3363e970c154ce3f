import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { checkOfficeFile } from '../cli/office-file/check-office-file.ts'
import { loadDocuments } from '../core/documents/load-documents.ts'
import type { Papers } from '../core/documents/papers.ts'
import type { SourceFile } from '../core/knowledge/parse-entry.ts'
import { createDocxRenderer } from '../documents/docx-renderer.ts'
import type { Finding } from '../domain/knowledge/knowledge-base.ts'

const TEMPLATES = 'documents'

/** Templates that may be used, and what is wrong with the others. */
export interface ReadTemplates {
  readonly templates: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
}

/** Reads the Word templates of the knowledge folder; each passes the checks for files from outside. */
export async function readTemplates(directory: string): Promise<ReadTemplates> {
  const folder = join(directory, TEMPLATES)
  const names = (await fs.readdir(folder).catch(() => [])).filter((name) => /^[a-z-]+\.docx$/.test(name))
  const templates = new Map<string, Uint8Array>()
  const findings: Finding[] = []
  for (const name of names.sort()) {
    const bytes = new Uint8Array(await fs.readFile(join(folder, name)))
    const fault = checkOfficeFile(bytes)
    if (fault === undefined) templates.set(name.slice(0, -'.docx'.length), bytes)
    else findings.push({ file: `${TEMPLATES}/${name}`, line: 0, rule: 'template', message: fault })
  }
  return { templates, findings }
}

/** The papers that can be written: described, and with a template. */
export async function readPapers(files: readonly SourceFile[], directory: string): Promise<Papers> {
  const { forms } = loadDocuments(files)
  const { templates } = await readTemplates(directory)
  const usable = [...forms].filter(([id]) => templates.has(id))
  return { forms: new Map(usable), renderer: createDocxRenderer(templates) }
}
