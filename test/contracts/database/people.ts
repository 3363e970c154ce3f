import { describe, expect, it } from 'vitest'
import { NOW, staff } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const CHAT = { channel: 'telegram', chat: 'phone-1' }
const OTHER_CHAT = { channel: 'web', chat: 'phone-2' }
const LATER = NOW + 600_000

export function peopleContract(setUp: SetUp): void {
  describe('staff', () => {
    const fresh = freshDatabase(setUp)

    it('keeps staff and their changes', async () => {
      const store = fresh.database.stores.staff
      await store.put(staff('s2'))
      await store.put(staff('s1', { role: 'admin' }))
      await store.put(staff('s2', { name: '测试员乙', active: false }))
      expect(await store.list()).toEqual([
        staff('s1', { role: 'admin' }),
        staff('s2', { name: '测试员乙', active: false }),
      ])
      expect(await store.byId('s1')).toEqual(staff('s1', { role: 'admin' }))
      expect(await store.byId('nobody')).toBeUndefined()
    })

    it('ties a chat to the staff member of the code, however it was typed', async () => {
      const store = fresh.database.stores.staff
      await store.put(staff('s1'))
      await store.putBindingCode('s1', 'ABCD2345', LATER)
      expect(await store.bind(' abcd-2345 ', CHAT, NOW)).toEqual({ kind: 'bound', staff: staff('s1') })
      expect(await store.byChat(CHAT)).toEqual(staff('s1'))
      expect(await store.chatsOf('s1')).toEqual([CHAT])
      expect(await store.bound()).toEqual([{ staff: staff('s1'), chat: CHAT }])
      await store.unbind(CHAT)
      expect(await store.byChat(CHAT)).toBeUndefined()
      expect(await store.chatsOf('s1')).toEqual([])
    })

    it('knows the rooms of staff, one station each', async () => {
      const store = fresh.database.stores.staff
      await store.openRoom(CHAT, 'town-1')
      await store.openRoom(CHAT, 'county')
      await store.openRoom(OTHER_CHAT, 'town-2')
      expect(await store.rooms()).toEqual([
        { room: CHAT, station: 'county' },
        { room: OTHER_CHAT, station: 'town-2' },
      ])
      await store.closeRoom(CHAT)
      expect(await store.rooms()).toEqual([{ room: OTHER_CHAT, station: 'town-2' }])
    })

    it('keeps a second factor, each step and each recovery code of which is used once', async () => {
      const { staff: people, secondFactors } = fresh.database.stores
      await people.put(staff('s1'))
      await people.put(staff('s2'))
      expect(await secondFactors.of('s1')).toBeUndefined()
      expect(await secondFactors.begin('s1', 'OLD')).toBe(true)
      expect(await secondFactors.begin('s1', 'NEW')).toBe(true)
      expect(await secondFactors.of('s1')).toEqual({ secret: 'NEW', isOn: false })
      expect([await secondFactors.useStep('s1', 7), await secondFactors.useStep('s1', 7)]).toEqual([
        true,
        false,
      ])
      expect([await secondFactors.useStep('s1', 6), await secondFactors.useStep('s2', 9)]).toEqual([
        false,
        false,
      ])
      await secondFactors.turnOn('s1', ['AAAA2222', 'BBBB3333'])
      expect(await secondFactors.begin('s1', 'OTHER')).toBe(false)
      expect(await secondFactors.of('s1')).toEqual({ secret: 'NEW', isOn: true })
      expect(await secondFactors.useRecoveryCode('s2', 'AAAA2222')).toBe(false)
      expect(await secondFactors.useRecoveryCode('s1', ' aaaa-2222')).toBe(true)
      expect(await secondFactors.useRecoveryCode('s1', 'AAAA2222')).toBe(false)
      expect(await secondFactors.recoveryCodesLeft('s1')).toBe(1)
      await secondFactors.turnOff('s1')
      expect(await secondFactors.of('s1')).toBeUndefined()
      expect(await secondFactors.recoveryCodesLeft('s1')).toBe(0)
    })

    it('takes a code once, before it expires, and only the newest of a person', async () => {
      const store = fresh.database.stores.staff
      await store.put(staff('s1'))
      await store.putBindingCode('s1', 'AAAA2222', LATER)
      await store.putBindingCode('s1', 'BBBB3333', LATER)
      const wrong = { kind: 'wrong-code' }
      expect(await store.bind('AAAA2222', CHAT, NOW)).toEqual(wrong)
      expect(await store.bind('BBBB3333', CHAT, LATER)).toEqual(wrong)
      expect(await store.bind('BBBB3333', CHAT, NOW)).toMatchObject({ kind: 'bound' })
      expect(await store.bind('BBBB3333', OTHER_CHAT, NOW)).toEqual(wrong)
    })

    it('refuses even the right code after five wrong tries of a chat, for ten minutes', async () => {
      const store = fresh.database.stores.staff
      await store.put(staff('s1'))
      await store.putBindingCode('s1', 'CCCC4444', NOW + 3_600_000)
      for (let wrongTry = 0; wrongTry < 5; wrongTry += 1) await store.bind(`WRONG${wrongTry}`, CHAT, NOW)
      expect(await store.bind('CCCC4444', CHAT, NOW + 599_999)).toEqual({ kind: 'wrong-code' })
      expect(await store.bind('CCCC4444', CHAT, NOW + 600_000)).toMatchObject({ kind: 'bound' })
    })

    it('does not let parallel guesses of one chat past the limit', async () => {
      const store = fresh.database.stores.staff
      await store.put(staff('s1'))
      await store.putBindingCode('s1', 'DDDD5555', LATER)
      const guesses = Array.from({ length: 30 }, (_, at) => store.bind(`GUESS${at}`, CHAT, NOW))
      await Promise.all(guesses)
      expect(await store.bind('DDDD5555', CHAT, NOW)).toEqual({ kind: 'wrong-code' })
      expect(await store.bind('DDDD5555', OTHER_CHAT, NOW)).toMatchObject({ kind: 'bound' })
    })

    it('binds exactly one of 200 chats that race with one code', async () => {
      const store = fresh.database.stores.staff
      await store.put(staff('s1'))
      await store.putBindingCode('s1', 'EEEE6666', LATER)
      const tries = Array.from({ length: 200 }, (_, at) =>
        store.bind('EEEE6666', { ...CHAT, chat: `racer-${at}` }, NOW),
      )
      const bound = (await Promise.all(tries)).filter(({ kind }) => kind === 'bound')
      expect(bound).toHaveLength(1)
      expect(await store.chatsOf('s1')).toHaveLength(1)
    })

    it('moves a chat to the person who binds it last', async () => {
      const store = fresh.database.stores.staff
      for (const id of ['s1', 's2']) {
        await store.put(staff(id))
        await store.putBindingCode(id, `CODE${id}`, LATER)
        await store.bind(`CODE${id}`, CHAT, NOW)
      }
      expect((await store.byChat(CHAT))?.id).toBe('s2')
      expect(await store.chatsOf('s1')).toEqual([])
    })
  })

  describe('accounts', () => {
    const fresh = freshDatabase(setUp)

    it('keeps the latest password hash', async () => {
      const { accounts, staff: store } = fresh.database.stores
      await store.put(staff('s1'))
      expect(await accounts.passwordHash('s1')).toBeUndefined()
      await accounts.setPasswordHash('s1', 'hash one')
      await accounts.setPasswordHash('s1', 'hash two')
      expect(await accounts.passwordHash('s1')).toBe('hash two')
    })

    it('finds a token for its purpose and its time only', async () => {
      const { accounts, staff: store } = fresh.database.stores
      await store.put(staff('s1'))
      await accounts.putToken({ purpose: 'setup', value: 'link', staffId: 's1', expiresAt: LATER })
      expect(await accounts.findToken('setup', 'link', LATER - 1)).toBe('s1')
      expect(await accounts.findToken('setup', 'link', LATER)).toBeUndefined()
      expect(await accounts.findToken('session', 'link', NOW)).toBeUndefined()
      await accounts.dropToken('session', 'link')
      expect(await accounts.findToken('setup', 'link', NOW)).toBe('s1')
      await accounts.dropToken('setup', 'link')
      expect(await accounts.findToken('setup', 'link', NOW)).toBeUndefined()
    })

    it('remembers when whoever has a password was last at the console', async () => {
      const { accounts, staff: store } = fresh.database.stores
      for (const id of ['s1', 's2', 's3']) await store.put(staff(id))
      for (const id of ['s1', 's2']) await accounts.setPasswordHash(id, 'hash')
      for (const id of ['s1', 's3']) await accounts.seen(id, NOW)
      await accounts.setPasswordHash('s1', 'another')
      expect([...(await accounts.lastSeen())]).toEqual([['s1', NOW]])
    })

    it('ends all sessions of one person, and of whoever is no longer active', async () => {
      const { accounts, staff: store } = fresh.database.stores
      for (const staffId of ['s1', 's2', 's3']) {
        await store.put(staff(staffId))
        await accounts.putToken({ purpose: 'session', value: staffId, staffId, expiresAt: LATER })
      }
      await accounts.dropTokensOf('s1')
      await store.put(staff('s2', { active: false }))
      const live = ['s1', 's2', 's3'].map((value) => accounts.findToken('session', value, NOW))
      expect(await Promise.all(live)).toEqual([undefined, undefined, 's3'])
    })
  })
}
