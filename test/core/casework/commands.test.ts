import { describe, expect, it } from 'vitest'
import { parseOutcome } from '../../../src/core/casework/parse-outcome.ts'
import { parseStaffCommand } from '../../../src/core/casework/parse-staff-command.ts'

describe('staff commands', () => {
  it.each([
    ['接 0231', { kind: 'claim', number: '0231' }],
    ['接0231', { kind: 'claim', number: '0231' }],
    ['接单：2026-0231', { kind: 'claim', number: '2026-0231' }],
    ['接　０２３１', { kind: 'claim', number: '0231' }],
    ['退 0231 不归我们管', { kind: 'hand-back', number: '0231', text: '不归我们管' }],
    ['补0231，欠条照片', { kind: 'request-material', number: '0231', text: '欠条照片' }],
    ['办 0231 已联系\n老板', { kind: 'progress', number: '0231', text: '已联系\n老板' }],
    ['结 0231', { kind: 'close', number: '0231', text: '' }],
    ['转 0231 城关', { kind: 'transfer', number: '0231', text: '城关' }],
    ['查 0231', { kind: 'look', number: '0231' }],
    ['办 0231 他说：“给！”，下周二', { kind: 'progress', number: '0231', text: '他说：“给！”，下周二' }],
    ['待接', { kind: 'list' }],
    ['帮助', { kind: 'help' }],
    ['接着说', undefined],
    ['查进度', undefined],
    ['结婚要带什么', undefined],
    ['办 离婚', undefined],
  ])('reads %j', (text, command) => {
    expect(parseStaffCommand(text)).toEqual(command)
  })

  it.each([
    ['解决 3人 30000元', { solved: true, people: 3, recoveredFen: 3_000_000 }],
    ['已解决，1.5万', { solved: true, people: 1, recoveredFen: 1_500_000 }],
    ['解决 12个人 2万元', { solved: true, people: 12, recoveredFen: 2_000_000 }],
    ['没解决 对方失踪', { solved: false, people: 1, recoveredFen: 0 }],
    ['未解决', { solved: false, people: 1, recoveredFen: 0 }],
    ['解决了，30,000元', { solved: true, people: 1, recoveredFen: 3_000_000 }],
    ['没解决 对方欠30000元跑了', { solved: false, people: 1, recoveredFen: 0 }],
    ['没能解决', undefined],
    ['解决不了', undefined],
    ['无法解决', undefined],
    ['还没完全解决', undefined],
    ['解决 3万2千元', undefined],
    ['好了', undefined],
    ['', undefined],
  ])('reads the outcome %j', (text, outcome) => {
    expect(parseOutcome(text)).toEqual(outcome)
  })
})
