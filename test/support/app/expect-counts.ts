import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { exportCommand } from '../../../src/cli/export.ts'
import { loadCounty } from '../../../src/core/knowledge/load-county.ts'
import { shanghaiDay } from '../../../src/domain/shanghai-time.ts'
import type { Database } from '../../../src/ports/database.ts'
import { DEFAULT_COUNTY } from '../../../src/wiring/assembly.ts'
import type { Dialogue } from './dialogue.ts'
import { sharedKnowledge } from './test-county.ts'

const LINES = {
  consultations: '咨询',
  opened: '新开案件',
  claimed: '接单案件',
  closed: '办结案件',
  solved: '办结中已解决',
  people: '办结案件涉及',
  yuan: '办结案件追回',
} as const satisfies Record<keyof Dialogue['counts'], string>

/** Exports the current month as the bureau does, reads the written file, and compares line by line. */
export async function expectCounts(
  database: Database,
  counts: Dialogue['counts'],
  now = Date.now(),
): Promise<void> {
  const overview = await exportedOverview(database, now)
  const shown = Object.entries(LINES).map(([name, label]) => [name, overview.get(label)])
  const wanted = Object.entries(LINES).map(([name]) => [name, String(counts[name as keyof typeof counts])])
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(wanted))
}

async function exportedOverview(database: Database, now: number): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangfa-export-'))
  const { files } = await sharedKnowledge()
  const month = shanghaiDay(now).slice(0, 7)
  const lines: string[] = []
  try {
    await database.transaction((stores) =>
      exportCommand({
        stores,
        county: loadCounty(files, DEFAULT_COUNTY),
        now: now + 1,
        args: ['--month', month, '--partial', '--format', 'csv', '--out', folder],
        write: () => {},
        writeError: (line) => lines.push(line),
      }),
    )
    expect(lines).toEqual([])
    const name = (await readdir(folder)).find((file) => file.includes('概况'))
    const csv = await readFile(join(folder, name ?? ''), 'utf8')
    return new Map(csv.split('\r\n').map((line) => cells(line)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function cells(line: string): readonly [string, string] {
  const [label = '', value = ''] = line.split(',').map((cell) => cell.replace(/^"|"$/g, ''))
  return [label, value]
}
