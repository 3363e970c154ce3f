import type { Finding, Law } from '../../../domain/knowledge/knowledge-base.ts'
import { lawSchema } from '../data-schemas.ts'
import type { TextRules } from '../lint/lint-text.ts'
import { type LineOf, yamlLines } from '../lint/yaml-lines.ts'
import type { SourceFile } from '../parse-entry.ts'
import { readYaml } from '../read-yaml.ts'
import type { CitableLaw } from './law-texts.ts'
import { verifyGists } from './verify-gists.ts'

/** Checks the law files against their own names, and against the full texts where they are at hand. */
export function verifyLaws(
  files: readonly SourceFile[],
  texts: ReadonlyMap<string, CitableLaw> | undefined,
  rules: TextRules,
): readonly Finding[] {
  return files.flatMap((file) => {
    if (!/^laws\/.*\.yaml$/.test(file.path)) return []
    const read = readYaml(file.text, lawSchema, { file: file.path, linesBefore: 0 })
    if (read.kind === 'broken') return []
    const lineOf = yamlLines(file.text, 0)
    const text = texts?.get(read.value.name)
    return [
      ...ownFaults(read.value, file, lineOf),
      ...textFaults(read.value, file, { lineOf, text }),
      ...verifyGists({ law: read.value, file: file.path, lineOf, text }, rules),
    ]
  })
}

function ownFaults(law: Law, { path }: SourceFile, lineOf: LineOf): readonly Finding[] {
  const named = path === `laws/${law.name}.yaml`
  const ended = law.effectiveTo !== undefined && law.effectiveTo < law.effectiveFrom
  return [
    ...(named
      ? []
      : [
          {
            file: path,
            line: lineOf(['name']),
            rule: 'id-path',
            message: `name ${law.name} is not the file name`,
          },
        ]),
    ...(ended
      ? [
          {
            file: path,
            line: lineOf(['effectiveTo']),
            rule: 'days',
            message: 'effectiveTo is before effectiveFrom',
          },
        ]
      : []),
  ]
}

function textFaults(
  law: Law,
  { path }: SourceFile,
  found: { lineOf: LineOf; text: CitableLaw | undefined },
): readonly Finding[] {
  const { lineOf, text } = found
  if (!text) return []
  const dated = text.effectiveFrom === law.effectiveFrom
  return [
    ...(text.count === law.articles
      ? []
      : [
          {
            file: path,
            line: lineOf(['articles']),
            rule: 'law-text',
            message: `${law.articles} articles, the full text says ${text.count}`,
          },
        ]),
    ...(dated
      ? []
      : [
          {
            file: path,
            line: lineOf(['effectiveFrom']),
            rule: 'law-text',
            message: `in force from ${law.effectiveFrom}, the full text says ${text.effectiveFrom}`,
          },
        ]),
  ]
}
