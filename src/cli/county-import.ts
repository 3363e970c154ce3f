import { promises as fs } from 'node:fs'
import { type PlaceTable, readPlaceTable } from '../core/places/read-place-table.ts'
import type { County } from '../domain/place/station.ts'
import { shanghaiDay } from '../domain/shanghai-time.ts'
import type { Database } from '../ports/database.ts'
import type { CommandSpec, ParsedArguments } from './arguments.ts'
import { type CommandOutput, EXIT, withArguments } from './command.ts'
import { readTableFile } from './table-file/index.ts'

export const COUNTY_IMPORT_SPEC = {
  name: 'county:import',
  summary: '导入本县的村和服务站点，整张表替换上次导入的；有一行不对就都不导入',
  examples: ['npm run county:import -- 站点表.xlsx', 'npm run county:import -- 站点表.csv --dry-run'],
  operands: {
    name: '文件',
    help: '.xlsx 或 .csv，样表是 docs/templates/county-places.csv',
    least: 1,
    most: 1,
  },
  options: {
    'dry-run': { help: '只检查，不导入' },
    'skip-bad': { help: '跳过不对的行，导入其余的' },
  },
} as const satisfies CommandSpec

/** Where the places go. */
export interface CountyImportRequest extends CommandOutput {
  readonly database: Pick<Database, 'stores'>
  readonly county: County
  readonly now: number
  readonly args: readonly string[]
}

/** Reads, checks and stores the table of places. Returns the exit code. */
export function countyImport(request: CountyImportRequest): Promise<number> {
  return withArguments(COUNTY_IMPORT_SPEC, request, async (given) => {
    const path = given.operands[0] ?? ''
    const file = await readFile(path)
    if (!file) {
      request.writeError(`打不开“${path}”，应为一个能读的文件。请看路径写对没有。`)
      return EXIT.failed
    }
    const read = readTableFile(file)
    if (read.kind === 'unreadable') {
      request.writeError(`“${path}”读不了：${read.message}`)
      return EXIT.failed
    }
    return importTable(request, readPlaceTable(read.rows, request.county, shanghaiDay(request.now)), given)
  })
}

async function readFile(path: string): Promise<Uint8Array | undefined> {
  try {
    return await fs.readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

async function importTable(
  request: CountyImportRequest,
  table: PlaceTable,
  given: ParsedArguments,
): Promise<number> {
  for (const { row, message } of table.faults) request.writeError(`第 ${row} 行：${message}`)
  const isUsable = table.stations.length > 0 && (table.faults.length === 0 || given.isOn('skip-bad'))
  if (!isUsable) {
    const hint =
      table.stations.length > 0 ? '请改好再导入；想先导入其余的行，请加 --skip-bad。' : '请改好再导入。'
    request.writeError(`有 ${table.faults.length} 处不对，什么也没导入。${hint}`)
    return EXIT.failed
  }
  await tellChanges(request, table)
  if (given.isOn('dry-run')) {
    request.write('只检查，没有导入。去掉 --dry-run 就会导入。')
    return EXIT.done
  }
  await request.database.stores.places.replace({ villages: table.villages, stations: table.stations })
  request.write(`✔ 已导入：${countsOf(table)}。正在运行的服务会自己读到，不用重启。`)
  return EXIT.done
}

function countsOf({ villages, stations, faults }: PlaceTable): string {
  const skipped = faults.length > 0 ? `，跳过 ${faults.length} 行` : ''
  return `${villages.length} 个村，${stations.length} 个站点${skipped}`
}

/** Says what would disappear, and which contacts will not be shown, before anything is replaced. */
async function tellChanges({ database, write }: CountyImportRequest, table: PlaceTable): Promise<void> {
  const now = new Set(table.stations.map((station) => station.id))
  const gone = (await database.stores.places.stations())
    .filter((station) => !now.has(station.id))
    .map((station) => station.name)
  if (gone.length > 0)
    write(
      `！上次导入的 ${gone.length} 个站点这次没有了：${gone.slice(0, 10).join('、')}${gone.length > 10 ? ' 等' : ''}。`,
    )
  const unshown = table.stations.filter((station) => station.phone && !station.verifiedOn)
  if (unshown.length > 0)
    write(`！${unshown.length} 个站点有电话但没有核实日期，电话先不给群众看。打通后请填上核实日期。`)
}
