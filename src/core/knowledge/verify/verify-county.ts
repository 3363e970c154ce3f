import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { yamlLines } from '../lint/yaml-lines.ts'
import { CountyError, loadConflictPatterns, loadCounty } from '../load-county.ts'
import { figuresPath, loadFigures } from '../load-figures.ts'
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
    ...counties.flatMap(({ path }) => figureFaults(files, COUNTY.exec(path)?.[1] ?? '')),
    ...attempt(CONFLICTS, () => conflictFaults(files)),
  ]
}

/** Figures out of order, or two of one kind that hold on the same day, would make a calculator pick by chance. */
function figureFaults(files: readonly SourceFile[], county: string): readonly Finding[] {
  const { figures, findings } = loadFigures(files, county)
  const file = figuresPath(county)
  const fault = (message: string): Finding => ({ file, line: 1, rule: 'figures', message })
  const twice = figures.figures.filter((one, at) =>
    figures.figures.some((other, before) => before < at && other.key === one.key && other.from === one.from),
  )
  const reversed = figures.figures.filter(({ from, to }) => to !== undefined && to < from)
  const rates = figures.loanRates.map(({ from }) => from)
  const isOrdered = rates.every((from, at) => at === 0 || (rates[at - 1] ?? '') < from)
  return [
    ...findings,
    ...twice.map(({ key, from }) => fault(`${key} is entered twice from ${from}`)),
    ...reversed.map(({ key }) => fault(`${key} ends before it begins`)),
    ...(isOrdered ? [] : [fault('loan rates are not in the order of their days')]),
    ...((rates.at(-1) ?? '') <= figures.loanRatesThrough
      ? []
      : [fault('loan rates go beyond their last day')]),
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
