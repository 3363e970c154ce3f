import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { missingYearWords } from '../../../src/core/casework/working-days.ts'
import type { ClockRule, ProcedureStep } from '../../../src/domain/clocks/clock-rule.ts'
import { type ClockEvent, readClock } from '../../../src/domain/clocks/read-clock.ts'
import { CLOCK_RULES, clockRule } from '../../../src/domain/clocks/rules.ts'
import { shanghaiDay } from '../../../src/domain/shanghai-time.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'
import { NOTICE_2026 } from '../calendar/notice-2026.ts'
import { EXTENDED_EXAMPLES, WORKED_EXAMPLES } from './worked-examples.ts'

const FACE = { calendar: NOTICE_2026, opensAt: '08:30', closesAt: '18:00' }
const LAWS = new URL('../../../../shared/laws/', import.meta.url)

const rule = (id: string): ClockRule => {
  const found = clockRule(id, 7)
  if (!found) throw new Error(`no clock ${id}`)
  return found
}
const step = (name: ProcedureStep, day: string): ClockEvent => ({ kind: 'step', step: name, day })
const begun = (one: ClockRule, day: string) => step(one.starts[0] ?? 'opened', day)
const read = (id: string, events: readonly ClockEvent[]) => readClock(rule(id), events, FACE)
const lastDay = (id: string, events: readonly ClockEvent[]) => {
  const reading = read(id, events)
  return reading?.state === 'running' ? shanghaiDay(reading.dueAt) : reading
}

describe('the last day of a clock', () => {
  it.each(WORKED_EXAMPLES)('%s from %s is %s', (id, begins, last) => {
    expect(lastDay(id, [begun(rule(id), begins)])).toBe(last)
  })

  it.each(EXTENDED_EXAMPLES)('%s from %s, extended, is %s', (id, begins, last) => {
    expect(lastDay(id, [begun(rule(id), begins), { kind: 'extend', day: begins }])).toBe(last)
  })

  it('ends when the office closes, not at midnight (民法典 203)', () => {
    const reading = read('legal-aid-decide', [step('filed', '2026-11-23')])
    expect(reading).toMatchObject({ dueAt: Date.parse('2026-11-30T18:00:00+08:00') })
  })
})

describe('a year nobody has entered', () => {
  it('is named for working days, and how to add it is said', () => {
    expect(read('inspection-finish', [step('accepted', '2026-11-02')])).toMatchObject({
      state: 'unknown',
      year: '2027',
    })
    expect(missingYearWords('2027')).toContain('closedDays')
  })

  it('leaves a last day where it falls and says so: never later than the true one', () => {
    expect(read('reconsideration-limit', [step('harmed', '2026-12-01')])).toMatchObject({
      dueAt: Date.parse('2027-01-30T18:00:00+08:00'),
      unrolled: '2027',
    })
    expect(read('civil-limit', [step('harmed', '2026-02-28')])).toMatchObject({ unrolled: '2029' })
  })
})

describe('what stops, holds and restarts a clock', () => {
  it('does not begin by itself', () => {
    expect(read('legal-aid-assign', [step('filed', '2026-11-23')])).toBeUndefined()
  })

  it('does not count the days of waiting for papers', () => {
    const paused: readonly ClockEvent[] = [step('filed', '2026-11-09'), { kind: 'pause', day: '2026-11-10' }]
    expect(read('legal-aid-decide', paused)).toMatchObject({ state: 'paused', since: '2026-11-10' })
    expect(lastDay('legal-aid-decide', [...paused, { kind: 'resume', day: '2026-11-17' }])).toBe('2026-11-23')
  })

  it('counts only working days of a pause in a clock of working days', () => {
    const events: readonly ClockEvent[] = [
      step('opened', '2026-11-09'),
      { kind: 'pause', day: '2026-11-13' },
      { kind: 'resume', day: '2026-11-16' },
    ]
    expect(lastDay('county-term', events)).toBe('2026-11-19')
  })

  it('does not let a pause hold a period whose law knows none', () => {
    const events: readonly ClockEvent[] = [
      step('accepted', '2026-10-08'),
      { kind: 'pause', day: '2026-10-09' },
      { kind: 'resume', day: '2026-11-09' },
    ]
    expect(lastDay('arbitration-award', events)).toBe('2026-11-23')
  })

  it('cannot be made longer where the law does not say so', () => {
    expect(
      lastDay('legal-aid-decide', [step('filed', '2026-11-23'), { kind: 'extend', day: '2026-11-24' }]),
    ).toBe('2026-11-30')
  })

  it('runs anew from a demand that came in time (劳动争议调解仲裁法 27)', () => {
    expect(lastDay('arbitration-limit', [step('harmed', '2025-01-15'), step('claimed', '2025-09-03')])).toBe(
      '2026-09-03',
    )
  })

  it('is not woken by a demand that came too late', () => {
    expect(lastDay('arbitration-limit', [step('harmed', '2024-12-31'), step('claimed', '2026-02-01')])).toBe(
      '2025-12-31',
    )
  })

  it('is not started again by a demand where the law does not say so (劳动保障监察条例 20)', () => {
    expect(lastDay('inspection-limit', [step('harmed', '2024-11-28'), step('claimed', '2026-02-01')])).toBe(
      '2026-11-28',
    )
  })

  it('stops with the step it waited for, and the end of the case stops what staff owe', () => {
    expect(
      read('legal-aid-decide', [step('filed', '2026-11-23'), step('accepted', '2026-11-25')]),
    ).toMatchObject({
      state: 'stopped',
      on: '2026-11-25',
    })
    const ended: ClockEvent = { kind: 'end', day: '2026-11-26' }
    expect(read('arbitration-award', [step('accepted', '2026-11-25'), ended])).toMatchObject({
      state: 'stopped',
    })
    expect(read('arbitration-limit', [step('harmed', '2026-11-25'), ended])).toMatchObject({
      state: 'running',
    })
  })
})

describe('the sources of the clocks', () => {
  it('are articles we keep a gist of', async () => {
    const { laws } = (await sharedKnowledge()).loaded.base
    for (const { id, sources } of CLOCK_RULES)
      for (const { law, article } of sources)
        expect(laws.get(law)?.gists[String(article)], `${id}: ${law} ${article}`).toBeDefined()
  })

  it.skipIf(!existsSync(LAWS))('say the number of days each clock keeps', () => {
    for (const { id, sources, length } of CLOCK_RULES) {
      const [source] = sources
      if (!source) continue
      const text = readFileSync(new URL(`${source.law}.md`, LAWS), 'utf8')
      const said = [String(length), ...spelt(length)].some((number) => text.includes(number))
      expect(said, `${id} ${length}`).toBe(true)
    }
  })
})

function spelt(count: number): readonly string[] {
  const digits = '零一二三四五六七八九'
  const tens = Math.floor(count / 10)
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return [`${ten}${count % 10 === 0 ? '' : digits[count % 10]}`]
}
