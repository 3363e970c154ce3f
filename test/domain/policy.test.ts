import { describe, expect, it } from 'vitest'
import { applyEvent } from '../../src/domain/casework/apply-event.ts'
import type { Case } from '../../src/domain/casework/case.ts'
import { type CaseAction, canInOffice, canOnCase } from '../../src/domain/people/policy.ts'
import type { Staff, StaffRole } from '../../src/domain/people/staff.ts'

const ACTIONS: readonly CaseAction[] = [
  'see',
  'claim',
  'hand-back',
  'progress',
  'request-material',
  'transfer',
  'close',
  'show-phone',
  'open-paper',
  'release-paper',
  'withdraw',
]
const CASE: Case = {
  id: 'case-1',
  year: 2026,
  serial: 1,
  openedAt: 0,
  dueAt: 1,
  person: 'asker',
  chat: { channel: 'web', chat: 'c' },
  topic: 'wages',
  route: 'none',
  reason: 'route',
  place: {},
  sealed: false,
  excluded: [],
  words: '',
  state: 'waiting',
  station: 'town-1',
  owner: undefined,
  version: 1,
}
const REACH: Readonly<Record<string, readonly string[]>> = {
  county: ['county', 'town-1', 'village-1', 'town-2'],
  'town-1': ['town-1', 'village-1'],
  'village-1': ['village-1'],
  'town-2': ['town-2'],
}
const actor = (role: StaffRole, station: string, more: Partial<Staff> = {}) => ({
  kind: 'staff' as const,
  staff: { id: 'me', name: '测试员甲', role, station, active: true, ...more },
  reach: new Set(REACH[station]),
})
const may = (who: Parameters<typeof canOnCase>[0], theCase: Case) =>
  ACTIONS.filter((action) => canOnCase(who, action, theCase))
const SEE_AND_CLAIM = ['see', 'claim']
const EVERYTHING = ACTIONS.filter((action) => action !== 'withdraw')

describe('who may do what to a case', () => {
  it.each([
    ['a worker of its station', actor('station', 'town-1'), CASE, SEE_AND_CLAIM],
    ['a worker of the station above', actor('lawyer', 'county'), CASE, SEE_AND_CLAIM],
    ['a worker of a station below', actor('station', 'village-1'), CASE, []],
    ['a worker of another town', actor('station', 'town-2'), CASE, []],
    ['somebody who only looks', actor('reader', 'town-1'), CASE, ['see']],
    ['somebody who only looks, of a sealed case', actor('reader', 'county'), { ...CASE, sealed: true }, []],
    ['its owner', actor('station', 'town-1'), { ...CASE, owner: 'me' }, EVERYTHING],
    [
      'its owner after it moved away',
      actor('station', 'town-1'),
      { ...CASE, owner: 'me', station: 'town-2' },
      EVERYTHING,
    ],
    ['a colleague of its owner', actor('station', 'town-1'), { ...CASE, owner: 'other' }, SEE_AND_CLAIM],
    ['a disabled worker', actor('station', 'town-1', { active: false }), CASE, []],
    [
      'the duty officer',
      actor('duty', 'county'),
      CASE,
      EVERYTHING.filter((action) => !['show-phone', 'open-paper', 'release-paper'].includes(action)),
    ],
    ['an administrator', actor('admin', 'county'), CASE, EVERYTHING],
    ['a station worker, when it is sealed', actor('station', 'county'), { ...CASE, sealed: true }, []],
    [
      'a county lawyer, when it is sealed',
      actor('lawyer', 'county'),
      { ...CASE, sealed: true },
      SEE_AND_CLAIM,
    ],
    ['the town it is against', actor('admin', 'town-1'), { ...CASE, excluded: ['town-1'] }, []],
    ['the asker', { kind: 'villager' as const, person: 'asker' }, CASE, ['see', 'withdraw']],
    ['another villager', { kind: 'villager' as const, person: 'other' }, CASE, []],
  ])('lets %s do exactly this', (_who, who, theCase, actions) => {
    expect(may(who, theCase)).toEqual(actions)
  })

  it('gives the office to active staff, people to administrators, exports to them and the duty officer, knowledge to them and lawyers', () => {
    const of = (role: StaffRole, active = true) => {
      const { staff } = actor(role, 'county', { active })
      return (['see-office', 'export', 'edit-knowledge', 'manage-staff'] as const).filter((action) =>
        canInOffice(staff, action),
      )
    }
    expect([of('reader'), of('station'), of('lawyer'), of('duty'), of('admin'), of('admin', false)]).toEqual([
      ['see-office'],
      ['see-office'],
      ['see-office', 'edit-knowledge'],
      ['see-office', 'export'],
      ['see-office', 'export', 'edit-knowledge', 'manage-staff'],
      [],
    ])
  })
})

describe('a case as its log says', () => {
  it('is taken, handed back, taken again and closed, one version an event', () => {
    const by = (id: string) => ({ kind: 'staff' as const, id })
    const outcome = { solved: false, people: 2, recoveredFen: 100 }
    const bodies = [
      { kind: 'claimed', staff: 'a' },
      { kind: 'handed-back', reason: '忙' },
      { kind: 'claimed', staff: 'b' },
      { kind: 'material-requested', note: '欠条' },
      { kind: 'progress-noted', note: '收到' },
      { kind: 'closed', outcome },
    ] as const
    const states: string[] = []
    const end = bodies.reduce<Case>((theCase, body, at) => {
      const next = applyEvent(theCase, { at, actor: by('a'), body })
      states.push(`${next.state} ${next.owner ?? '-'}`)
      return next
    }, CASE)
    expect(states).toEqual(['active a', 'waiting -', 'active b', 'needs-material b', 'active b', 'closed b'])
    expect(end).toMatchObject({ version: 7, closedAt: 5, claimedAt: 2, outcome })
  })
})
