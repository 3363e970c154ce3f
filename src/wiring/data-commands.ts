import { withArguments } from '../cli/command.ts'
import { COUNTY_IMPORT_SPEC, countyImport } from '../cli/county-import.ts'
import { EXPORT_SPEC, exportCommand } from '../cli/export.ts'
import { LAWS_IMPORT_SPEC, lawsImport } from '../cli/laws-import.ts'
import { type Config, readConfig } from '../config.ts'
import { loadCounty } from '../core/knowledge/load-county.ts'
import { loadKnowledge } from '../core/knowledge/load-knowledge.ts'
import { createCurrentCounty } from '../core/places/current-county.ts'
import type { County } from '../domain/place/station.ts'
import type { Database } from '../ports/database.ts'
import { readTextFiles } from '../storage/text-files.ts'
import { DEFAULT_COUNTY, KNOWLEDGE_DIR, openData } from './assembly.ts'
import { consoleOutput } from './console-output.ts'
import { createLog } from './log.ts'
import { DEFAULT_DIRECTORY } from './serve.ts'

export function exportReports(args: readonly string[]): Promise<number> {
  const given = { ...consoleOutput, args }
  return withArguments(EXPORT_SPEC, given, () =>
    withDatabase((database, county) =>
      database.transaction((stores) => exportCommand({ ...given, stores, county, now: Date.now() })),
    ),
  )
}

export function importCounty(args: readonly string[]): Promise<number> {
  const given = { ...consoleOutput, args }
  return withArguments(COUNTY_IMPORT_SPEC, given, () =>
    withDatabase((database, county) => countyImport({ ...given, database, county, now: Date.now() })),
  )
}

export function importLaws(args: readonly string[]): Promise<number> {
  const given = { ...consoleOutput, args }
  return withArguments(LAWS_IMPORT_SPEC, given, async () => {
    const { base } = loadKnowledge(await readTextFiles(KNOWLEDGE_DIR))
    return withOpenData(readConfig(), (database) => lawsImport({ ...given, database, knowledge: base }))
  })
}

function withDatabase(work: (database: Database, county: County) => Promise<number>): Promise<number> {
  const config = readConfig()
  return withOpenData(config, async (database) => {
    const configured = loadCounty(await readTextFiles(KNOWLEDGE_DIR), config.COUNTY ?? DEFAULT_COUNTY)
    const county = await createCurrentCounty(configured, database)
    return work(database, county.now())
  })
}

async function withOpenData(config: Config, work: (database: Database) => Promise<number>): Promise<number> {
  const { database } = await openData(config, createLog('warn'), config.DATA_DIR ?? DEFAULT_DIRECTORY)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
