import { afterEach, describe, expect, it } from 'vitest'
import { say } from '../../src/domain/message/outbound-message.ts'
import { type Desk, type DeskOptions, openDesk } from '../support/wechat/desk.ts'

const PERSON = 'oPerson_0001'
const SLOW_MS = 330

let desk: Desk
afterEach(() => desk.stop())

async function open(options: DeskOptions = {}) {
  desk = await openDesk(options)
  return desk
}

const heard = (person = PERSON) => desk.wechat.heard(person).map(({ text }) => text)
const slowly = (slow: string) => (words: string) => (words === slow ? SLOW_MS : 0)
const until = (count: number, person = PERSON) =>
  desk.wechat.waitFor(() => heard(person).length >= count, `${count} texts`, 8_000)
async function quiet(): Promise<void> {
  for (let look = 0; look < 400; look += 1) {
    const { outbox, inbox } = desk.data.database.stores
    if ((await outbox.backlog()).pending + (await inbox.backlog()).pending === 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('an answer in the response', () => {
  it('is encrypted, signed and the only thing the person gets', async () => {
    await open()
    const delivery = await desk.wechat.says(PERSON, '老板跑了')
    expect(delivery).toMatchObject({ state: 'taken', calls: 1 })
    expect(delivery.answers[0]).toMatch(/^<xml><Encrypt>/)
    await quiet()
    expect(desk.wechat.heard(PERSON)).toEqual([{ text: '答：老板跑了', how: 'response', to: delivery.id }])
  })

  it('is the same, byte for byte, for three calls with one MsgId, together or one after the other', async () => {
    await open({ thinksMs: () => 40 })
    const xml = (await desk.wechat.says(PERSON, '第一句')).xml
    const calls = await Promise.all([1, 2, 3].map(() => desk.wechat.call(desk.wechat.seal(xml))))
    const bodies = await Promise.all(calls.map((answer) => answer.text()))
    expect(new Set([...bodies, ...(desk.wechat.deliveries[0]?.answers ?? [])]).size).toBe(1)
    await quiet()
    expect(heard()).toEqual(['答：第一句'])
  })

  it('joins calls that arrive while the first is still thinking', async () => {
    await open({ thinksMs: () => 120 })
    const xml = [
      '<xml><ToUserName>gh_0123456789ab</ToUserName><FromUserName>oPerson_0001</FromUserName>',
      `<CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType>text</MsgType>`,
      '<Content>问</Content><MsgId>7001</MsgId></xml>',
    ].join('')
    const answers = await Promise.all([1, 2, 3].map(() => desk.wechat.call(desk.wechat.seal(xml))))
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(bodies[0]).toMatch(/^<xml>/)
    expect(new Set(bodies).size).toBe(1)
  })

  it('goes on with 1 when it is longer than 2048 bytes, part by part, each once', async () => {
    const parts = [1, 2, 3].map((part) => `第${part}段。${'字'.repeat(500)}`)
    await open({ answer: () => parts.map((part) => say(part)) })
    await desk.wechat.says(PERSON, '长的')
    expect(heard()[0]).toContain('回复 1 继续')
    await desk.wechat.says(PERSON, '1')
    await desk.wechat.says(PERSON, '１')
    const all = heard().join('\n')
    for (const part of parts) expect(all.split(part)).toHaveLength(2)
    expect(heard().at(-1)).not.toContain('继续')
    expect(all).not.toContain('您刚才问的')
  })

  it('asks for a word instead where numbers already choose something', async () => {
    const long = '字'.repeat(590)
    await open({ answer: () => [say(`${long}甲`, [{ label: '好', value: 'ok' }]), say(`${long}乙`)] })
    await desk.wechat.says(PERSON, '选')
    expect(heard()[0]).toContain('回复“继续”')
    await desk.wechat.says(PERSON, '继续')
    expect(heard().at(-1)).toContain(`${long}乙`)
  })

  it('says nothing when there is nothing to say, and is not called again', async () => {
    await open({ answer: () => [] })
    const delivery = await desk.wechat.says(PERSON, '嗯')
    expect(delivery).toMatchObject({ calls: 1, answers: ['success'] })
  })
})

describe('an answer that comes late', () => {
  it('follows as a customer-service message and names its question', async () => {
    await open({ thinksMs: slowly('慢的') })
    const delivery = await desk.wechat.says(PERSON, '慢的')
    expect(delivery.calls).toBe(1)
    expect(heard()[0]).toContain('多想一会儿')
    await until(2)
    await quiet()
    expect(desk.wechat.heard(PERSON).slice(1)).toEqual([
      { text: '您刚才问的“慢的”：\n答：慢的', how: 'custom' },
    ])
  })

  it('waits for the next message where nothing may be sent later, and then names its question', async () => {
    await open({ thinksMs: slowly('慢的'), platform: { custom: false } })
    await desk.wechat.says(PERSON, '慢的')
    await quiet()
    expect(heard()).toHaveLength(1)
    await desk.wechat.says(PERSON, '快的')
    expect(heard().at(-1)).toBe('答：快的\n\n您刚才问的“慢的”：\n答：慢的')
    await quiet()
    expect(heard()).toHaveLength(2)
  })

  it('is given on “1” as well, also by an account without any interface', async () => {
    await open({ thinksMs: slowly('慢的'), withSecret: false })
    await desk.wechat.says(PERSON, '慢的')
    await quiet()
    await desk.wechat.says(PERSON, '1')
    expect(heard().at(-1)).toBe('您刚才问的“慢的”：\n答：慢的')
    expect(desk.wechat.api.requests).toEqual([])
  })

  it('never reaches another person, nor the wrong question', async () => {
    await open({ thinksMs: slowly('慢的'), platform: { custom: false } })
    const other = 'oPerson_0002'
    await desk.wechat.says(PERSON, '慢的')
    await desk.wechat.says(other, '别人的')
    await quiet()
    await desk.wechat.says(other, '又一句')
    expect(heard(other)).toEqual(['答：别人的', '答：又一句'])
    await desk.wechat.says(PERSON, '回来了')
    expect(heard().at(-1)).toContain('您刚才问的“慢的”：\n答：慢的')
  })

  it('stops at five later messages, and the sixth waits', async () => {
    await open()
    await desk.wechat.says(PERSON, '开始')
    const address = { channel: 'wechat-official', chat: PERSON }
    const news = Array.from({ length: 7 }, (_, at) => ({ ...address, message: say(`消息${at + 1}`) }))
    await desk.data.database.stores.outbox.put(news, Date.now())
    await until(6)
    await quiet()
    expect(heard().slice(1)).toEqual(['消息1', '消息2', '消息3', '消息4', '消息5'])
    expect(await desk.data.database.stores.passive.held()).toBe(2)
    await desk.wechat.says(PERSON, '还有吗')
    expect(heard().at(-1)).toBe('答：还有吗\n\n消息6\n\n消息7')
  })

  it('comes once when the platform hung up and called again', async () => {
    await open({ thinksMs: () => 200, platform: { waitMs: 130 } })
    const delivery = await desk.wechat.says(PERSON, '慢的')
    expect(delivery).toMatchObject({ state: 'taken', calls: 2 })
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(heard()).toEqual(['答：慢的'])
  })

  it('follows later when the platform hung up every time', async () => {
    await open({ thinksMs: () => 220, platform: { waitMs: 40 } })
    const delivery = await desk.wechat.says(PERSON, '慢的')
    expect(delivery.state).toBe('given-up')
    await until(1)
    await quiet()
    expect(desk.wechat.heard(PERSON)).toEqual([{ text: '您刚才问的“慢的”：\n答：慢的', how: 'custom' }])
  })

  it('is dropped for somebody who no longer follows, and says so to staff', async () => {
    await open()
    await desk.wechat.says(PERSON, '开始')
    await desk.wechat.happens(PERSON, 'unsubscribe')
    const address = { channel: 'wechat-official', chat: PERSON }
    await desk.data.database.stores.outbox.put([{ ...address, message: say('消息') }], Date.now())
    await quiet()
    const [letter] = await desk.data.database.stores.outbox.deadLetters(5)
    expect(letter?.reason).toBe('对方取消了关注。')
    expect(desk.wechat.api.requests.filter(({ path }) => path.includes('custom'))).toEqual([])
  })
})

describe('what could not be stored', () => {
  it('is not confirmed, and at the last call the person hears so, with the numbers to dial', async () => {
    await open()
    await desk.stopHandling()
    const { database } = desk.data
    const transaction = database.transaction
    Object.assign(database, { transaction: () => Promise.reject(new Error('disk full')) })
    const delivery = await desk.wechat.says(PERSON, '存不下')
    Object.assign(database, { transaction })
    expect(delivery.statuses).toEqual([503, 503, 200])
    expect(heard()[0]).toMatch(/没存上[\s\S]*12348[\s\S]*110/)
    expect(await desk.taken()).toBe(0)
    expect(desk.channel.status()).toMatchObject({ state: 'failing' })
  })
})
