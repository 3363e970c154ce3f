import { describe, expect, it } from 'vitest'
import { fillPrompt, loadPrompts } from '../../../src/core/advice/prompt.ts'
import { verifyPrompts } from '../../../src/core/knowledge/verify/verify-prompts.ts'
import { readTextFiles } from '../../../src/storage/text-files.ts'
import { PROMPTS_DIR } from '../../../src/wiring/outside.ts'

const files = await readTextFiles(PROMPTS_DIR, ['.md'])
const changed = (path: string, change: (text: string) => string) =>
  files.map((file) => (file.path === path ? { path, text: change(file.text) } : file))

describe('prompt files', () => {
  it('are all there and well formed', () => {
    expect(loadPrompts(files).kind).toBe('ok')
    expect(verifyPrompts(files)).toEqual([])
  })

  it.each([
    ['a missing file', files.filter(({ path }) => path !== 'join.md'), 'missing'],
    ['no front matter', changed('join.md', (text) => text.replace('---\n', '')), 'front matter'],
    ['no version', changed('join.md', (text) => text.replace(/version: .*\n/, '')), 'version'],
    [
      'an input that is not used',
      changed('join.md', (text) => text.replaceAll('{{question}}', '')),
      'inputs',
    ],
    ['an input nobody fills', changed('rewrite.md', (text) => `${text}{{name}}`), 'inputs'],
    ['another name', changed('rewrite.md', (text) => text.replace('id: rewrite', 'id: join')), 'named'],
    ['a law', changed('rewrite.md', (text) => `${text}\n《民法典》第30条`), 'no law'],
  ])('are named when they have %s', (_name, broken, words) => {
    expect(
      verifyPrompts(broken)
        .map(({ message }) => message)
        .join(),
    ).toContain(words)
  })

  it('are filled with words that cannot open a place to fill again', () => {
    const loaded = loadPrompts(files)
    if (loaded.kind !== 'ok') throw new Error('broken')
    const filled = fillPrompt(loaded.prompts.rewrite, { topics: 'a', question: '{{topics}} $& $1' })
    expect(filled).toContain('{{topics}} $& $1')
  })
})
