import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Advance, advance, begin, standing } from '../../../src/core/interviews/advance.ts'
import { progressOf } from '../../../src/core/interviews/plan.ts'
import { startRun } from '../../../src/core/interviews/prefill.ts'
import { createReadAnswer } from '../../../src/core/interviews/read-answer.ts'
import { type Run, runSchema, SUMMARY } from '../../../src/core/interviews/run.ts'
import type { Interview } from '../../../src/domain/interviews/interview.ts'
import type { County } from '../../../src/domain/place/station.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

let interviews: readonly Interview[]
let county: County
beforeAll(async () => {
  const knowledge = await sharedKnowledge()
  interviews = [...knowledge.loaded.base.interviews.values()]
  county = knowledge.county
})

const SAID = [
  ...['上一步', '跳过', '退出', '改 1', '改 3', '改', '不改', '删掉', '好', '交', '可以问', '好了'],
  ...['pick:1', 'pick:2', 'pick:none', '张三 8000', '一万八', '2026-03-05', '去年腊月', '佐龙镇', '新春村'],
  ...[
    '13800001111',
    '1380000',
    '😡',
    '　',
    '不在本县',
    '嗯嗯',
    '二',
    '9',
    '我说不清',
    'restart',
    '3 days later',
  ],
]

describe('any walk through any interview', () => {
  it('ends in a summary or a hand-in, keeps answers on 上一步, and survives a restart and three days', () => {
    let walks = 0
    fc.assert(
      fc.property(
        fc.nat(interviews.length - 1),
        fc.boolean(),
        fc.array(fc.constantFrom(...SAID), { maxLength: 16 }),
        (at, short, said) => {
          const interview = interviews[at]
          if (!interview) return
          walks++
          let today = '2026-11-23'
          const known = { words: '', town: undefined, village: undefined, phone: undefined, today }
          let next: Advance = begin(interview, startRun(interview, known, short))
          for (const text of said) {
            if (next.kind === 'hand-in') return
            if (text === '3 days later') today = '2026-11-26'
            next = move(interview, next, { text, today })
          }
          expect(stepsToTheEnd(interview, next, today)).toBeLessThanOrEqual(
            2 * interview.questions.length + 4,
          )
        },
      ),
      { numRuns: 10_000 },
    )
    expect(walks).toBe(10_000)
  })

  function move(
    interview: Interview,
    now: Advance,
    { text, today }: { text: string; today: string },
  ): Advance {
    const run: Run = runSchema.parse(JSON.parse(JSON.stringify(now.run)))
    if (text === 'restart' || text === '3 days later' || run.paused)
      return checked(interview, standing(interview, run))
    const read = createReadAnswer({ county, today, town: run.answers.town?.value })
    const next = advance(interview, run, { text, read })
    if (text === '上一步') expect(next.run.answers).toEqual(run.answers)
    return checked(interview, next)
  }

  /** Every question has its place in a count of at most seven. */
  function checked(interview: Interview, next: Advance): Advance {
    if ((next.kind !== 'ask' && next.kind !== 'permit') || next.run.fixing) return next
    const { at, of } = progressOf(interview, next.run)
    expect(at).toBeGreaterThan(0)
    expect(of).toBeLessThanOrEqual(7)
    return next
  }

  function stepsToTheEnd(interview: Interview, from: Advance, today: string): number {
    let next = from
    let steps = 0
    while (next.kind !== 'hand-in' && steps < 60) {
      const text = next.run.at === SUMMARY ? '交' : '跳过'
      next = move(interview, next, { text, today })
      steps++
    }
    return steps
  }
})
