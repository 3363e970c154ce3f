import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTextFiles } from '../../src/storage/text-files.ts'

const folders: string[] = []
const root = () => folders[0] ?? ''

describe('text files', () => {
  beforeAll(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-text-')))
    await fs.mkdir(join(root(), 'topics/wages'), { recursive: true })
    await fs.mkdir(join(root(), '.hidden'))
    await fs.writeFile(join(root(), 'topics/wages/b.md'), '﻿老板跑了')
    await fs.writeFile(join(root(), 'topics/a.yaml'), 'a: 1\n')
    await fs.writeFile(join(root(), 'topics/picture.png'), Buffer.from([0x89, 0xff]))
    await fs.writeFile(join(root(), '.hidden/c.md'), 'hidden')
    await fs.symlink('/etc/hostname', join(root(), 'link.md'))
  })
  afterAll(async () => {
    await fs.rm(root(), { recursive: true, force: true })
  })

  it('are read from the whole tree in the order of their paths, without hidden files and links', async () => {
    expect(await readTextFiles(root())).toEqual([
      { path: 'topics/a.yaml', text: 'a: 1\n' },
      { path: 'topics/wages/b.md', text: '老板跑了' },
    ])
  })

  it('can be narrowed to one kind', async () => {
    expect((await readTextFiles(root(), ['.md'])).map(({ path }) => path)).toEqual(['topics/wages/b.md'])
  })

  it('are refused by name when they are not UTF-8', async () => {
    const reading = readTextFiles(root(), ['.png'])
    await expect(reading).rejects.toMatchObject({ code: 'unreadable-file' })
    await expect(reading).rejects.toThrow(/picture\.png/)
  })
})
