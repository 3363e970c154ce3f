import { z } from 'zod'
import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { CALCULATORS, DOCUMENTS, INTERVIEWS } from '../../../domain/knowledge/known-aids.ts'
import type { LocatedEntry } from '../lint/located-entry.ts'
import { readYaml } from '../read-yaml.ts'

const aidsSchema = z.object({
  calculators: z.array(z.enum(CALCULATORS)).default([]),
  documents: z.array(z.enum(DOCUMENTS)).default([]),
  interview: z.enum(INTERVIEWS).optional(),
})

/** Checks that one entry holds together: its id is its path, its days are in order, what it offers exists. */
export function verifyEntry(located: LocatedEntry): readonly Finding[] {
  return [...pathFaults(located), ...dayFaults(located), ...aidFaults(located)]
}

function pathFaults({ entry, lineOf }: LocatedEntry): readonly Finding[] {
  const expected = entry.source.replace(/^topics\//, '').replace(/\.md$/, '')
  const folder = /^topics\/([^/]+)\//.exec(entry.source)?.[1]
  const file = entry.source
  return [
    ...(entry.id === expected
      ? []
      : [{ file, line: lineOf(['id']), rule: 'id-path', message: `id ${entry.id}, expected ${expected}` }]),
    ...(folder === undefined || entry.topic === folder
      ? []
      : [
          {
            file,
            line: lineOf(['topic']),
            rule: 'id-path',
            message: `topic ${entry.topic} in folder ${folder}`,
          },
        ]),
  ]
}

function dayFaults({ entry, lineOf }: LocatedEntry): readonly Finding[] {
  const file = entry.source
  const review = entry.reviewBy > entry.reviewedOn
  const span = !entry.effectiveTo || (entry.effectiveFrom ?? '') <= entry.effectiveTo
  return [
    ...(review
      ? []
      : [
          {
            file,
            line: lineOf(['reviewBy']),
            rule: 'days',
            message: `reviewBy is not after reviewedOn ${entry.reviewedOn}`,
          },
        ]),
    ...(span
      ? []
      : [
          {
            file,
            line: lineOf(['effectiveTo']),
            rule: 'days',
            message: `effectiveTo is before effectiveFrom`,
          },
        ]),
  ]
}

function aidFaults({ entry, front }: LocatedEntry): readonly Finding[] {
  const read = readYaml(front, aidsSchema, { file: entry.source, linesBefore: 1 })
  return read.kind === 'ok' ? [] : read.findings.map((finding) => ({ ...finding, rule: 'known-aid' }))
}
