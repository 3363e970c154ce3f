import { describe, expect, it } from 'vitest'
import { lintText } from '../../../src/core/knowledge/lint/lint-text.ts'
import { countNegations } from '../../../src/core/knowledge/lint/negations.ts'
import { unknownNumbers } from '../../../src/core/knowledge/lint/phone-numbers.ts'

const officialese = new Map([
  ['应当', '要'],
  ['其', '他'],
  ['该', '这个'],
  ['系', '是'],
  ['有权', '可以'],
])
const rules = (text: string, label = false) => lintText(text, { officialese, label }).map(({ rule }) => rule)

describe('lintText', () => {
  it('passes short plain words with a next step and a number', () => {
    expect(rules('没发出去，有网了自动发。\n急的话打 12348。')).toEqual([])
  })

  it('leaves names in 《》, brackets and list markers out of the length', () => {
    const names = '1. 按《中华人民共和国农民工工资支付保障条例》，先找总包（包下整个工程的公司）要钱。'
    expect(rules(names)).toEqual([])
  })

  it('measures the mean only where there are enough sentences', () => {
    const sentence = '今天先去工地把牌子拍下来，再去县里问。'
    expect(rules(sentence.repeat(4))).toEqual([])
    expect(rules(sentence.repeat(5))).toEqual(['sentence-mean'])
  })

  it('reports many long clauses at the longest', () => {
    const text = `${'去县里问。'.repeat(9)}\n带上你的身份证和那几张老欠条\n叫上一起在工地干活的那几个人来`
    expect(lintText(text, { officialese })).toEqual([
      expect.objectContaining({ rule: 'clause-p90', line: 3 }),
    ])
  })

  it('forgives one word of officialese in a text, none in a label', () => {
    expect(rules('应当先去投诉')).toEqual([])
    expect(rules('应当先去投诉', true)).toEqual(['officialese'])
    expect(rules('应当先去投诉，应当快去')).toEqual(['officialese', 'officialese'])
  })

  it.each(['其他人尤其要问', '应该早去，该我钱的也去', '有关系的人，或者联系不上的人', '他没有权拦你'])(
    'does not take everyday words for officialese: %s',
    (text) => {
      expect(rules(text, true)).toEqual([])
    },
  )

  it('knows place names only from the allow-list', () => {
    expect(rules('岚皋')).toEqual(['rare-character'])
    expect(lintText('岚皋', { officialese, allowedCharacters: new Set('岚') })).toEqual([])
  })
})

describe('countNegations', () => {
  it.each([
    ['不去就不给', 2],
    ['没签合同也不怕', 2],
    ['没人投诉就莫想', 2],
    ['不得不去', 0],
    ['对不起，你不用怕', 1],
    ['能不能去，要不要钱，有没有人', 0],
    ['晓得不晓得都不怕', 1],
    ['不同的人不给', 1],
    ['不过不管是不是，都不怕', 1],
    ['特别的事，别人不管', 0],
    ['别去了，别信他', 2],
    ['不满 14 岁的不罚', 1],
    ['未成年人不用交', 1],
    ['无偿给的，不用还', 1],
    ['无法去的不算', 2],
  ])('%s: %i', (sentence, count) => {
    expect(countNegations(sentence)).toBe(count)
  })
})

describe('unknownNumbers', () => {
  it.each([
    '罚 12000 元',
    '赔 120 元',
    '满 110 人',
    '500–1000 元',
    '打 12333 或者 12345',
    '拖 120 天',
    '第 110 条',
    '2025 年',
  ])('lets pass %s', (text) => {
    expect(unknownNumbers(text)).toEqual([])
  })

  it.each([
    ['打 0000-0000000 找他', '0000-0000000'],
    ['电话 2520000', '2520000'],
    ['打 12399 问', '12399'],
    ['拨 999', '999'],
  ])('finds the number in %s', (text, number) => {
    expect(unknownNumbers(text)).toEqual([number])
  })
})
