import { afterEach, describe, expect, it } from 'vitest'
import { say } from '../../src/domain/message/outbound-message.ts'
import { type Desk, type DeskOptions, HASTY, openDesk } from '../support/wechat/desk.ts'
import { element, messageXml, unseal } from '../support/wechat/seal.ts'

const PERSON = 'oPerson_0001'

let desk: Desk
afterEach(() => desk.stop())

async function open(options: DeskOptions = {}) {
  desk = await openDesk(options)
  return desk
}

/** Thinks about some words until it is told to go on. */
function thinking(...slow: readonly string[]) {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { thinks: (words: string) => (slow.includes(words) ? promise : Promise.resolve()), goOn: resolve }
}

const heard = (person = PERSON) => desk.wechat.heard(person).map(({ text }) => text)
const until = (count: number, person = PERSON) =>
  desk.wechat.waitFor(() => heard(person).length >= count, `${count} texts`, 30_000)
async function quiet(): Promise<void> {
  for (let look = 0; look < 3_000; look += 1) {
    const { outbox, inbox } = desk.data.database.stores
    if ((await outbox.backlog()).pending + (await inbox.backlog()).pending === 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function asked(words: string, id: string): string {
  return messageXml({
    ToUserName: desk.wechat.account.name,
    FromUserName: PERSON,
    CreateTime: Math.floor(Date.now() / 1000),
    MsgType: 'text',
    Content: words,
    MsgId: id,
  })
}

/** Calls, and hangs up once the message is stored. */
async function hangUp(xml: string): Promise<void> {
  const controller = new AbortController()
  const { query, body } = desk.wechat.seal(xml)
  const call = fetch(`${desk.url}?${query}`, { method: 'POST', body, signal: controller.signal })
  await stored(1)
  controller.abort()
  await call.catch(() => undefined)
}

async function stored(count: number): Promise<void> {
  while ((await desk.data.database.stores.inbox.backlog()).pending < count)
    await new Promise((resolve) => setTimeout(resolve, 5))
}

async function held(count: number): Promise<void> {
  while ((await desk.data.database.stores.passive.held()) < count)
    await new Promise((resolve) => setTimeout(resolve, 5))
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
    await open()
    const xml = (await desk.wechat.says(PERSON, '第一句')).xml
    const calls = await Promise.all([1, 2, 3].map(() => desk.wechat.call(desk.wechat.seal(xml))))
    const bodies = await Promise.all(calls.map((answer) => answer.text()))
    expect(new Set([...bodies, ...(desk.wechat.deliveries[0]?.answers ?? [])]).size).toBe(1)
    await quiet()
    expect(heard()).toEqual(['答：第一句'])
  })

  it('joins calls that arrive while the first is still thinking', async () => {
    const { thinks, goOn } = thinking('问')
    await open({ thinks })
    const xml = asked('问', '7001')
    const calls = [1, 2, 3].map(() => desk.wechat.call(desk.wechat.seal(xml)))
    await stored(1)
    goOn()
    const bodies = await Promise.all((await Promise.all(calls)).map((answer) => answer.text()))
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
    const { thinks, goOn } = thinking('慢的')
    await open({ thinks, timing: HASTY })
    const delivery = await desk.wechat.says(PERSON, '慢的')
    expect(delivery.calls).toBe(1)
    expect(heard()[0]).toContain('多想一会儿')
    goOn()
    await until(2)
    await quiet()
    expect(desk.wechat.heard(PERSON).slice(1)).toEqual([
      { text: '您刚才问的“慢的”：\n答：慢的', how: 'custom' },
    ])
  })

  it('waits for the next message where nothing may be sent later, and then names its question', async () => {
    const { thinks, goOn } = thinking('慢的')
    await open({ thinks, timing: HASTY, platform: { custom: false } })
    await desk.wechat.says(PERSON, '慢的')
    goOn()
    await held(1)
    expect(heard()).toHaveLength(1)
    await desk.wechat.says(PERSON, '后来')
    expect(heard().at(-1)).toContain('您刚才问的“慢的”：\n答：慢的')
    await quiet()
    expect(heard().join('\n').split('答：慢的')).toHaveLength(2)
  })

  it('is given on “1” as well, also by an account without any interface', async () => {
    const { thinks, goOn } = thinking('慢的')
    await open({ thinks, timing: HASTY, withSecret: false })
    await desk.wechat.says(PERSON, '慢的')
    goOn()
    await held(1)
    await desk.wechat.says(PERSON, '1')
    expect(heard().at(-1)).toBe('您刚才问的“慢的”：\n答：慢的')
    expect(desk.wechat.api.requests).toEqual([])
  })

  it('never reaches another person, nor the wrong question', async () => {
    const { thinks, goOn } = thinking('慢的')
    await open({ thinks, timing: { answerMs: 400 }, platform: { custom: false } })
    const other = 'oPerson_0002'
    await desk.wechat.says(PERSON, '慢的')
    goOn()
    await held(1)
    for (const words of ['别人的', '又一句']) await desk.wechat.says(other, words)
    await quiet()
    expect(heard(other).join('\n')).not.toContain('慢的')
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
    const { thinks, goOn } = thinking('慢的')
    await open({ thinks })
    const xml = asked('慢的', '8001')
    await hangUp(xml)
    const second = desk.wechat.call(desk.wechat.seal(xml))
    goOn()
    expect(element(unseal(desk.wechat.account, await (await second).text()), 'Content')).toBe('答：慢的')
    await quiet()
    expect(heard()).toEqual([])
  })

  it('follows later when the platform hung up every time', async () => {
    const { thinks, goOn } = thinking('慢的')
    await open({ thinks, timing: { lendMs: 500 } })
    await desk.wechat.says(PERSON, '先来一句')
    const xml = asked('慢的', '8002')
    for (const _ of [1, 2, 3]) await hangUp(xml)
    await new Promise((resolve) => setTimeout(resolve, 50))
    goOn()
    await until(2)
    expect(desk.wechat.heard(PERSON).at(-1)).toEqual({ text: '您刚才问的“慢的”：\n答：慢的', how: 'custom' })
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
