import type { z } from 'zod'
import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { countHan } from '../../../domain/text/han.ts'
import { homophonesSchema, officialeseSchema, synonymsSchema, termsSchema } from '../data-schemas.ts'
import { moveTo } from '../lint/lint-entry.ts'
import { lintForm } from '../lint/lint-text.ts'
import { type LineOf, yamlLines } from '../lint/yaml-lines.ts'
import type { SourceFile } from '../parse-entry.ts'
import { readYaml } from '../read-yaml.ts'

const EXPLANATION_MAX = 15

/** A word of a list and the line it stands on. */
interface Listed {
  readonly word: string
  readonly file: string
  readonly line: number
}

interface ReadList<T> {
  readonly value: T
  readonly file: string
  readonly lineOf: LineOf
}

/** Checks the word lists: all there, no word twice, no correction that corrects nothing, explanations short. */
export function verifyLexicon(
  files: readonly SourceFile[],
  allowedCharacters: ReadonlySet<string>,
): readonly Finding[] {
  const findings: Finding[] = []
  const homophones = readList(files, { name: 'homophones', schema: homophonesSchema, findings })
  const synonyms = readList(files, { name: 'synonyms', schema: synonymsSchema, findings })
  const terms = readList(files, { name: 'terms', schema: termsSchema, findings })
  const officialese = readList(files, { name: 'officialese', schema: officialeseSchema, findings })
  return [
    ...findings,
    ...(homophones ? homophoneFaults(homophones) : []),
    ...(synonyms ? synonymFaults(synonyms, wrongForms(homophones)) : []),
    ...(terms ? termFaults(terms, allowedCharacters) : []),
    ...(officialese
      ? duplicates(officialese.value.map(({ word }, at) => listed(word, officialese, [at, 'word'])))
      : []),
  ]
}

function readList<T>(
  files: readonly SourceFile[],
  wanted: { name: string; schema: z.ZodType<T>; findings: Finding[] },
): ReadList<T> | undefined {
  const path = `lexicon/${wanted.name}.yaml`
  const file = files.find((candidate) => candidate.path === path)
  if (!file) {
    wanted.findings.push({ file: path, line: 1, rule: 'missing-file', message: 'the list is missing' })
    return undefined
  }
  const read = readYaml(file.text, wanted.schema, { file: path, linesBefore: 0 })
  return read.kind === 'ok' ? { value: read.value, file: path, lineOf: yamlLines(file.text, 0) } : undefined
}

type Homophones = ReadList<z.infer<typeof homophonesSchema>>

function wrongForms(homophones: Homophones | undefined): ReadonlySet<string> {
  return new Set(homophones?.value.map(({ wrong }) => wrong))
}

function homophoneFaults(list: Homophones): readonly Finding[] {
  const wrong = wrongForms(list)
  const faults = list.value.flatMap(({ wrong: heard, right }, at) => {
    const place = { file: list.file, line: list.lineOf([at, 'right']), rule: 'homophone' }
    if (heard === right) return [{ ...place, message: `${heard} is corrected to itself` }]
    return wrong.has(right)
      ? [{ ...place, message: `${heard} is corrected to ${right}, which is itself corrected` }]
      : []
  })
  return [...faults, ...duplicates(list.value.map((item, at) => listed(item.wrong, list, [at, 'wrong'])))]
}

/** A misheard form never reaches the synonyms: it is mended first. */
function synonymFaults(
  list: ReadList<z.infer<typeof synonymsSchema>>,
  mended: ReadonlySet<string>,
): readonly Finding[] {
  const said = list.value.flatMap(({ say }, at) =>
    say.map((word, index) => listed(word, list, [at, 'say', index])),
  )
  const unreachable = said
    .filter(({ word }) => mended.has(word))
    .map(({ word, file, line }) => ({
      file,
      line,
      rule: 'duplicate-word',
      message: `${word} is mended as a homophone before`,
    }))
  return [...duplicates(said), ...unreachable]
}

function termFaults(
  list: ReadList<z.infer<typeof termsSchema>>,
  allowedCharacters: ReadonlySet<string>,
): readonly Finding[] {
  return Object.entries(list.value).flatMap(([term, explanation]) => {
    const line = list.lineOf([term])
    const han = countHan(explanation)
    const long = {
      line,
      rule: 'explanation-length',
      message: `${term}: ${han} Han, at most ${EXPLANATION_MAX}`,
    }
    const faults = [
      ...(han > EXPLANATION_MAX ? [long] : []),
      ...moveTo(line, lintForm(explanation, allowedCharacters)),
    ]
    return faults.map((fault) => ({ file: list.file, ...fault }))
  })
}

function listed(word: string, list: ReadList<unknown>, path: readonly (string | number)[]): Listed {
  return { word, file: list.file, line: list.lineOf(path) }
}

function duplicates(words: readonly Listed[]): readonly Finding[] {
  const first = new Map<string, number>()
  return words.flatMap(({ word, file, line }) => {
    const before = first.get(word)
    if (before === undefined) first.set(word, line)
    return before === undefined
      ? []
      : [{ file, line, rule: 'duplicate-word', message: `${word} already stands on line ${before}` }]
  })
}
