import { describe, expect, it } from 'vitest'
import type { DeclineEntry, Entry } from '../../src/domain/knowledge/entry.ts'
import type { Law } from '../../src/domain/knowledge/knowledge-base.ts'
import { standingOf } from '../../src/domain/knowledge/standing.ts'

const LAW: Law = {
  name: '示范条例',
  full: '示范条例',
  effectiveFrom: '2020-05-01',
  effectiveTo: '2027-12-31',
  articles: 60,
  gists: {},
  articlesEnded: { '32': '2025-08-31', '5-1': '2026-06-30' },
}
const LAWS = new Map([[LAW.name, LAW]])

const entry = (more: Partial<DeclineEntry> = {}): Entry => ({
  id: 'wages/sample',
  title: '示范',
  kind: 'decline',
  topic: 'wages',
  questions: [],
  citations: [{ law: '示范条例', article: 3, gist: '示范' }],
  formal: [],
  patterns: [],
  except: [],
  route: 'none',
  urgency: 'normal',
  reviewedOn: '2026-01-01',
  reviewBy: '2026-12-31',
  source: 'topics/wages/sample.md',
  reply: '示范',
  ...more,
})
const citing = (article: number | string) => entry({ citations: [{ law: '示范条例', article, gist: '示' }] })

describe('the standing of an entry on a day', () => {
  it.each([
    ['on a day within everything', entry(), '2026-11-28', { kind: 'current' }],
    ['on the last day of its review', entry(), '2026-12-31', { kind: 'current' }],
    ['the day after its review', entry(), '2027-01-01', { kind: 'review-due' }],
    ['before its law', entry(), '2020-04-30', { kind: 'not-yet' }],
    ['on the first day of its law', entry(), '2020-05-01', { kind: 'current' }],
    ['after its law', entry(), '2028-01-01', { kind: 'ended', law: '示范条例', on: '2027-12-31' }],
    [
      'with a law nobody knows',
      entry({ citations: [{ law: '没有', article: 1, gist: '示' }] }),
      '2026-11-28',
      { kind: 'not-yet' },
    ],
    ['before its own span', entry({ effectiveFrom: '2027-01-01' }), '2026-12-31', { kind: 'not-yet' }],
    [
      'after its own span',
      entry({ effectiveTo: '2026-06-30' }),
      '2026-07-01',
      { kind: 'ended', on: '2026-06-30' },
    ],
    ['on the last day of a cited article', citing(32), '2025-08-31', { kind: 'current' }],
    [
      'after a cited article',
      citing(32),
      '2025-09-01',
      { kind: 'ended', law: '示范条例', article: 32, on: '2025-08-31' },
    ],
    [
      'after a cited 之一 article',
      citing('5-1'),
      '2026-07-01',
      { kind: 'ended', law: '示范条例', article: '5-1', on: '2026-06-30' },
    ],
  ] as const)('%s', (_when, one, day, standing) => {
    expect(standingOf(one, LAWS, day)).toEqual(standing)
  })
})
