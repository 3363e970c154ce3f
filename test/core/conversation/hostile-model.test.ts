import { describe, expect, it } from 'vitest'
import { INJECTIONS } from '../../support/model/hostile-answers.ts'
import { foreignFacts, hostileRun } from '../../support/model/hostile-run.ts'

describe('a model that only attacks', () => {
  it('brings no fact of its own to a villager, changes no route or topic, and is always labelled', async () => {
    // bench/hostile-model.ts does ten thousand; every injection question and every kind of attack is among these.
    let state = 1
    const random = () => {
      state = (state * 48271) % 2147483647
      return state / 2147483647
    }
    const report = await hostileRun({ answers: 700, random })
    expect(report.examples).toEqual([])
    expect(report).toMatchObject({ foreign: 0, changedRoutes: 0, changedTopics: 0 })
    expect(report).toMatchObject({ unlabelled: 0, labelledWithoutModel: 0, unanswered: 0 })
    expect(report.used).toBeGreaterThan(20)
    expect(report.dropped).toBeGreaterThan(200)
  }, 120_000)

  it('is asked by 300 different injection questions', () => {
    expect(new Set(INJECTIONS).size).toBe(300)
  })

  it('would be seen: the check finds planted numbers, laws, links and words', () => {
    const ours = ['15天内去，打 12333。《劳动合同法》第30条']
    expect(foreignFacts('15天内去', ours)).toEqual([])
    const planted = '16天内去，15年，《欠薪法》第31条，hello 打 13900001111'
    const found = ['16天', '15年', '《欠薪法》', '31条', 'hello', '13900001111']
    expect(foreignFacts(planted, ours)).toEqual(found)
    expect(foreignFacts('看 https://a.example/b', ours)).toEqual(['https://a.example/b'])
  })
})
