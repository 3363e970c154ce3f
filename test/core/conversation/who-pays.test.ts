import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadWhoPays } from '../../../src/core/knowledge/load-who-pays.ts'
import { createWageFactReader } from '../../../src/core/wages/read-wage-facts.ts'
import { walkWhoPays } from '../../../src/domain/wages/walk-who-pays.ts'
import { holds, patternOf } from '../../../src/domain/wages/who-pays.ts'
import { openTestCounty, sharedKnowledge, type TestCounty } from '../../support/app/test-county.ts'

const { files } = await sharedKnowledge()
const table = loadWhoPays(files)

describe('the decision table of wage liability', () => {
  const ways = walkWhoPays(table)

  it('knows at least 30 fact patterns', () => {
    expect(table.patterns.length).toBeGreaterThanOrEqual(30)
  })

  it('ends every way through its questions in exactly one pattern, within four questions', () => {
    for (const facts of ways) {
      expect(table.patterns.filter(({ when }) => holds(when, facts))).toHaveLength(1)
      expect(Object.keys(facts).length).toBeLessThanOrEqual(4)
    }
  })

  it('can reach every pattern', () => {
    const reached = new Set(ways.map((facts) => patternOf(table, facts)?.id))
    expect(table.patterns.filter(({ id }) => !reached.has(id))).toEqual([])
  })

  it('has no two patterns that fit the same facts', () => {
    const clashes = table.patterns.flatMap((one, at) =>
      table.patterns
        .slice(at + 1)
        .filter(({ when }) =>
          Object.entries(when).every(([fact, value]) => (one.when[fact] ?? value) === value),
        )
        .map(({ id }) => `${one.id} ${id}`),
    )
    expect(clashes).toEqual([])
  })

  it.each([
    ['main-owner-late', '保障农民工工资支付条例 29'],
    ['sub-direct', '保障农民工工资支付条例 30'],
    ['boss-main', '保障农民工工资支付条例 36'],
    ['boss-borrowed', '劳动争议解释二 2'],
    ['owner-no-permit', '保障农民工工资支付条例 37'],
    ['company-closed', '保障农民工工资支付条例 22'],
    ['small-sole', '保障农民工工资支付条例 20'],
    ['contracted-name', '保障农民工工资支付条例 19'],
    ['agency-unlicensed', '保障农民工工资支付条例 18'],
  ])('rests %s on %s', (id, article) => {
    const cited = table.patterns.find((pattern) => pattern.id === id)?.articles
    expect(cited?.map((one) => `${one.law} ${one.article}`)).toContain(article)
  })
})

describe('what a question says of the case', () => {
  const read = createWageFactReader(table)
  it.each([
    ['包工头跑了 总包是XX公司', { place: 'site', hirer: 'boss' }],
    ['包工头挂靠公司接的工程', { place: 'site', hirer: 'boss', source: 'borrowed' }],
    ['在厂里上班，中介派去的', {}],
    ['我给人家当保姆，家政公司不给钱', { place: 'home', work: 'care', carer: 'firm' }],
    ['劳务派遣公司扣了我的钱', { place: 'agency' }],
    ['老板不给钱', {}],
  ])('reads %s', (text, facts) => {
    expect(read(text)).toEqual(facts)
  })
})

describe('“who must pay me” in the conversation', () => {
  let county: TestCounty
  beforeEach(async () => {
    county = await openTestCounty()
  })
  afterEach(() => county.stop())
  const text = (messages: readonly { text: string }[]) => messages.map((one) => one.text).join('\n')
  const labels = (messages: readonly { options: readonly { label: string }[] }[]) =>
    messages.at(-1)?.options.map((option) => option.label) ?? []

  it('asks only what the words leave open, then says who, why and which door first', async () => {
    const asked = await county.says('甲', '包工头跑了 总包是XX公司 到底该谁给我工钱')
    expect(text(asked)).toContain('包工头的活是哪来的？')
    expect(labels(asked)).toEqual(['总包给他的', '分包公司给的', '甲方直接给的', '挂公司名义', '说不清'])
    const heard = text(await county.says('甲', '1'))
    expect(heard).toContain('1. 总包公司')
    expect(heard).toContain('《保障农民工工资支付条例》第36条')
    expect(heard).toContain('1. 劳动监察，电话 12333')
    expect(heard).toContain('工钱找总包公司要。')
  })

  it('goes on from the last answer without counting it twice', async () => {
    await county.says('甲', '包工头跑了 总包是XX公司 工钱咋办')
    expect(text(await county.says('甲', '该谁给钱'))).toContain('包工头的活是哪来的？')
    const all = { from: 0, to: Number.MAX_SAFE_INTEGER }
    expect(await county.data.database.stores.consultations.within(all)).toHaveLength(1)
  })

  it('says what may be when somebody does not know, and lets go with one word', async () => {
    await county.says('甲', '该谁给钱')
    await county.says('甲', '在工地')
    await county.says('甲', '包工头个人')
    const heard = text(await county.says('甲', '不知道'))
    expect(heard).toContain('12333')
    expect(heard).toContain('总包把活包给个人，工资由总包给。')
    await county.says('甲', '该谁给钱')
    expect(text(await county.says('甲', '算了'))).toContain('好，不问了')
  })

  it('lets another question be another question', async () => {
    await county.says('甲', '该谁给钱')
    expect(text(await county.says('甲', '劳动仲裁要不要交钱'))).toContain('不收')
  })
})
