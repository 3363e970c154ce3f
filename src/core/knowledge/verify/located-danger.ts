import type { DangerScript } from '../../../domain/knowledge/danger.ts'
import { dangerSchema } from '../data-schemas.ts'
import { type LineOf, yamlLines } from '../lint/yaml-lines.ts'
import type { SourceFile } from '../parse-entry.ts'
import { readYaml } from '../read-yaml.ts'

/** A safety file that could be read, with where its parts stand. */
export interface LocatedDanger {
  readonly script: DangerScript
  readonly file: string
  readonly lineOf: LineOf
}

/** The safety files that can be read; the loader reports the others. */
export function locateDangers(files: readonly SourceFile[]): readonly LocatedDanger[] {
  return files.flatMap((file) => {
    if (!/^safety\/.*\.yaml$/.test(file.path)) return []
    const read = readYaml(file.text, dangerSchema, { file: file.path, linesBefore: 0 })
    return read.kind === 'ok'
      ? [{ script: read.value, file: file.path, lineOf: yamlLines(file.text, 0) }]
      : []
  })
}
