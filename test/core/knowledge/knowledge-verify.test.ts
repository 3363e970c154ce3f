import { describe, expect, it } from 'vitest'
import { knowledgeVerify } from '../../../src/cli/knowledge-verify.ts'
import type { SourceFile } from '../../../src/core/knowledge/parse-entry.ts'
import { ENTRY, GOOD_FILES, LAW_TEXTS } from './good-knowledge.ts'

const BAD_FILES = GOOD_FILES.map((file) =>
  file.path === ENTRY ? { ...file, text: file.text.replace('投诉：2 年内去', '投诉：1 年内去') } : file,
)

function run(files: readonly SourceFile[], json = false) {
  let output = ''
  const write = (text: string) => {
    output += text
  }
  const code = knowledgeVerify({ files, lawTexts: LAW_TEXTS, today: '2026-11-22', json, write })
  return { code, output }
}

describe('knowledge:verify', () => {
  it('tells how left-out questions fare and ends a clean run with the counts and exit code 0', () => {
    const { code, output } = run(GOOD_FILES)
    expect(code).toBe(0)
    expect(output).toMatch(/^left out: wages +12 questions, first [\d.]+ %, among three [\d.]+ %$/m)
    expect(output.trimEnd().split('\n').at(-1)).toBe('2 entries, 4 citations, 0 findings')
  })

  it('prints file, line, rule and message of each finding, then the counts, and exits 1', () => {
    const { code, output } = run(BAD_FILES)
    expect(code).toBe(1)
    const lines = output.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^topics\/wages\/sample\.md:51 {2}number {2}1 年 is not in any cited article: /)
    expect(lines.at(-1)).toBe('2 entries, 4 citations, 1 findings')
  })

  it('prints one JSON object when asked to', () => {
    const { code, output } = run(BAD_FILES, true)
    expect(code).toBe(1)
    expect(JSON.parse(output)).toMatchObject({
      entries: 2,
      citations: 4,
      findings: [{ file: ENTRY, line: 51, rule: 'number' }],
    })
  })
})
