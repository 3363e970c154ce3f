import type { SourceFile } from '../core/knowledge/parse-entry.ts'
import {
  type ToVerify,
  type Verification,
  verifyKnowledge,
} from '../core/knowledge/verify/verify-knowledge.ts'
import type { Calculator } from '../domain/calculators/calculator.ts'
import type { Finding } from '../domain/knowledge/knowledge-base.ts'

export interface KnowledgeVerifyOptions extends Pick<ToVerify, 'templates' | 'alsoFound'> {
  /** Every text file of the knowledge folder; paths are relative to it and use `/`. */
  readonly files: readonly SourceFile[]
  /** `--laws DIR`: the Markdown full texts of that folder. Absent: citations and numbers are not checked against texts. */
  readonly lawTexts?: readonly SourceFile[] | undefined
  /** Every file of the prompts folder. Absent: prompts are not checked. */
  readonly prompts?: readonly SourceFile[] | undefined
  readonly calculators?: readonly Calculator[] | undefined
  /** Asia/Shanghai day, YYYY-MM-DD. */
  readonly today: string
  /** `--json`: one JSON object instead of the table. */
  readonly json?: boolean | undefined
  /** Takes the output, line ends included. */
  readonly write: (text: string) => void
}

/** `npm run knowledge:verify`: prints every finding, then `N entries, N citations, N findings`. Returns the exit code: 1 when anything was found. */
export function knowledgeVerify({ json, write, ...toVerify }: KnowledgeVerifyOptions): 0 | 1 {
  const verification = verifyKnowledge(toVerify)
  write(json ? `${JSON.stringify(verification)}\n` : table(verification))
  return verification.findings.length > 0 ? 1 : 0
}

function table({ entries, citations, findings, bank, reading }: Verification): string {
  const rows = findings.map((finding) => [place(finding), finding.rule, finding.message] as const)
  const widest = (column: 0 | 1) => Math.max(0, ...rows.map((row) => row[column].length))
  const lines = rows.map(
    ([where, rule, message]) => `${where.padEnd(widest(0))}  ${rule.padEnd(widest(1))}  ${message}`,
  )
  return `${[...lines, ...bankLines(bank), ...readingFigures(reading), `${entries} entries, ${citations} citations, ${findings.length} findings`].join('\n')}\n`
}

/** Each question of the bank asked as if it did not stand there. */
function bankLines(bank: Verification['bank']): readonly string[] {
  const total = bank.reduce((sum, { questions }) => sum + questions, 0)
  const all = (pick: (one: Verification['bank'][number]) => number) =>
    bank.reduce((sum, one) => sum + pick(one) * one.questions, 0) / Math.max(1, total)
  const whole = {
    topic: 'all',
    questions: total,
    first: all((one) => one.first),
    amongThree: all((one) => one.amongThree),
  }
  return [...bank, whole].map(
    ({ topic, questions, first, amongThree }) =>
      `left out: ${topic.padEnd(14)} ${String(questions).padStart(6)} questions, first ${percent(first)}, among three ${percent(amongThree)}`,
  )
}

function readingFigures({ sentence, clause, officialese }: Verification['reading']): readonly string[] {
  const spread = ({ mean, p90, longest }: typeof sentence) =>
    `mean ${mean.toFixed(1)}, nine in ten within ${p90}, longest ${longest}`
  return [
    `reading: sentences of ${spread(sentence)} Han`,
    `reading: clauses of ${spread(clause)} Han`,
    `reading: ${officialese.toFixed(2)} words of office per 100 Han`,
  ]
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function place({ file, line }: Finding): string {
  return `${file}:${line}`
}
