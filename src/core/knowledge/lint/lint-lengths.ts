import { countNegations } from './negations.ts'
import { bracketed, type Piece, splitClauses, splitSentences } from './sentences.ts'
import type { TextFault } from './text-fault.ts'

// Villagers' own questions: sentences of 18 Han, nine clauses in ten within 13. Law: 33 to 46, and 20 to 27.
const SENTENCE_MAX = 30
const SENTENCE_MEAN = 16
const CLAUSE_MAX = 18
const CLAUSE_P90 = 13
const EXPLANATION_MAX = 15
/** A mean over fewer says nothing about a text. */
const ENOUGH_SENTENCES = 5
const ENOUGH_CLAUSES = 10

/** Checks how long the sentences, clauses and explanations of a text are, and that no sentence denies twice. */
export function lintLengths(text: string): readonly TextFault[] {
  const sentences = splitSentences(text)
  const clauses = sentences.flatMap(splitClauses)
  return [
    ...tooLong(sentences, { max: SENTENCE_MAX, rule: 'sentence-length' }),
    ...tooLong(clauses, { max: CLAUSE_MAX, rule: 'clause-length' }),
    ...tooLong(bracketed(text), { max: EXPLANATION_MAX, rule: 'explanation-length' }),
    ...sentenceMean(sentences),
    ...clauseP90(clauses),
    ...sentences.filter((sentence) => countNegations(sentence.text) > 1).map(doubleNegation),
  ]
}

function tooLong(pieces: readonly Piece[], limit: { max: number; rule: string }): readonly TextFault[] {
  return pieces
    .filter((piece) => piece.han > limit.max)
    .map(({ line, han, text }) => ({
      line,
      rule: limit.rule,
      message: `${han} Han, at most ${limit.max}: ${text}`,
    }))
}

function sentenceMean(sentences: readonly Piece[]): readonly TextFault[] {
  if (sentences.length < ENOUGH_SENTENCES) return []
  const mean = sentences.reduce((sum, { han }) => sum + han, 0) / sentences.length
  if (mean <= SENTENCE_MEAN) return []
  const message = `sentences have ${mean.toFixed(1)} Han on average, at most ${SENTENCE_MEAN}; the longest is here`
  return [{ line: longest(sentences), rule: 'sentence-mean', message }]
}

function clauseP90(clauses: readonly Piece[]): readonly TextFault[] {
  const long = clauses.filter(({ han }) => han > CLAUSE_P90)
  if (clauses.length < ENOUGH_CLAUSES || long.length <= clauses.length * 0.1) return []
  const message = `${long.length} of ${clauses.length} clauses are over ${CLAUSE_P90} Han, at most one in ten; the longest is here`
  return [{ line: longest(clauses), rule: 'clause-p90', message }]
}

function longest(pieces: readonly Piece[]): number {
  return pieces.reduce((found, piece) => (piece.han > found.han ? piece : found)).line
}

function doubleNegation({ line, text }: Piece): TextFault {
  return { line, rule: 'double-negation', message: `two negations in one sentence: ${text}` }
}
