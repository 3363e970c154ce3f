import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { yamlLines } from '../lint/yaml-lines.ts'
import { CountyError, loadConflictPatterns, loadCounty } from '../load-county.ts'
import type { SourceFile } from '../parse-entry.ts'
import { compileFault } from './compile-fault.ts'

const COUNTY = /^county\/([^/]+)\/county\.yaml$/
const CONFLICTS = 'county/conflicts.yaml'

/** Checks that every county file and the conflict patterns can be loaded. */
export function verifyCounty(files: readonly SourceFile[]): readonly Finding[] {
  const counties = files.filter((file) => COUNTY.test(file.path))
  const none = { file: 'county', line: 1, rule: 'county', message: 'no county/<id>/county.yaml' }
  return [
    ...(counties.length > 0 ? [] : [none]),
    ...counties.flatMap(({ path }) =>
      attempt(path, () => {
        const id = COUNTY.exec(path)?.[1] ?? ''
        const county = loadCounty(files, id)
        return county.id === id
          ? []
          : [{ file: path, line: 1, rule: 'id-path', message: `id ${county.id} in folder ${id}` }]
      }),
    ),
    ...attempt(CONFLICTS, () => conflictFaults(files)),
  ]
}

function conflictFaults(files: readonly SourceFile[]): readonly Finding[] {
  const conflicts = loadConflictPatterns(files)
  const lineOf = yamlLines(files.find(({ path }) => path === CONFLICTS)?.text ?? '', 0)
  return (['village', 'town'] as const).flatMap((list) =>
    conflicts[list].flatMap((pattern, at) => {
      const message = compileFault(pattern)
      return message ? [{ file: CONFLICTS, line: lineOf([list, at]), rule: 'pattern', message }] : []
    }),
  )
}

/** The loader throws, because a county without its file cannot serve. */
function attempt(file: string, check: () => readonly Finding[]): readonly Finding[] {
  try {
    return check()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [{ file, line: error instanceof CountyError ? error.line : 1, rule: 'county', message }]
  }
}
