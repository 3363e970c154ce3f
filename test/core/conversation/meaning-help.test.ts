import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnswerEntry } from '../../../src/domain/knowledge/entry.ts'
import type { OutboundMessage } from '../../../src/domain/message/outbound-message.ts'
import { openTestCounty, sharedKnowledge, type TestCounty } from '../../support/app/test-county.ts'
import { type ModelServer, startModelServer } from '../../support/model/model-server.ts'
import { outsideAt } from '../../support/model/outside.ts'

/** So vague that our own words alone ask back. */
const ASKED_BACK = '村上的事'
const LABEL = 'AI 辅助生成'

let server: ModelServer
let county: TestCounty

beforeEach(async () => {
  server = await startModelServer()
  county = await open()
})
afterEach(async () => {
  await county.stop()
  await server.stop()
})

const open = async () =>
  openTestCounty({ outside: await outsideAt(server.baseUrl, {}, { EMBEDDING_MODEL: 'test-vectors' }) })
const textOf = (messages: readonly OutboundMessage[]) => messages.map(({ text }) => text).join('\n')
const labelsOf = (messages: readonly OutboundMessage[]) =>
  messages.at(-1)?.options.map(({ label }) => label) ?? []
const uses = () => county.data.database.stores.models.latest({ most: 10 })
const textsIn = (body: string): string[] => JSON.parse(body).input

/** A stand-in for meaning: how often a text speaks of each of these. */
const meansBy =
  (...themes: RegExp[]) =>
  (text: string) => [...themes.map((theme) => text.match(theme)?.length ?? 0), 0.01]
const meaning = (...themes: RegExp[]) =>
  server.behaves((body) => ({ kind: 'vectors', texts: textsIn(body), of: meansBy(...themes) }))

/** What our own words put first. */
async function ownFirst(): Promise<AnswerEntry | undefined> {
  const { answerer } = await sharedKnowledge()
  return answerer.nearest(ASKED_BACK, '2026-11-23')[0]
}

describe('a question we are unsure of', () => {
  it('is answered when the nearest in meaning is what we thought most likely, and says nothing of a model', async () => {
    const first = await ownFirst()
    server.behaves((body) => ({
      kind: 'vectors',
      texts: textsIn(body),
      of: (text) => (text.startsWith(first?.title ?? '?') || textsIn(body).length === 1 ? [1, 0] : [0, 1]),
    }))
    const heard = textOf(await county.says('a', ASKED_BACK))
    expect(heard).not.toContain('您要问的是哪个')
    expect(heard).not.toContain(LABEL)
    expect((await uses())[0]).toMatchObject({ task: 'near', outcome: 'used', why: 'confirmed' })
  })

  it('is asked back with the best of both rankings when they differ', async () => {
    const first = await ownFirst()
    meaning(/村干部|村委会/g)
    const heard = await county.says('a', ASKED_BACK)
    expect(textOf(heard)).toContain('您要问的是哪个')
    expect(labelsOf(heard)).toContain('都不是')
    expect(labelsOf(heard).length).toBeLessThanOrEqual(4)
    expect(labelsOf(heard)).toContain(first?.label)
  })

  it.each([
    ['is down', { kind: 'status', status: 500 }],
    ['hangs up', { kind: 'hangs-up' }],
    ['talks nonsense', { kind: 'garbage', body: '{"data":[]}' }],
  ] as const)('is asked back as ever when the endpoint %s', async (_name, behaviour) => {
    server.behaves(behaviour)
    const heard = await county.says('a', ASKED_BACK)
    expect(textOf(heard)).toContain('您要问的是哪个')
    expect((await uses())[0]).toMatchObject({ task: 'near', outcome: 'failed' })
  })

  it('sends the texts of our entries once in a lifetime, and of the asker nothing that names anybody', async () => {
    meaning(/工钱|工资/g)
    await county.says('a', `我叫王建国，电话13812345678，${ASKED_BACK}`)
    const before = server.bodies.length
    expect(before).toBeGreaterThan(10)
    expect(server.bodies.at(-1)).not.toMatch(/王建国|13812345678/)
    await county.says('b', ASKED_BACK)
    expect(server.bodies).toHaveLength(before + 1)
  })
})

describe('what is sure, dangerous or no question', () => {
  it('is never compared', async () => {
    meaning(/工钱/g)
    for (const words of ['老板跑了，工钱没给', '他现在拿刀砍我', '菜单', '你好'])
      await county.says('a', words)
    expect(server.bodies).toEqual([])
  })
})
