import { z } from 'zod'
import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import type { SourceFile } from '../parse-entry.ts'
import { readYaml } from '../read-yaml.ts'
import { isEveryday } from './rare-characters.ts'
import { yamlLines } from './yaml-lines.ts'

const PATH = 'lexicon/allowed-characters.yaml'
const schema = z.record(z.string().regex(/^\p{Script=Han}$/u, 'expected one character'), z.string().min(1))

export interface AllowedCharacters {
  readonly characters: ReadonlySet<string>
  readonly findings: readonly Finding[]
}

/** Reads the characters allowed beyond the everyday ones, each with the word it is needed for. */
export function readAllowedCharacters(files: readonly SourceFile[]): AllowedCharacters {
  const file = files.find(({ path }) => path === PATH)
  if (!file) return { characters: new Set(), findings: [] }
  const read = readYaml(file.text, schema, { file: PATH, linesBefore: 0 })
  if (read.kind === 'broken') return { characters: new Set(), findings: read.findings }
  const lineOf = yamlLines(file.text, 0)
  const findings = Object.entries(read.value).flatMap(([character, word]) => {
    const message = entryFault(character, word)
    return message ? [{ file: PATH, line: lineOf([character]), rule: 'allow-list', message }] : []
  })
  return { characters: new Set(Object.keys(read.value)), findings }
}

function entryFault(character: string, word: string): string | undefined {
  if (isEveryday(character)) return `${character} is an everyday character and needs no place here`
  return word.includes(character) ? undefined : `${word} does not hold ${character}`
}
