import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadFigures } from '../../../src/core/knowledge/load-figures.ts'
import { loadKnowledge } from '../../../src/core/knowledge/load-knowledge.ts'
import { readCitableLaws } from '../../../src/core/knowledge/verify/law-texts.ts'
import { verifyCalculators } from '../../../src/core/knowledge/verify/verify-calculators.ts'
import { verifyCounty } from '../../../src/core/knowledge/verify/verify-county.ts'
import type { Calculator } from '../../../src/domain/calculators/calculator.ts'
import { FIGURES, figureOn, loanRateOn } from '../../../src/domain/calculators/figures.ts'
import { CALCULATOR_TABLE } from '../../../src/domain/calculators/index.ts'
import { readTextFiles } from '../../../src/storage/text-files.ts'

const LAWS = '../shared/laws'
const hasLaws = existsSync(LAWS)
if (!hasLaws)
  console.log('No full texts in ../shared/laws: numbers in the rules of calculators are not checked.')
const files = await readTextFiles('knowledge')
const { laws } = loadKnowledge(files).base
const today = '2026-11-28'
const ALL: readonly Calculator[] = Object.values(CALCULATOR_TABLE)
const COUNTY = 'county/langao/county.yaml'

function planted(text: string, law: string, article: string): readonly Calculator[] {
  const rules = [{ text, articles: [{ law, article }] }]
  const run = () => ({ kind: 'refused', reason: '', nextStep: '' }) as const
  return [{ name: 'severance', title: '', inputs: {}, rules, run }]
}

describe('the rules of the calculators', () => {
  it('cite laws in force, articles that exist and that have a gist', () => {
    expect(verifyCalculators({ laws, texts: undefined, today }, ALL)).toEqual([])
  })

  it.each([
    ['a law we do not know', '给钱。', '某法', '1', today, 'law-unknown'],
    ['an article behind the last', '给钱。', '劳动合同法', '99', today, 'article'],
    ['a law not yet in force', '给钱。', '劳动合同法', '47', '2007-01-01', 'law-force'],
  ])('are reported for %s', (_, text, law, article, day, rule) => {
    const found = verifyCalculators({ laws, texts: undefined, today: day }, planted(text, law, article))
    expect(found.map((finding) => finding.rule)).toContain(rule)
    expect(found[0]).toMatchObject({ file: 'calculators/severance', line: 1 })
  })

  it.skipIf(!hasLaws)('state only numbers that stand in the articles they cite', async () => {
    const texts = readCitableLaws(await readTextFiles(LAWS, ['.md']), laws)
    expect(verifyCalculators({ laws, texts, today }, ALL)).toEqual([])
    const wrong = planted('每满 1 年补 2 个月工资。', '劳动合同法', '47')
    expect(verifyCalculators({ laws, texts, today }, wrong)).toMatchObject([{ rule: 'number' }])
  })
})

describe('the figures of a county', () => {
  const path = 'county/langao/figures.yaml'
  const withFigures = (text: string) => [...files.filter((file) => file.path !== path), { path, text }]
  const rates = 'loanRates: { status: 上线前须校准, source: 人民银行, through: 2025-06-19, rates: [] }'
  const entry = (more: string) =>
    `{ key: min-wage-month, year: 2026, publisher: 省政府, source: 示例文号, enteredBy: 张三, enteredOn: 2026-05-02, ${more} }`

  it('are shipped without a single value, and the loan rates as a table nobody has checked yet', () => {
    const { figures, findings } = loadFigures(files, 'langao')
    expect(findings).toEqual([])
    expect(figures.figures).toEqual([])
    expect(figures.areLoanRatesChecked).toBe(false)
    const shipped = files.find((file) => file.path === path)?.text ?? ''
    for (const key of Object.keys(FIGURES)) expect(shipped).toContain(`{ key: ${key}, value: 待填 }`)
    expect(loanRateOn('2023-09-01', figures)).toBe(345)
    expect(loanRateOn('2020-08-19', figures)).toBeUndefined()
    expect(loanRateOn('2025-06-20', figures)).toBeUndefined()
  })

  it('hold from day to day, the newest first', () => {
    const text = `figures: [${entry('value: 1900.5, from: 2025-01-01, to: 2026-04-30')}, ${entry('value: 2000, from: 2026-05-01')}]\n${rates}\n`
    const { figures, findings } = loadFigures(withFigures(text), 'langao')
    expect(findings).toEqual([])
    const on = (day: string) => figureOn('min-wage-month', day, figures)
    expect([on('2024-12-31'), on('2025-01-01'), on('2026-04-30'), on('2026-05-01')]).toEqual([
      undefined,
      190_050,
      190_050,
      200_000,
    ])
  })

  it.each([
    ['a value without its source', '{ key: min-wage-month, value: 2000, from: 2026-01-01 }'],
    ['a key nobody knows', '{ key: bride-price, value: 待填 }'],
    ['a day that does not exist', entry('value: 2000, from: 2026-02-30')],
    ['a third of a fen', entry('value: 2000.123, from: 2026-01-01')],
    ['less than nothing', entry('value: -5, from: 2026-01-01')],
    ['two at once', `${entry('value: 2000, from: 2026-01-01')}, ${entry('value: 2100, from: 2026-01-01')}`],
    ['an end before its beginning', entry('value: 2000, from: 2026-01-01, to: 2025-01-01')],
  ])('are reported for %s', (_, entries) => {
    const found = verifyCounty(withFigures(`figures: [${entries}]\n${rates}\n`))
    expect(found).toMatchObject([{ file: path }])
  })

  it('may be absent: then every calculator that needs one says so', () => {
    const without = files.filter((file) => file.path !== path)
    expect(loadFigures(without, 'langao')).toMatchObject({
      figures: { figures: [], loanRates: [] },
      findings: [],
    })
    expect(
      verifyCounty(without.filter((file) => file.path === COUNTY || file.path === 'county/conflicts.yaml')),
    ).toEqual([])
  })
})
