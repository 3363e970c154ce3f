import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INTERVIEWS } from '../../../src/domain/knowledge/known-aids.ts'
import type { OutboundMessage } from '../../../src/domain/message/outbound-message.ts'
import { countHan } from '../../../src/domain/text/han.ts'
import { openWalkway, type Walkway } from '../../support/app/walk.ts'

let county: Walkway
let people = 0
beforeAll(async () => {
  county = await openWalkway()
})
afterAll(() => county.close())

const textOf = (heard: readonly OutboundMessage[]) => heard.map(({ text }) => text).join('\n')
const PROGRESS = /第 (\d) 问，共 (\d) 问/
const MOST_STEPS = 12

/** Somebody who has skipped the first questions of an interview. */
async function atStep(
  name: string,
  step: number,
): Promise<{ who: string; heard: readonly OutboundMessage[] }> {
  const who = `求助人${++people}`
  let heard = await county.says(who, `do:${name}`, true)
  for (let skipped = 0; skipped < step; skipped++) heard = await county.says(who, '跳过')
  return { who, heard }
}

/** How many messages lead from the first question to the summary when all are skipped. */
async function stepsOf(name: string): Promise<number> {
  const { who, heard } = await atStep(name, 0)
  let text = textOf(heard)
  for (let step = 0; step < MOST_STEPS; step++) {
    if (/交之前看一遍|编号/.test(text)) return step
    text = textOf(await county.says(who, '跳过'))
  }
  throw new Error(`${name} does not end`)
}

describe.each(INTERVIEWS.filter((name) => name !== 'group-join'))(
  'the interview %s, at every step',
  (name) => {
    it('asks one question at a time, at most seven to a case, each with its place', async () => {
      const steps = await stepsOf(name)
      expect(steps).toBeLessThanOrEqual(7)
      for (let step = 0; step < steps; step++) {
        const { heard } = await atStep(name, step)
        const [, at, of] = PROGRESS.exec(textOf(heard)) ?? []
        expect(Number(at)).toBe(step + 1)
        expect(Number(of)).toBeLessThanOrEqual(7)
        expect(heard).toHaveLength(1)
      }
    })

    it('says what becomes of the answers before the first question, and the three ways out', async () => {
      const first = textOf((await atStep(name, 0)).heard)
      expect(first).toMatch(/只给办这件事的人看[\s\S]*跳过[\s\S]*上一步[\s\S]*退出[\s\S]*第 1 问/)
    })

    it('goes one step back on 上一步', async () => {
      for (let step = 1; step < (await stepsOf(name)); step++) {
        const { who } = await atStep(name, step)
        expect(PROGRESS.exec(textOf(await county.says(who, '上一步')))?.[1]).toBe(String(step))
      }
    })

    it('reaches a person in one message', async () => {
      for (let step = 0; step < (await stepsOf(name)); step++) {
        const { who } = await atStep(name, step)
        expect(textOf(await county.says(who, '人工'))).toMatch(/编号 \d{4}/)
      }
    })

    it('answers what it cannot read with examples of at most twenty Han, twice at most; then it goes on', async () => {
      for (let step = 0; step < (await stepsOf(name)); step++) {
        const { who, heard } = await atStep(name, step)
        const before = PROGRESS.exec(textOf(heard))?.[1]
        const error = textOf(await county.says(who, '😡'))
        if (PROGRESS.exec(error)?.[1] !== before || error.includes('可以问吗')) continue
        expect(countHan(error.split('\n')[0] ?? '')).toBeLessThanOrEqual(20)
        const again = textOf(await county.says(who, '😡'))
        if (PROGRESS.exec(again)?.[1] !== before) continue
        expect(again.split('\n')[0]).not.toBe(error.split('\n')[0])
        expect(countHan(again.split('\n')[0] ?? '')).toBeLessThanOrEqual(20)
        expect(PROGRESS.exec(textOf(await county.says(who, '😡')))?.[1]).not.toBe(before)
      }
    })

    it('is left in one word at any step, says what was kept, and goes on three days later', async () => {
      for (let step = 0; step < (await stepsOf(name)); step++) {
        const { who, heard } = await atStep(name, step)
        expect(textOf(await county.says(who, '不问了'))).toMatch(/不问了[\s\S]*接着说/)
        county.clock.time += 3 * 86_400_000
        const again = textOf(await county.says(who, '接着说'))
        expect(PROGRESS.exec(again)?.[0]).toBe(PROGRESS.exec(textOf(heard))?.[0])
      }
    })
  },
)

it('has a name for every button that says what it does, and at most eight Han', async () => {
  const labels = new Set<string>()
  for (const name of INTERVIEWS) {
    const who = `求助人${++people}`
    let heard = await county.says(who, `do:${name}`, true)
    for (let step = 0; step < MOST_STEPS; step++) {
      for (const { options } of heard) for (const { label } of options) labels.add(label)
      heard = await county.says(who, '跳过')
    }
  }
  expect([...labels].filter((label) => /提交|确定|确认/.test(label))).toEqual([])
  expect([...labels].filter((label) => countHan(label) > 8)).toEqual([])
  expect([...labels]).toContain('交给县里')
})
