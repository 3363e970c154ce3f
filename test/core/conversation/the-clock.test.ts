import { afterEach, describe, expect, it } from 'vitest'
import { createAnswerer } from '../../../src/core/answering/answerer.ts'
import type { Entry } from '../../../src/domain/knowledge/entry.ts'
import type { Law } from '../../../src/domain/knowledge/knowledge-base.ts'
import { openTestCounty, sharedKnowledge, type TestCounty } from '../../support/app/test-county.ts'

const ENTRY = 'wages/boss-ran-away'
const QUESTION = '老板跑了工钱咋办'

let county: TestCounty | undefined
afterEach(async () => {
  await county?.stop()
})

/** The knowledge as it is, but for one entry or one law. */
async function countyWith(change: { entry?: Partial<Entry>; law?: Partial<Law> & { name: string } }) {
  const knowledge = await sharedKnowledge()
  const { base } = knowledge.loaded
  const entries = base.entries.map((entry) =>
    entry.id === ENTRY ? ({ ...entry, ...change.entry } as Entry) : entry,
  )
  const laws = new Map(
    [...base.laws].map(([name, law]) => [name, name === change.law?.name ? { ...law, ...change.law } : law]),
  )
  county = await openTestCounty({
    knowledge: { ...knowledge, answerer: createAnswerer({ ...base, entries, laws }) },
  })
  return county
}

const text = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n')
const told = (who: string) => text(county?.heard(who) ?? [])

describe('the clock of the law', () => {
  it('answers past the review day with a note, and tells who keeps the knowledge once', async () => {
    const { says, hires } = await countyWith({ entry: { reviewBy: '2026-11-01' } })
    await hires('法律员', { role: 'lawyer' })
    await hires('站员', { role: 'station' })
    expect(text(await says('村民甲', QUESTION))).toContain('这条答案该复核了')
    await says('村民乙', QUESTION)
    expect(told('法律员').split('复核期到 2026-11-01').length - 1).toBe(1)
    expect(told('站员')).not.toContain('复核')
  })

  it('stops answering when an article it rests on ends, says why, and offers a person', async () => {
    const law = { name: '保障农民工工资支付条例', articlesEnded: { '30': '2026-10-31' } }
    const { says, hires, data } = await countyWith({ law })
    await hires('管理员', { role: 'admin' })
    const heard = await says('村民甲', QUESTION)
    expect(text(heard)).toContain('《保障农民工工资支付条例》第30条只用到 2026年10月31日')
    expect(text(heard)).not.toContain('先做这一步')
    expect(heard.at(-1)?.options.map(({ value }) => value)).toContain('person')
    expect(told('管理员')).toContain('不再回答')
    const rows = await data.database.stores.consultations.within({ from: 0, to: Number.MAX_SAFE_INTEGER })
    expect(rows).toMatchObject([{ outcome: 'handover', topic: 'wages' }])
  })

  it('stops answering when the whole law ends', async () => {
    const { says } = await countyWith({ law: { name: '保障农民工工资支付条例', effectiveTo: '2026-06-30' } })
    expect(text(await says('村民甲', QUESTION))).toContain('只用到 2026年6月30日')
  })

  it('adds the old-law note when the asker dates the matter before the Civil Code, and only then', async () => {
    const { says } = await countyWith({
      entry: { citations: [{ law: '民法典', article: 188, gist: '三年' }] },
    })
    expect(text(await says('村民甲', `2018年的事，${QUESTION}`))).toContain('您说的事在2018年，那时是老法')
    expect(text(await says('村民乙', `2024年的事，${QUESTION}`))).not.toContain('老法')
    expect(text(await says('村民丙', QUESTION))).not.toContain('老法')
  })
})
