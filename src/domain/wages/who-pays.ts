import type { ArticleReference } from '../calculators/calculator.ts'

/** What is known of a case of unpaid wages: fact to value, such as `hirer` to `boss`. */
export type WageFacts = Readonly<Record<string, string>>

/** One choice of a question about the case; `words` are phrases of a question that already say it. */
export interface WageChoice {
  readonly value: string
  /** At most 8 Han. */
  readonly label: string
  readonly words: readonly string[]
}

/** One question of the short dialogue; it is asked only when all of `when` is known to be so. */
export interface WageQuestion {
  readonly fact: string
  readonly when: WageFacts
  readonly ask: string
  readonly choices: readonly WageChoice[]
}

/** A door to knock on: what it is called, the number that works, and by when or within which limits. */
export interface WageDoor {
  readonly label: string
  readonly hotline: string
  readonly limit: string
  readonly articles: readonly ArticleReference[]
}

/** One fact pattern of the decision table: who must pay, on which articles, and which doors in which order. */
export interface WagePattern {
  readonly id: string
  readonly when: WageFacts
  readonly say: string
  readonly payers: readonly string[]
  readonly articles: readonly ArticleReference[]
  /** Names of doors, the first one first. */
  readonly doors: readonly string[]
}

/** The decision table of wage liability (保障农民工工资支付条例 16–22, 29, 30, 35–37; 劳动争议解释一, 解释二). */
export interface WhoPays {
  readonly questions: readonly WageQuestion[]
  readonly patterns: readonly WagePattern[]
  readonly doors: Readonly<Record<string, WageDoor>>
}

/** Whether everything a condition names is known and so. */
export function holds(when: WageFacts, facts: WageFacts): boolean {
  return Object.entries(when).every(([fact, value]) => facts[fact] === value)
}

/** The question that the known facts leave open; undefined when they lead to a pattern. */
export function openQuestion({ questions }: WhoPays, facts: WageFacts): WageQuestion | undefined {
  return questions.find(({ fact, when }) => facts[fact] === undefined && holds(when, facts))
}

/** The pattern the facts amount to; undefined while a question is open. */
export function patternOf(table: WhoPays, facts: WageFacts): WagePattern | undefined {
  return openQuestion(table, facts) ? undefined : table.patterns.find(({ when }) => holds(when, facts))
}

/** The patterns the facts still leave possible: what can be said to somebody who does not know. */
export function possiblePatterns({ patterns }: WhoPays, facts: WageFacts): readonly WagePattern[] {
  return patterns.filter(({ when }) =>
    Object.entries(when).every(([fact, value]) => facts[fact] === undefined || facts[fact] === value),
  )
}
