import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardsCommand } from '../../src/cli/cards/cards.ts'
import { loadKnowledge } from '../../src/core/knowledge/load-knowledge.ts'
import { ENTRY, GOOD_FILES } from '../core/knowledge/good-knowledge.ts'
import { listen } from '../support/command-run.ts'
import { testCounty } from '../support/report-records.ts'

const { entries } = loadKnowledge(GOOD_FILES).base
const ID = ENTRY.replace('topics/', '').replace('.md', '')

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangfa-cards-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(args: readonly string[], more: { publicUrl?: string; browser?: boolean } = {}) {
  const said = listen()
  const printed: string[] = []
  const print = async (page: string) => {
    printed.push(page)
    return more.browser === false ? undefined : new TextEncoder().encode('%PDF-fake')
  }
  const request = { ...said, entries, county: testCounty, publicUrl: more.publicUrl, print }
  const code = await cardsCommand({ ...request, args: [...args, '--out', folder] })
  return { code, ...said, printed }
}

describe('cards', () => {
  it('prints one A5 page an entry: answer, steps, deadline, door, hotline, law and code', async () => {
    const { code, out, printed } = await run([ID], { publicUrl: 'https://fa.example.gov.cn' })
    expect({ code, out }).toEqual({ code: 0, out: [`✔ ${join(folder, 'wages-sample.pdf')}（1 张）`] })
    expect(printed[0]?.match(/<article>/g)).toHaveLength(1)
    for (const words of [
      '干完活没拿到钱，怎么要',
      '干了活就能要钱',
      '12333',
      '《示范条例》第3条',
      'size:A5',
      '<svg',
    ])
      expect(printed[0]).toContain(words)
  })

  it('takes a topic by either name and puts all its cards into one file', async () => {
    await run(['wages', '劳动报酬'])
    expect((await readdir(folder)).sort()).toEqual(['wages.pdf', '劳动报酬.pdf'])
  })

  it('says what is missing: the address for the code, the browser for PDF', async () => {
    const { out } = await run([ID], { browser: false })
    expect(out.join('\n')).toContain('二维码待填')
    expect(out.join('\n')).toContain('没有 Chromium')
    expect(await readFile(join(folder, 'wages-sample.html'), 'utf8')).toContain('二维码待填')
  })

  it.each([
    [['wages/sampel'], '没有“wages/sampel”这个条目或事项，是不是 wages/sample？'],
    [[ID, '--town', '没有镇'], '没有“没有镇”这个镇'],
    [[ID, '--url', 'ftp://x'], '应为http 或 https 开头的网址'],
    [[], '缺条目或事项'],
  ])('refuses %j with one sentence', async (args, words) => {
    const { code, errors } = await run(args)
    expect(code).toBeGreaterThan(0)
    expect(errors.join()).toContain(words)
  })
})
