import type { Calculator } from '../../../domain/calculators/calculator.ts'
import type { Citation } from '../../../domain/knowledge/entry.ts'
import type { Finding, KnowledgeBase } from '../../../domain/knowledge/knowledge-base.ts'
import { readAllowedCharacters } from '../lint/allowed-characters.ts'
import { lintEntry } from '../lint/lint-entry.ts'
import { type LocatedEntry, locateEntry } from '../lint/located-entry.ts'
import { loadKnowledge } from '../load-knowledge.ts'
import type { SourceFile } from '../parse-entry.ts'
import { readCitableLaws } from './law-texts.ts'
import { type BankQuality, leaveOneOut } from './leave-one-out.ts'
import { type LocatedDanger, locateDangers } from './located-danger.ts'
import { measureReading, type ReadingFigures } from './reading-figures.ts'
import { verifyAgainstTexts } from './verify-against-texts.ts'
import { countRuleCitations, verifyCalculators } from './verify-calculators.ts'
import { type CitedBy, verifyCitations } from './verify-citations.ts'
import { verifyCounty } from './verify-county.ts'
import { verifyDangers } from './verify-dangers.ts'
import { type TemplateTags, verifyDocuments } from './verify-documents.ts'
import { verifyEntry } from './verify-entry.ts'
import { verifyFormalWords } from './verify-formal-words.ts'
import { verifyInterviews } from './verify-interviews.ts'
import { verifyLaws } from './verify-laws.ts'
import { verifyLexicon } from './verify-lexicon.ts'
import { verifyPrompts } from './verify-prompts.ts'
import { verifyQuestionCount, verifyQuestions } from './verify-questions.ts'
import { verifyRefusals } from './verify-refusals.ts'
import { verifyTwins } from './verify-twins.ts'
import { verifyWhoPays } from './verify-who-pays.ts'

export interface ToVerify {
  /** Every file of the knowledge folder, paths relative to it. */
  readonly files: readonly SourceFile[]
  /** Full texts of laws, where they are at hand: citations, numbers and copying are checked against them. */
  readonly lawTexts?: readonly SourceFile[] | undefined
  /** Places of the Word templates, where they could be read: compared with what is described. */
  readonly templates?: TemplateTags | undefined
  /** What was wrong with files that are no text. */
  readonly alsoFound?: readonly Finding[] | undefined
  /** Asia/Shanghai day, YYYY-MM-DD. */
  readonly today: string
  /** The calculators whose rules are checked; absent: none. */
  readonly calculators?: readonly Calculator[] | undefined
  /** Every file of the prompts folder; absent: prompts are not checked. */
  readonly prompts?: readonly SourceFile[] | undefined
}

export interface Verification {
  readonly entries: number
  readonly citations: number
  /** By file, then line. */
  readonly findings: readonly Finding[]
  /** How well questions find their entries, by topic. */
  readonly bank: readonly BankQuality[]
  readonly reading: ReadingFigures
}

/** Checks the whole knowledge folder: every text readable, every citation, number, pattern and list right. */
export function verifyKnowledge({
  files,
  lawTexts,
  templates,
  alsoFound = [],
  today,
  prompts,
  calculators = [],
}: ToVerify): Verification {
  const { base, findings: unreadable } = loadKnowledge(files)
  const allowed = readAllowedCharacters(files)
  const rules = { officialese: base.lexicon.officialese, allowedCharacters: allowed.characters }
  const texts = lawTexts && readCitableLaws(lawTexts, base.laws)
  const entries = locateEntries(base, files)
  const dangers = locateDangers(files)
  const cited = [...entries.map(entrySource), ...dangers.map(dangerSource)]
  const findings = [
    ...unreadable,
    ...alsoFound,
    ...allowed.findings,
    ...entries.flatMap((entry) => [
      ...verifyEntry(entry),
      ...lintEntry(entry, rules),
      ...verifyFormalWords(entry, texts),
    ]),
    ...verifyQuestionCount(entries),
    ...verifyQuestions(entries),
    ...verifyTwins(entries, base.lexicon),
    ...verifyRefusals(entries),
    ...cited.flatMap((source) => verifyCitations(source, { laws: base.laws, texts, today })),
    ...verifyCalculators({ laws: base.laws, texts, today }, calculators),
    ...verifyDangers(dangers, rules),
    ...verifyInterviews(files, new Set(dangers.map(({ script }) => script.kind)), rules),
    ...verifyLexicon(files, allowed.characters),
    ...verifyCounty(files),
    ...verifyWhoPays(files, { laws: base.laws, texts, today }, rules),
    ...verifyDocuments(files, templates, { laws: base.laws, texts, today }),
    ...verifyLaws(files, texts, rules),
    ...(texts ? verifyAgainstTexts({ entries, dangers, texts }) : []),
    ...(prompts ? verifyPrompts(prompts) : []),
  ]
  return {
    entries: entries.length,
    citations: countCitations(cited) + countRuleCitations(calculators),
    findings: findings.toSorted(byPlace),
    bank: leaveOneOut(base),
    reading: measureReading(entries, base.lexicon.officialese),
  }
}

function locateEntries(base: KnowledgeBase, files: readonly SourceFile[]): readonly LocatedEntry[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  return base.entries.flatMap((entry) => {
    const file = byPath.get(entry.source)
    return file ? [locateEntry(entry, file)] : []
  })
}

function entrySource({ entry, lineOf }: LocatedEntry): CitedBy {
  return { file: entry.source, citations: entry.citations, lineOf }
}

function dangerSource({ script, file, lineOf }: LocatedDanger): CitedBy {
  return { file, citations: script.citations, lineOf }
}

function countCitations(sources: readonly { readonly citations: readonly Citation[] }[]): number {
  return sources.reduce((sum, { citations }) => sum + citations.length, 0)
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
}
