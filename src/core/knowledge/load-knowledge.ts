import type { z } from 'zod'
import type { Interview } from '../../domain/interviews/interview.ts'
import type { DangerScript } from '../../domain/knowledge/danger.ts'
import type { Entry } from '../../domain/knowledge/entry.ts'
import type { Finding, KnowledgeBase, Law } from '../../domain/knowledge/knowledge-base.ts'
import {
  dangerSchema,
  homophonesSchema,
  lawSchema,
  officialeseSchema,
  synonymsSchema,
  termsSchema,
} from './data-schemas.ts'
import { interviewSchema } from './interview-schema.ts'
import { parseEntry, type SourceFile } from './parse-entry.ts'
import { readYaml } from './read-yaml.ts'

/** What could be read, and what is wrong with the rest. */
export interface LoadedKnowledge {
  readonly base: KnowledgeBase
  readonly findings: readonly Finding[]
}

/** Reads the whole knowledge folder. A broken file is named and left out; everything else keeps serving. */
export function loadKnowledge(files: readonly SourceFile[]): LoadedKnowledge {
  const findings: Finding[] = []
  const read = <T>(path: string, schema: z.ZodType<T>, fallback: T): T => {
    const file = files.find((candidate) => candidate.path === path)
    return file ? (readOne(file, schema, findings) ?? fallback) : fallback
  }
  const base: KnowledgeBase = {
    entries: readEntries(files, findings),
    dangers: readAll<DangerScript>(files, { folder: 'safety/', schema: dangerSchema, findings }),
    laws: new Map(
      readAll<Law>(files, { folder: 'laws/', schema: lawSchema, findings }).map((law) => [law.name, law]),
    ),
    interviews: new Map(
      readAll<Interview>(files, { folder: 'interviews/', schema: interviewSchema, findings }).map((one) => [
        one.name,
        one,
      ]),
    ),
    lexicon: {
      synonyms: read('lexicon/synonyms.yaml', synonymsSchema, []),
      homophones: new Map(
        read('lexicon/homophones.yaml', homophonesSchema, []).map((h) => [h.wrong, h.right]),
      ),
      terms: new Map(Object.entries(read('lexicon/terms.yaml', termsSchema, {}))),
      officialese: new Map(
        read('lexicon/officialese.yaml', officialeseSchema, []).map((word) => [word.word, word.say]),
      ),
    },
  }
  return { base, findings }
}

function readEntries(files: readonly SourceFile[], findings: Finding[]): readonly Entry[] {
  const entries = new Map<string, Entry>()
  for (const file of files) {
    if (!/^(topics|declines)\/.*\.md$/.test(file.path)) continue
    const result = parseEntry(file)
    if (result.kind === 'broken') {
      findings.push(...result.findings)
    } else if (entries.has(result.entry.id)) {
      const message = `id ${result.entry.id} is already used by ${entries.get(result.entry.id)?.source}`
      findings.push({ file: file.path, line: 2, rule: 'unique-id', message })
    } else {
      entries.set(result.entry.id, result.entry)
    }
  }
  return [...entries.values()]
}

function readOne<T>(file: SourceFile, schema: z.ZodType<T>, findings: Finding[]): T | undefined {
  const result = readYaml(file.text, schema, { file: file.path, linesBefore: 0 })
  if (result.kind === 'ok') return result.value
  findings.push(...result.findings)
  return undefined
}

function readAll<T>(
  files: readonly SourceFile[],
  from: { folder: string; schema: z.ZodType<T>; findings: Finding[] },
): readonly T[] {
  return files
    .filter((file) => file.path.startsWith(from.folder) && file.path.endsWith('.yaml'))
    .flatMap((file) => readOne(file, from.schema, from.findings) ?? [])
}
