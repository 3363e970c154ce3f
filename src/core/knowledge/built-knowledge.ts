import type { KnowledgeBase } from '../../domain/knowledge/knowledge-base.ts'
import { type Answerer, createAnswerer } from '../answering/answerer.ts'
import { createLawBook, type LawBook } from '../laws/law-book.ts'

/** The knowledge with everything that is built from it. */
export interface BuiltKnowledge {
  readonly base: KnowledgeBase
  readonly answerer: Answerer
  readonly lawBook: LawBook
}

export function buildKnowledge(base: KnowledgeBase): BuiltKnowledge {
  return { base, answerer: createAnswerer(base), lawBook: createLawBook(base) }
}
