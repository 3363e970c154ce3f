import { expect, it } from 'vitest'
import { mustBeSealed } from '../../../src/core/casework/must-be-sealed.ts'

it.each([
  ['我老公打我', true],
  ['男人喝醉了就打我和娃', true],
  ['想申请家暴的保护令', true],
  ['老板跑了工钱咋办', false],
  ['我男人在工地打工，工钱没给', false],
  ['我男人给人打零工，老板打了白条', false],
  ['我老公要打官司', false],
  ['老板打了欠条不认', false],
])('keeps %j from village and town: %s', (words, sealed) => {
  expect(mustBeSealed(words)).toBe(sealed)
})
