import { countHan } from '../../../domain/text/han.ts'

/** A piece of text with the line it stands on, counted from 1, and its length in Han. */
export interface Piece {
  readonly text: string
  readonly line: number
  readonly han: number
}

const LIST_MARKER = /^\s*(?:\d+[.、]|[-·])\s+/
const STATION_MARKER = /\{\{[^}]*\}\}/g
// Reading stops at a name or a bracket, but its characters are not the sentence's own.
const NAMES_AND_BRACKETS = /《[^》]*》|（[^（）]*）/g
const SKIPPED = '□'
const SENTENCE_END = /[。！？；!?;]/
// Plain spaces stand around digits and are no pause.
const CLAUSE_END = /[，、：…—“”‘’「」【】（）《》□,:()"]/

/** The lines of a text as a reader sees them: no list markers, no station markers. */
export function readingLines(text: string): readonly string[] {
  return text.split('\n').map((line) => line.replace(STATION_MARKER, '').replace(LIST_MARKER, ''))
}

/** Sentences end at 。！？； or at the line end. Names in 《》 and explanations in （） are left out of the count. */
export function splitSentences(text: string): readonly Piece[] {
  return readingLines(text).flatMap((line, at) =>
    pieces(line.replace(NAMES_AND_BRACKETS, SKIPPED), SENTENCE_END, at + 1),
  )
}

/** Clauses lie between any two punctuation marks of a sentence. */
export function splitClauses(sentence: Piece): readonly Piece[] {
  return pieces(sentence.text, CLAUSE_END, sentence.line)
}

/** The explanations in full-width brackets, without the brackets. */
export function bracketed(text: string): readonly Piece[] {
  return readingLines(text).flatMap((line, at) =>
    [...line.matchAll(/（([^（）]*)）/g)].map((match) => piece(match[1] ?? '', at + 1)),
  )
}

function pieces(text: string, end: RegExp, line: number): readonly Piece[] {
  return text
    .split(end)
    .map((part) => piece(part, line))
    .filter((part) => part.han > 0)
}

function piece(text: string, line: number): Piece {
  return { text: text.replaceAll(SKIPPED, '').trim(), line, han: countHan(text) }
}
