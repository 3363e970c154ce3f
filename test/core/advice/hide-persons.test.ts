import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPersonHider, type PersonHider } from '../../../src/core/advice/hide-persons.ts'
import { createWordKnowledge } from '../../../src/core/advice/know-words.ts'
import { openWordTagger } from '../../../src/models/word-tagger.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'
import { madeUpPerson, STORIES, tokensOf } from '../../support/model/people.ts'

const PEOPLE = 1200
let hide: PersonHider

beforeAll(async () => {
  hide = createPersonHider({
    tag: await openWordTagger(),
    places: () => ['示范县', '示范一镇', '示范一村', '四季镇'],
    knows: createWordKnowledge((await sharedKnowledge()).loaded.base.entries),
  })
})

describe('what leaves the house', () => {
  it(`holds no name, phone, ID number, village or address of ${PEOPLE} people in ${STORIES.length} stories`, () => {
    const leaks: string[] = []
    for (let number = 1; number <= PEOPLE; number++) {
      const person = madeUpPerson(number)
      for (const story of STORIES) {
        const sent = hide(story(person))
        for (const token of tokensOf(person)) if (sent.includes(token)) leaks.push(`${token}: ${sent}`)
      }
    }
    expect(leaks).toEqual([])
  })

  it('holds no digit and no Latin letter, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => !/[0-9a-z]/i.test(hide(text))),
      { numRuns: 500 },
    )
    expect(hide('１３８９１２３４５６７ 幺三八九一二三四五六七')).not.toMatch(/[0-9三八九]/)
    expect(hide('1\u200b3\u200b8\u200b9\u200b1234567')).not.toMatch(/\d/)
  })

  it('holds no place of the county, with or without its ending', () => {
    expect(hide('我在示范一村住，四季镇的人都晓得')).not.toMatch(/示范|四季/)
  })

  it('still says what the matter is', () => {
    expect(hide('包工头李大强卷铺盖溜了，工钱拿不到')).toBe('包工头〔人〕卷铺盖〔某〕了,工钱拿不到')
    expect(hide('隔壁张秀英把我地占了')).toBe('隔壁〔人〕把我地占了')
    for (const text of [
      '老板包吃住但是不给钱',
      '解除劳动合同的补偿金',
      '房子漏水楼上不管',
      '田里的水被邻居堵了',
    ])
      expect(hide(text)).toBe(text)
  })

  it('takes no longer for pumped strings', () => {
    for (const text of [
      '王'.repeat(5000),
      '1'.repeat(5000),
      '〔'.repeat(5000),
      '三坪'.repeat(3000),
      '村'.repeat(5000),
    ]) {
      const began = performance.now()
      hide(text)
      expect(performance.now() - began).toBeLessThan(100)
    }
  })
})
