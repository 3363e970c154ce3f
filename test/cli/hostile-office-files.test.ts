import { describe, expect, it } from 'vitest'
import { readDocx } from '../../src/cli/laws/docx.ts'
import { readTableFile } from '../../src/cli/table-file/index.ts'
import { HOSTILE_FILES } from '../support/hostile-office-files.ts'

describe('a file made to harm whoever opens it; bench/office-files.ts says how long and how much memory', () => {
  it('is one of forty', () => {
    expect(HOSTILE_FILES).toHaveLength(40)
    expect(new Set(HOSTILE_FILES.map(({ what }) => what)).size).toBe(40)
  })

  it.each(HOSTILE_FILES)('is refused with a sentence: $what', ({ kind, bytes }) => {
    if (kind === 'table') return expect(readTableFile(bytes)).toMatchObject({ kind: 'unreadable' })
    expect(() => readDocx(bytes)).toThrowError(expect.objectContaining({ name: 'UnreadableFile' }))
  })
})
