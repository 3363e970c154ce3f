import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, it } from 'vitest'
import { fillForm } from '../../src/core/documents/fill-form.ts'
import type { Papers } from '../../src/core/documents/papers.ts'
import { docxBlocks } from '../../src/documents/docx-blocks.ts'
import { createDocxRenderer } from '../../src/documents/docx-renderer.ts'
import { printPage } from '../../src/documents/print-page.ts'
import { templateTags } from '../../src/documents/template-tags.ts'
import type { DocumentField } from '../../src/domain/documents/document-form.ts'
import { DOCUMENTS } from '../../src/domain/knowledge/known-aids.ts'
import { KNOWLEDGE_DIR, readKnowledge } from '../../src/wiring/assembly.ts'
import { readTemplates } from '../../src/wiring/read-papers.ts'

const STAMP = { draft: 'WS-20261128-ABCD2345', at: '2026-11-28 14:40' }
const HOSTILE = [
  '</w:t></w:r></w:p><w:p><w:r><w:t>混进来的段落',
  '<![CDATA[x]]><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;&amp;&#0;',
  '{本人姓名}{#证据}{/证据}{@raw}{{a}}',
  '=HYPERLINK("http://x.example","点")',
  '+SUM(1,2) @cmd -1',
  '👨‍👩‍👧‍👦🧑🏽‍🌾 𠮷野家',
  '\u202e反过来\u202c\u200b\u0000\u0007\ud800',
  '字'.repeat(10_000),
].join(' ')

/** Plain words for a field, as a villager would say them. */
function plainWords(field: DocumentField): string {
  if (field.kind === 'money') return '8000'
  if (field.kind === 'day') return '2026-03-05'
  if (field.kind === 'id-number') return '11010519491231002X'
  if (field.kind !== 'rows') return `${field.label}写在这里`
  return field.columns.some(({ kind }) => kind === 'money') ? '三月 6000 2000\n四月 4000 0' : '欠条：证明欠钱'
}

type Kind = 'full' | 'partial' | 'empty' | 'hostile'

function answersOf(fields: readonly DocumentField[], kind: Kind): Record<string, string> {
  const said = fields.map(({ name }, at) => [name, at] as const)
  const words = (at: number) => {
    const field = fields[at]
    if (!field || kind === 'empty' || (kind === 'partial' && at % 2 === 1)) return ''
    return kind === 'hostile' ? HOSTILE : plainWords(field)
  }
  return Object.fromEntries(said.map(([name, at]) => [name, words(at)]))
}

function textOf(bytes: Uint8Array): string {
  return docxBlocks(bytes)
    .map((block) => (block.kind === 'table' ? block.rows.flat().join('\n') : block.text))
    .join('\n')
}

let papers: Papers
beforeAll(async () => {
  papers = (await readKnowledge('langao')).papers
})

function write(id: string, kind: Kind) {
  const form = papers.forms.get(id)
  if (!form) throw new Error(`no form ${id}`)
  const filled = fillForm(form, answersOf(form.fields, kind), STAMP)
  return { form, filled, bytes: papers.renderer.render(id, filled.data) }
}

describe('the templates', () => {
  it('are there for every paper an entry can name', () => {
    expect([...papers.forms.keys()].sort()).toEqual([...DOCUMENTS].sort())
  })

  it.each(DOCUMENTS)('%s, filled whole, says everything that was said and leaves no place open', (id) => {
    const { form, filled, bytes } = write(id, 'full')
    const text = textOf(bytes)
    for (const field of form.fields) {
      const value = filled.data[field.name]
      const words = typeof value === 'string' ? [value] : (value ?? []).flatMap((row) => Object.values(row))
      for (const word of words) expect(text, field.name).toContain(word)
    }
    expect(text).toContain('草稿编号：WS-20261128-ABCD2345　2026-11-28 14:40　法律核对到：2026-11-28')
    expect(text).toContain('草稿，需本人核对签字；交之前可请法援或司法所免费看。')
    expect(text).not.toMatch(/[{}]|undefined/)
    expect(text).toMatch(/签名/)
  })

  it.each(DOCUMENTS)('%s, half filled and empty, shows its gaps', (id) => {
    expect(textOf(write(id, 'partial').bytes)).toContain('【待补：')
    const { form, bytes } = write(id, 'empty')
    for (const { label, kind } of form.fields)
      if (kind !== 'sum') expect(textOf(bytes)).toContain(`【待补：${label}】`)
  })

  it.each(DOCUMENTS)('%s, filled with hostile words, stays one well-formed paper of text', (id) => {
    const [plain, hostile] = [write(id, 'full').bytes, write(id, 'hostile').bytes]
    const zip = new PizZip(hostile)
    expect(Object.keys(zip.files)).toEqual(Object.keys(new PizZip(plain).files))
    for (const part of ['document', 'footer1']) {
      const xml = zip.file(`word/${part}.xml`)?.asText() ?? ''
      expect(XMLValidator.validate(xml)).toBe(true)
      expect(xml).not.toMatch(/<!|<w:altChunk|<w:object/)
    }
    expect(templateTags(hostile)).toEqual([])
    const text = textOf(hostile)
    expect(text).toContain('<w:t>混进来的段落')
    expect(text).toContain('｛本人姓名｝')
    expect(text).toContain('𠮷野家')
    expect(text).not.toMatch(/[\u202e\u200b]/)
  })

  it('give the same bytes for the same words', () => {
    for (const id of DOCUMENTS) expect(write(id, 'full').bytes).toEqual(write(id, 'full').bytes)
  })

  it('become a printable page with the same words and no way to run anything', async () => {
    for (const id of DOCUMENTS) {
      const { bytes, form } = write(id, 'hostile')
      const page = await printPage({ title: form.title, bytes, save: '/d/x/file' })
      expect(page).not.toMatch(/<script|<w:|onerror=|style="/)
      expect(page).toContain('&lt;w:t&gt;混进来的段落')
    }
  })
})

describe('a template the bureau brings', () => {
  it('is left out when it holds a macro, and named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xiangfa-templates-'))
    try {
      const zip = new PizZip(await readFile(join(KNOWLEDGE_DIR, 'documents/civil-complaint.docx')))
      zip.file('word/vbaProject.bin', 'x')
      await mkdir(join(folder, 'documents'))
      await writeFile(join(folder, 'documents/civil-complaint.docx'), zip.generate({ type: 'uint8array' }))
      const { templates, findings } = await readTemplates(folder)
      expect(templates.size).toBe(0)
      expect(findings).toMatchObject([{ file: 'documents/civil-complaint.docx', rule: 'template' }])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('that is broken fails with a code, not with the words of anybody', () => {
    const renderer = createDocxRenderer(new Map([['x', new Uint8Array([1, 2, 3])]]))
    expect(() => renderer.render('x', { 本人姓名: '张三' })).toThrow(
      expect.objectContaining({ code: 'bad-template' }),
    )
    expect(() => renderer.render('y', {})).toThrow(/y/)
  })
})

const office = spawnSync('soffice', ['--version']).status === 0
describe.skipIf(!office)(
  'in LibreOffice (needs soffice and pdftotext; skipped where they are not installed)',
  () => {
    it('every paper opens, whole, half filled, empty and hostile, and prints with its words', {
      timeout: 300_000,
    }, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'xiangfa-papers-'))
      try {
        const kinds: readonly Kind[] = ['full', 'partial', 'empty', 'hostile']
        const names = DOCUMENTS.flatMap((id) => kinds.map((kind) => ({ id, kind, name: `${id}.${kind}` })))
        for (const { id, kind, name } of names)
          await writeFile(join(folder, `${name}.docx`), write(id, kind).bytes)
        const files = names.map(({ name }) => join(folder, `${name}.docx`))
        const profile = `-env:UserInstallation=file://${folder}/profile`
        execFileSync(
          'soffice',
          [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files],
          { stdio: 'ignore' },
        )
        for (const { id, name } of names) {
          const text = execFileSync('pdftotext', [join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' })
          expect(text.replace(/\s/g, ''), name).toContain(papers.forms.get(id)?.title.slice(0, 4))
          expect(text, name).not.toMatch(/[{}]/)
        }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })
  },
)
