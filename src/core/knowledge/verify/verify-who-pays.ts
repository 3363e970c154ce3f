import type { ArticleReference } from '../../../domain/calculators/calculator.ts'
import type { Finding, Law } from '../../../domain/knowledge/knowledge-base.ts'
import { HOTLINES } from '../../../domain/knowledge/known-aids.ts'
import { countHan } from '../../../domain/text/han.ts'
import { walkWhoPays } from '../../../domain/wages/walk-who-pays.ts'
import { holds, type WhoPays } from '../../../domain/wages/who-pays.ts'
import { moveTo } from '../lint/lint-entry.ts'
import { lintText, type TextRules } from '../lint/lint-text.ts'
import { type LineOf, yamlLines } from '../lint/yaml-lines.ts'
import { readWhoPays, WHO_PAYS_FILE } from '../load-who-pays.ts'
import type { SourceFile } from '../parse-entry.ts'
import { compileFault } from './compile-fault.ts'
import { type CitedBy, type LawShelf, verifyCitations } from './verify-citations.ts'
import { verifyNumbers } from './verify-numbers.ts'

const LONGEST_LABEL = 8
const MOST_QUESTIONS = 4

interface Located {
  readonly table: WhoPays
  readonly lineOf: LineOf
}

/** Checks the decision table of wage liability: every way ends in one pattern, every article stands, every text is plain. */
export function verifyWhoPays(
  files: readonly SourceFile[],
  shelf: LawShelf,
  rules: TextRules,
): readonly Finding[] {
  const read = readWhoPays(files)
  if (!read) return []
  if (read.kind === 'broken') return read.findings
  const text = files.find(({ path }) => path === WHO_PAYS_FILE)?.text ?? ''
  const located = { table: read.value, lineOf: yamlLines(text, 0) }
  return [
    ...wayFaults(located),
    ...choiceFaults(located),
    ...doorFaults(located),
    ...citedPlaces(located).flatMap((cited) => verifyCitations(citedBy(cited, shelf.laws), shelf)),
    ...textFaults(located, shelf, rules),
  ]
}

function fault(line: number, rule: string, message: string): Finding {
  return { file: WHO_PAYS_FILE, line, rule, message }
}

function wayFaults({ table, lineOf }: Located): readonly Finding[] {
  const ways = walkWhoPays(table)
  const reached = new Set<string>()
  const faults = ways.flatMap((facts) => {
    const found = table.patterns.filter(({ when }) => holds(when, facts))
    for (const { id } of found) reached.add(id)
    const way = Object.values(facts).join(' → ')
    const long = Object.keys(facts).length > MOST_QUESTIONS
    return [
      ...(found.length === 1 ? [] : [fault(1, 'who-pays-way', `${way} ends in ${found.length} patterns`)]),
      ...(long ? [fault(1, 'who-pays-way', `${way} takes more than ${MOST_QUESTIONS} questions`)] : []),
    ]
  })
  const lost = table.patterns.flatMap(({ id }, at) =>
    reached.has(id) ? [] : [fault(lineOf(['patterns', at]), 'who-pays-way', `nothing leads to ${id}`)],
  )
  return [...faults, ...lost]
}

function choiceFaults({ table, lineOf }: Located): readonly Finding[] {
  return table.questions.flatMap(({ choices }, question) =>
    choices.flatMap(({ label, words }, choice) => {
      const line = lineOf(['questions', question, 'choices', choice])
      const long = countHan(label) > LONGEST_LABEL
      return [
        ...(long ? [fault(line, 'label', `${label}: at most ${LONGEST_LABEL} Han`)] : []),
        ...words.flatMap((word) => {
          const message = compileFault(word)
          return message ? [fault(line, 'pattern', message)] : []
        }),
      ]
    }),
  )
}

function doorFaults({ table, lineOf }: Located): readonly Finding[] {
  const known: ReadonlySet<string> = new Set(HOTLINES)
  const unknown = table.patterns.flatMap(({ doors }, at) =>
    doors
      .filter((door) => !table.doors[door])
      .map((door) => fault(lineOf(['patterns', at, 'doors']), 'door', `${door} is no door`)),
  )
  const phones = Object.entries(table.doors)
    .filter(([, { hotline }]) => !known.has(hotline))
    .map(([name, { hotline }]) =>
      fault(lineOf(['doors', name]), 'phone', `${hotline} is no national hotline`),
    )
  return [...unknown, ...phones]
}

/** Something with articles: where they stand and what it says. */
interface CitedPlace {
  readonly articles: readonly ArticleReference[]
  readonly lineOf: (at: number) => number
  readonly says: readonly string[]
  readonly line: number
}

function citedPlaces({ table, lineOf }: Located): readonly CitedPlace[] {
  const patterns = table.patterns.map(({ articles, say, payers }, at) => ({
    articles,
    says: [say, ...payers],
    line: lineOf(['patterns', at]),
    lineOf: (article: number) => lineOf(['patterns', at, 'articles', article]),
  }))
  const doors = Object.entries(table.doors).map(([name, { articles, limit }]) => ({
    articles,
    says: [limit],
    line: lineOf(['doors', name]),
    lineOf: (article: number) => lineOf(['doors', name, 'articles', article]),
  }))
  return [...patterns, ...doors]
}

/** The gist a reader of the article sees is that of the law file. */
function citedBy({ articles, lineOf }: CitedPlace, laws: ReadonlyMap<string, Law>): CitedBy {
  const citations = articles.map(({ law, article }) => ({
    law,
    article,
    gist: laws.get(law)?.gists[article] ?? '',
  }))
  return { file: WHO_PAYS_FILE, citations, lineOf: (path) => lineOf(Number(path[1] ?? 0)) }
}

function textFaults(located: Located, { texts }: LawShelf, rules: TextRules): readonly Finding[] {
  const asked = located.table.questions.map(({ ask }, at) => ({
    text: ask,
    line: located.lineOf(['questions', at]),
  }))
  const places = citedPlaces(located)
  const said = places.flatMap(({ says, line }) => says.map((text) => ({ text, line })))
  const plain = [...asked, ...said].flatMap(({ text, line }) => moveTo(line, lintText(text, rules)))
  const numbers = texts
    ? places.flatMap(({ says, articles, line }) => {
        const basis = {
          name: 'any cited article',
          articles: articles.map(({ law, article }) => texts.get(law)?.articles.get(article) ?? ''),
        }
        return says.flatMap((text) => verifyNumbers({ text, line }, basis))
      })
    : []
  return [...plain, ...numbers].map((one) => ({ file: WHO_PAYS_FILE, ...one }))
}
