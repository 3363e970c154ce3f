import { expect, it } from 'vitest'
import { loadKnowledge } from '../../../src/core/knowledge/load-knowledge.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

it('names a broken file, its line and what is expected, and keeps serving everything else', async () => {
  const { files, loaded } = await sharedKnowledge()
  const victim = files.find(({ path }) => path === 'topics/wages/boss-ran-away.md')
  const lines = victim?.text.split('\n') ?? []
  const line = lines.findIndex((text) => text.startsWith('route:'))
  const broken = { path: victim?.path ?? '', text: lines.with(line, 'route: nowhere').join('\n') }
  const { base, findings } = loadKnowledge(files.map((file) => (file.path === broken.path ? broken : file)))
  expect(findings).toEqual([
    {
      file: 'topics/wages/boss-ran-away.md',
      line: line + 1,
      rule: 'schema',
      message: expect.stringContaining('labour_inspection'),
    },
  ])
  expect(base.entries).toHaveLength(loaded.base.entries.length - 1)
})

it('names a file that is no YAML at all', () => {
  const { findings } = loadKnowledge([{ path: 'safety/x.yaml', text: 'kind: a\n  patterns: [b' }])
  expect(findings[0]).toMatchObject({ file: 'safety/x.yaml', rule: 'yaml' })
})
