import { basename } from 'node:path'
import { createCitedBy } from '../core/laws/cited-by.ts'
import { compareWithStored, type Imported } from '../core/laws/import-law.ts'
import type { KnowledgeBase } from '../domain/knowledge/knowledge-base.ts'
import type { LawText } from '../domain/laws/law-text.ts'
import type { Database } from '../ports/database.ts'
import type { CommandSpec, ParsedArguments } from './arguments.ts'
import { checkDay } from './check-day.ts'
import { type CommandOutput, EXIT, withArguments } from './command.ts'
import { importLines, type LineContext } from './laws/import-lines.ts'
import { lawFilesAt } from './laws/law-files.ts'
import { readLawFile } from './laws/read-law-file.ts'

export const LAWS_IMPORT_SPEC = {
  name: 'laws:import',
  summary: '导入法律全文，一部法律的几个版本都留着；说出新的、改了的和要复核的条目',
  examples: ['npm run laws:import -- ./laws', 'npm run laws:import -- 劳动合同法_20121228.docx --texts'],
  operands: {
    name: '文件或文件夹',
    help: '国家法律法规数据库下载的 .docx，或带登记头的 .md',
    least: 1,
    most: 1000,
  },
  options: {
    texts: { help: '改了的条文，连改动前后的原话一起写出来' },
    'dry-run': { help: '只比较，不导入' },
    effective: {
      ...{ value: '日期', help: '这一版哪天施行，文件里没写时用，一次一个文件' },
      check: (value) => checkDay(value),
    },
  },
} as const satisfies CommandSpec

/** Where the laws go, and what they are compared with. */
export interface LawsImportRequest extends CommandOutput {
  readonly database: Database
  readonly knowledge: Pick<KnowledgeBase, 'laws' | 'entries'>
  readonly args: readonly string[]
}

/** Reads, checks, compares and stores laws, each on its own. Returns the exit code. */
export function lawsImport(request: LawsImportRequest): Promise<number> {
  return withArguments(LAWS_IMPORT_SPEC, request, async (given) => {
    const files: string[] = []
    for (const path of given.operands) {
      const found = await lawFilesAt(path)
      if (!found) {
        request.writeError(`没有“${path}”，应为文件或文件夹。请看路径写对没有。`)
        return EXIT.failed
      }
      files.push(...found)
    }
    if (files.length !== 1 && given.value('effective') !== undefined) {
      request.writeError(`--effective 一次只能用在一个文件上，这里有 ${files.length} 个。请单独导入它。`)
      return EXIT.misused
    }
    return importFiles(request, files, given)
  })
}

interface Tally {
  readonly laws: Record<Imported['kind'], string[]>
  refused: number
}

async function importFiles(
  request: LawsImportRequest,
  files: readonly string[],
  given: ParsedArguments,
): Promise<number> {
  const tally: Tally = { laws: { new: [], 'new-version': [], changed: [], unchanged: [] }, refused: 0 }
  const context = { citedBy: createCitedBy(request.knowledge.entries), texts: given.isOn('texts') }
  const seen = new Map<string, string>()
  for (const path of files) {
    const law = await readOne(request, { path, effectiveFrom: given.value('effective'), tally })
    if (!law) continue
    const twin = seen.get(`${law.law} ${law.effectiveFrom}`)
    seen.set(`${law.law} ${law.effectiveFrom}`, twin ?? path)
    if (twin) request.write(`！${basename(path)}：和 ${basename(twin)} 是同一部法律的同一版，没有再导入。`)
    else await importOne(request, law, { context, tally, write: !given.isOn('dry-run') })
  }
  return tellEnd(request, tally, given)
}

/** The law of one file. Whatever is wrong with it is said; what cannot be trusted is left out. */
async function readOne(
  { knowledge, write, writeError }: LawsImportRequest,
  { path, effectiveFrom, tally }: { path: string; effectiveFrom: string | undefined; tally: Tally },
): Promise<LawText | undefined> {
  const read = await readLawFile(path, { laws: knowledge.laws, effectiveFrom })
  if (read.kind === 'no-law') return undefined
  const findings = read.kind === 'unreadable' ? [{ weight: 'refused', message: read.message }] : read.findings
  for (const { weight, message } of findings) {
    const say = weight === 'refused' ? writeError : write
    say(`${weight === 'refused' ? '✗ 不收　' : '！'}${basename(path)}：${message}`)
  }
  if (read.kind === 'law') return read.law
  tally.refused++
  return undefined
}

async function importOne(
  { database, write }: LawsImportRequest,
  law: LawText,
  how: { readonly context: LineContext; readonly tally: Tally; readonly write: boolean },
): Promise<void> {
  const imported = await database.transaction(async ({ laws }) => {
    const compared = await compareWithStored(laws, law)
    if (compared.kind !== 'unchanged' && how.write) await laws.put(law)
    return compared
  })
  how.tally.laws[imported.kind].push(law.law)
  for (const line of importLines(law, imported, how.context)) write(line)
}

function tellEnd(
  { write, writeError }: LawsImportRequest,
  { laws, refused }: Tally,
  given: ParsedArguments,
): number {
  const total = Object.values(laws).reduce((sum, names) => sum + names.length, 0)
  if (total === 0 && refused === 0) {
    writeError('没有找到法律全文，应为 .docx，或带登记头的 .md。')
    return EXIT.failed
  }
  if (laws.unchanged.length > 0) write(`没变　${laws.unchanged.join('、')}`)
  const counts = `新 ${laws.new.length} 部，新版 ${laws['new-version'].length} 部，改 ${laws.changed.length} 部，没变 ${laws.unchanged.length} 部，不收 ${refused} 个文件`
  write(given.isOn('dry-run') ? `只比较，没有导入：${counts}。` : `✔ 导入完了：${counts}。`)
  return refused > 0 ? EXIT.failed : EXIT.done
}
