import type { Interview, Question } from '../../../domain/interviews/interview.ts'
import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { INTERVIEWS, TOPIC_INTERVIEWS } from '../../../domain/knowledge/known-aids.ts'
import { countHan } from '../../../domain/text/han.ts'
import { interviewSchema } from '../interview-schema.ts'
import { moveTo } from '../lint/lint-entry.ts'
import { lintText, type TextRules } from '../lint/lint-text.ts'
import { type LineOf, yamlLines } from '../lint/yaml-lines.ts'
import type { SourceFile } from '../parse-entry.ts'
import { readYaml } from '../read-yaml.ts'

const MOST_QUESTIONS = 7
const LABEL_MAX = 8
const ASK_MAX = 30
const EXAMPLE_MAX = 20

interface LocatedInterview {
  readonly interview: Interview
  readonly file: string
  readonly lineOf: LineOf
}

/** Checks every interview: at most seven questions, every name it uses exists, every text can be read by anybody. */
export function verifyInterviews(
  files: readonly SourceFile[],
  dangers: ReadonlySet<string>,
  rules: TextRules,
): readonly Finding[] {
  const located = files.flatMap((file) => locate(file))
  const names = new Set(located.map(({ interview }) => interview.name))
  const wanted = [...INTERVIEWS, ...Object.values(TOPIC_INTERVIEWS)].filter((name) => !names.has(name))
  return [
    ...[...new Set(wanted)].map((name) => ({
      ...{ file: `interviews/${name}.yaml`, line: 1, rule: 'interview' },
      message: 'the interview is named in known-aids.ts and does not exist',
    })),
    ...located.flatMap((one) => [...shapeFaults(one, dangers), ...textFaults(one, rules)]),
  ]
}

function locate(file: SourceFile): readonly LocatedInterview[] {
  if (!/^interviews\/.*\.yaml$/.test(file.path)) return []
  const read = readYaml(file.text, interviewSchema, { file: file.path, linesBefore: 0 })
  return read.kind === 'ok'
    ? [{ interview: read.value, file: file.path, lineOf: yamlLines(file.text, 0) }]
    : []
}

function shapeFaults(
  { interview, file, lineOf }: LocatedInterview,
  dangers: ReadonlySet<string>,
): readonly Finding[] {
  const { name, questions, short } = interview
  const keys = questions.map(({ key }) => key)
  const known: readonly string[] = INTERVIEWS
  const fault = (path: readonly (string | number)[], message: string): Finding => ({
    ...{ file, line: lineOf(path), rule: 'interview', message },
  })
  return [
    ...(file === `interviews/${name}.yaml` ? [] : [fault(['name'], `${name} is not the file name`)]),
    ...(known.includes(name) ? [] : [fault(['name'], `${name} is not in known-aids.ts`)]),
    ...(questions.length <= MOST_QUESTIONS
      ? []
      : [fault(['questions'], `${questions.length} questions, at most ${MOST_QUESTIONS}`)]),
    ...(new Set(keys).size === keys.length ? [] : [fault(['questions'], 'two questions have one key')]),
    ...short
      .filter((key) => !keys.includes(key))
      .map((key) => fault(['short'], `there is no question ${key}`)),
    ...questions.flatMap((question, at) =>
      questionFaults(question, { before: keys.slice(0, at), dangers }).map((message) =>
        fault(['questions', at], message),
      ),
    ),
  ]
}

function questionFaults(
  { kind, choices, when }: Question,
  { before, dangers }: { before: readonly string[]; dangers: ReadonlySet<string> },
): readonly string[] {
  const unknown = choices.flatMap(({ danger }) => (danger && !dangers.has(danger) ? [danger] : []))
  return [
    ...((kind === 'choice') === choices.length > 1
      ? []
      : [`a ${kind} question with ${choices.length} choices`]),
    ...(when && !before.includes(when.key) ? [`${when.key} is not asked before`] : []),
    ...unknown.map((danger) => `there is no danger script ${danger}`),
  ]
}

interface Text {
  readonly text: string
  readonly path: readonly (string | number)[]
  readonly max: number
  readonly label?: boolean
}

function textFaults({ interview, file, lineOf }: LocatedInterview, rules: TextRules): readonly Finding[] {
  return textsOf(interview).flatMap(({ text, path, max, label = false }) => {
    const line = lineOf(path)
    const first = label ? text : (text.split('\n')[0] ?? '')
    const long =
      countHan(first) > max ? [{ line, rule: 'length', message: `${first}: at most ${max} Han` }] : []
    return [...moveTo(line, lintText(text, { ...rules, label })), ...long].map((fault) => ({
      file,
      ...fault,
    }))
  })
}

function textsOf({ title, questions, evidence }: Interview): readonly Text[] {
  return [
    { text: title, path: ['title'], max: LABEL_MAX, label: true },
    ...evidence.map((text, at) => ({ text, path: ['evidence', at], max: 12 })),
    ...questions.flatMap((question, at): readonly Text[] => [
      { text: question.ask, path: ['questions', at, 'ask'], max: ASK_MAX },
      { text: question.label, path: ['questions', at, 'label'], max: LABEL_MAX, label: true },
      { text: question.example ?? '', path: ['questions', at, 'example'], max: EXAMPLE_MAX },
      { text: question.sensitive ?? '', path: ['questions', at, 'sensitive'], max: ASK_MAX },
      ...question.choices.map(({ label }, choice) => ({
        ...{ text: label, path: ['questions', at, 'choices', choice, 'label'], max: LABEL_MAX, label: true },
      })),
    ]),
  ]
}
