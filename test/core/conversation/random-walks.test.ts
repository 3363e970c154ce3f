import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

const SAID = [
  '老板跑了工钱咋办',
  '那要多久',
  '人工',
  '城关',
  '不晓得',
  '2',
  '都不是',
  '跳过',
  '上一步',
  '算了',
  '查进度',
  '菜单',
  '13800000000',
  '谢谢',
  '补充 有欠条',
  '撤回',
  '我的信息',
  '😡',
  '佐龙镇示范一村',
  '离婚咋分钱',
  '删除我的信息',
]
/** The short questions begin, or what was answered so far is handed in. */
const REACHED = /第 \d 问|编号 \d{4}/
/** The walk itself opened a case: a person has it already. */
const IN_HAND = /已经交给人了/
let county: TestCounty
let walkers = 0

beforeAll(async () => {
  county = await openTestCounty()
})
afterAll(() => county.stop())

it('reaches a person in one message after any walk, and answers every message on the way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...SAID), { maxLength: 8 }), async (walk) => {
      const who = `行人${++walkers}`
      for (const said of walk) expect((await county.says(who, said)).length, said).toBeGreaterThan(0)
      const heard = (await county.says(who, '人工')).map(({ text }) => text).join('\n')
      const inHand = IN_HAND.test(heard)
      const end = inHand ? await county.says(who, '另一件事') : [{ text: heard }]
      expect(end.map(({ text }) => text).join('\n')).toMatch(REACHED)
    }),
    { numRuns: 60 },
  )
}, 60_000)

it('goes from any answer to a case in at most five messages, whatever is typed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('不晓得', '嗯', '跳过', '😡', '我不会', '一二三'), {
        minLength: 8,
        maxLength: 8,
      }),
      async (answers) => {
        const who = `求助人${++walkers}`
        await county.says(who, '人工')
        let opened = false
        for (const [at, said] of answers.entries()) {
          const heard = (await county.says(who, said)).map(({ text }) => text).join('\n')
          opened = heard.includes('编号')
          if (opened) {
            expect(at).toBeLessThan(5)
            break
          }
        }
        expect(opened).toBe(true)
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)
