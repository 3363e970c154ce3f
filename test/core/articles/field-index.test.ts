import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestPlaces } from '../../../src/core/answering/articles/best-places.ts'
import { createFieldIndex } from '../../../src/core/answering/articles/field-index.ts'

const TERMS = 12
const documents = fc.array(fc.array(fc.nat(TERMS - 1), { maxLength: 40 }), { minLength: 1, maxLength: 20 })

/** BM25 as the textbook writes it. */
function naive(all: readonly (readonly number[])[], term: number): readonly number[] {
  const average = all.reduce((sum, { length }) => sum + length, 0) / all.length || 1
  return all.map((document) => {
    const times = document.filter((other) => other === term).length
    return times === 0 ? 0 : (times * 2.2) / (times + 1.2 * (0.25 + (0.75 * document.length) / average))
  })
}

describe('the index of a field', () => {
  it('scores as BM25 does without an index', () => {
    fc.assert(
      fc.property(documents, fc.nat(TERMS - 1), (all, term) => {
        const scores = new Float32Array(all.length)
        createFieldIndex(all, TERMS).addTo(scores, term, 1)
        naive(all, term).forEach((score, at) => {
          expect(scores[at]).toBeCloseTo(score, 4)
        })
      }),
    )
  })

  it('counts and marks each document once', () => {
    fc.assert(
      fc.property(documents, fc.nat(TERMS - 1), (all, term) => {
        const index = createFieldIndex(all, TERMS)
        const marks = new Float32Array(all.length)
        index.mark(marks, term, 1)
        expect([...marks]).toEqual(all.map((document) => (document.includes(term) ? 1 : 0)))
        expect(index.count(term)).toBe(all.filter((document) => document.includes(term)).length)
      }),
    )
  })
})

describe('the best places', () => {
  it('are those a full sort would give', () => {
    const scores = fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { maxLength: 200 })
    fc.assert(
      fc.property(scores, fc.nat(30), (values, count) => {
        const sorted = values.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
        expect(bestPlaces(Float32Array.from(values), count)).toEqual(sorted.slice(0, count))
      }),
    )
  })
})
