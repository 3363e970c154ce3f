import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

const MINUTE = 60_000
let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
  for (const words of ['人工 老板跑了工钱咋办', '佐龙镇', '示范一村', '跳过'])
    await county.says('村民甲', words)
  await county.says('路人', '你好')
})
afterEach(() => county.stop())

const say = async (who: string, words: string) =>
  (await county.says(who, words)).map(({ text }) => text).join('\n')

it('tells the asker where their own case stands, by its number', async () => {
  expect(await say('村民甲', '查 0001')).toContain('0001（劳动报酬')
  expect(await say('村民甲', '查进度 2026-0001')).toContain('0001（劳动报酬')
})

it.each([
  ...['查进度 ####', '查 2026-####', '评 2026-#### 3', '评 2026-#### 1', '回访 2026-#### yes', '撤回 ####'],
  '入 ####',
])('answers “%s” about somebody else’s case exactly as about none', async (form) => {
  const before = await county.data.database.stores.cases.list({})
  const answers = new Set<string>()
  for (const number of ['0001', '0002', '0999', '9999'])
    answers.add(await say('路人', form.replace('####', number)))
  expect(answers.size).toBe(1)
  expect(await county.data.database.stores.cases.list({})).toEqual(before)
})

it('gives another account that walks 0001 to 9999 nothing but two sentences, the second from the eleventh try on', async () => {
  const heard: string[] = []
  for (let number = 1; number <= 9999; number++) {
    // Slower than the pace that silences anybody, so that this is about numbers alone.
    county.clock.time += 2 * MINUTE + 1
    if (number > 40 && number < 9990) continue
    heard.push(await say('路人', `查进度 ${String(number).padStart(4, '0')}`))
  }
  const [first = '', eleventh = ''] = [heard[0], heard[10]]
  expect(first).toContain('没有找到这件事')
  expect(eleventh).toContain('试得太多了')
  expect(new Set(heard)).toEqual(new Set([first, eleventh]))
  expect(heard.slice(0, 10)).toEqual(Array(10).fill(first))
  // Their own is still to be seen by the asker, and after an hour the stranger is asked in again.
  expect(await say('村民甲', '查 0001')).toContain('0001')
  county.clock.time += 61 * MINUTE
  expect(await say('路人', '查 0001')).toBe(first)
})
