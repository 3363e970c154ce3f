import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { isPlainLead, type Passage, passagesOf, readJoining } from '../../../src/core/advice/join.ts'
import { readRewriting } from '../../../src/core/advice/rewrite.ts'
import type { AnswerEntry } from '../../../src/domain/knowledge/entry.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

let wages: AnswerEntry
let land: AnswerEntry
let passages: readonly Passage[]

beforeAll(async () => {
  const { answerer } = await sharedKnowledge()
  const entryOf = (id: string) => {
    const entry = answerer.entry(id)
    if (entry?.kind !== 'answer') throw new Error(`no entry ${id}`)
    return entry
  }
  wages = entryOf('wages/boss-ran-away')
  land = entryOf('land/homestead-encroached')
  passages = passagesOf([wages, land])
})

const firstOf = (entry: AnswerEntry) => passages.findIndex((passage) => passage.entry === entry) + 1
const said = (parts: unknown) => readJoining(JSON.stringify({ parts }), passages)

describe('picking passages', () => {
  it('shows lines of our entries word for word, never half a line', () => {
    const read = said([
      { lead: '先说老板跑了的事', take: [firstOf(wages), firstOf(wages) + 1] },
      { lead: '', take: [firstOf(land)] },
    ])
    if (read.kind !== 'parts') throw new Error(read.why)
    const sections = (entry: AnswerEntry) => Object.values(entry.sections).join('\n')
    for (const part of read.parts)
      for (const line of part.passages)
        expect(
          sections(part.entry)
            .split('\n')
            .some((own) => own.endsWith(line)),
        ).toBe(true)
  })

  it.each([
    ['words instead of JSON', '您好', 'not-json'],
    ['another shape', '{"parts":"1"}', 'wrong-shape'],
    ['no number', '{"parts":[{"lead":"","take":[]}]}', 'wrong-shape'],
  ])('drops %s', (_name, text, why) => {
    expect(readJoining(text, passages)).toEqual({ kind: 'dropped', why })
  })

  it('drops a passage that is none, a matter that is missing, and lines of two matters under one', () => {
    const [one, other] = [firstOf(wages), firstOf(land)]
    expect(said([{ lead: '', take: [9999] }])).toEqual({ kind: 'dropped', why: 'unknown-passage' })
    expect(said([{ lead: '', take: [one] }])).toEqual({ kind: 'dropped', why: 'missing-matter' })
    expect(said([{ lead: '', take: [one, other] }])).toEqual({ kind: 'dropped', why: 'unknown-passage' })
    expect(
      said([
        { lead: '', take: [one] },
        { lead: '', take: [one] },
        { lead: '', take: [other] },
      ]),
    ).toEqual({
      kind: 'dropped',
      why: 'missing-matter',
    })
  })

  it.each(['先说老板跑了的事', '再说老板跑了', '最后，老板跑了：', '关于工钱怎么要的事', ''])(
    'lets “%s” lead over',
    (lead) => {
      expect(isPlainLead(lead, wages)).toBe(true)
    },
  )

  it.each([
    ...['先说邻居的事', '先说老板没跑', '先打12333', '老板跑了不用告', '民法典第1条', '点这里', 'hello'],
    ...[
      '先\u200b说老板跑了',
      '先说\u202e老板跑了',
      '<b>先说</b>',
      '老板跑了'.repeat(9),
      '先说老板跑了的事先打我',
    ],
  ])('lets nothing else: “%s”', (lead) => {
    expect(isPlainLead(lead, wages)).toBe(false)
  })

  it('accepts no string that is not made of our own pieces, and is quick about it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (lead) => {
        const ours = /^[先再还最后说有另外接下来第一二三件急的是您问事情这关于至，：\s老板跑了工钱怎么要]*$/u
        return !isPlainLead(lead, wages) || ours.test(lead)
      }),
      { numRuns: 2000 },
    )
    const began = performance.now()
    isPlainLead('的事，'.repeat(7).slice(0, 22), wages)
    isPlainLead(`${'还有，'.repeat(6)}x`, wages)
    expect(performance.now() - began).toBeLessThan(20)
  })
})

describe('other words for a question', () => {
  it('are Chinese words and nothing else, at most eight', () => {
    const terms = ['包工头', '欠1000元', 'http://x', '工', '失联<b>', '跑\u202e了', '工钱', '跑'.repeat(13)]
    expect(readRewriting(JSON.stringify({ terms, topic: 'wages' }))).toEqual({
      kind: 'words',
      words: '包工头 工钱',
      topic: 'wages',
    })
    const many = readRewriting(JSON.stringify({ terms: Array(20).fill('工钱') }))
    expect(many.kind === 'words' && many.words.split(' ')).toHaveLength(8)
  })

  it('never hold anything else, whatever is said', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ terms: fc.array(fc.string({ unit: 'binary' })), topic: fc.anything() })
        .map((one) => JSON.stringify(one)),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const read = readRewriting(text)
        return read.kind === 'dropped' || /^(\p{Script=Han}{2,12}( |$)){1,8}$/u.test(read.words)
      }),
      { numRuns: 1000 },
    )
  })
})
