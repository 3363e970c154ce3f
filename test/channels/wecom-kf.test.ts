import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { say } from '../../src/domain/message/outbound-message.ts'
import { channelContract, createInbox } from '../contracts/channel-contract.ts'
import { CORP } from '../support/wechat/fake-wecom.ts'
import { CUSTOMER, openWecomRig } from '../support/wechat/wecom-rig.ts'

channelContract({ name: 'wecom-kf', open: openWecomRig })

describe('微信客服', () => {
  let rig: Awaited<ReturnType<typeof openWecomRig>>
  let inbox: ReturnType<typeof createInbox>
  beforeEach(async () => {
    rig = await openWecomRig()
    inbox = createInbox()
    await rig.channel.start(inbox.receive)
  })
  afterEach(async () => {
    await rig.channel.stop()
    await rig.close()
  })

  it('reads on where it stopped, page by page, and reads nothing twice', async () => {
    await rig.wecom.says(CUSTOMER, '零')
    rig.wecom.state.page = 2
    rig.wecom.state.calls = false
    for (const text of ['一', '二', '三', '四', '五']) await rig.wecom.says(CUSTOMER, text)
    await rig.wecom.call()
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['零', '一', '二', '三', '四', '五']))
    expect(inbox.offered).toHaveLength(6)
    const cursors = rig.wecom.requests
      .filter(({ path }) => path.includes('sync'))
      .map(({ body }) => body.cursor)
    expect(cursors).toEqual([undefined, 'c1', 'c3', 'c5'])
  })

  it('does not answer what is days old when it reads for the first time', async () => {
    rig.wecom.state.calls = false
    await rig.wecom.says(CUSTOMER, '前天的', { send_time: Math.floor(Date.now() / 1000) - 200_000 })
    await rig.wecom.says(CUSTOMER, '刚才的')
    await rig.wecom.call()
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['刚才的']))
  })

  it('knows files, places and kinds of the future, and leaves alone what staff wrote', async () => {
    await rig.wecom.says(CUSTOMER, '', { msgtype: 'image', image: { media_id: 'M1' } })
    await rig.wecom.says(CUSTOMER, '', { msgtype: 'voice', voice: { media_id: 'M2' } })
    await rig.wecom.says(CUSTOMER, '', {
      msgtype: 'location',
      location: { latitude: 32.3, longitude: 108.9 },
    })
    await rig.wecom.says(CUSTOMER, '', { msgtype: 'channels', channels: {} })
    await rig.wecom.says(CUSTOMER, '工作人员写的', { origin: 5 })
    await vi.waitFor(() =>
      expect(inbox.stored.map(({ content }) => content)).toEqual([
        { kind: 'attachment', mediaType: 'image/jpeg', ref: 'M1' },
        { kind: 'attachment', mediaType: 'audio/amr', ref: 'M2' },
        { kind: 'location', latitude: 32.3, longitude: 108.9 },
        { kind: 'unsupported', raw: 'channels' },
      ]),
    )
  })

  it('welcomes who comes the first time, at the station of the code, and nobody twice', async () => {
    const enter = { event_type: 'enter_session', scene: 's', scene_param: 'st_town-610925101' }
    await rig.wecom.happens(CUSTOMER, { ...enter, welcome_code: 'W1' })
    await rig.wecom.happens(CUSTOMER, enter)
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['/start st_town-610925101']))
  })

  it('hands over to staff on 人工客服, is silent while they talk, and is there again afterwards', async () => {
    await rig.wecom.says(CUSTOMER, '人工客服')
    await vi.waitFor(() => expect(rig.wecom.heard(CUSTOMER)[0]).toContain('正在转给工作人员'))
    expect(rig.wecom.stateOf(CUSTOMER)).toBe(2)
    expect(inbox.stored).toEqual([])
    await rig.wecom.happens(CUSTOMER, { event_type: 'session_status_change', change_type: 1 })
    await rig.wecom.says(CUSTOMER, '和工作人员说的')
    expect(await rig.channel.send(rig.chat, say('打扰一下'))).toMatchObject({ kind: 'held' })
    await rig.wecom.happens(CUSTOMER, { event_type: 'session_status_change', change_type: 3 })
    await rig.wecom.says(CUSTOMER, '又问机器人')
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['又问机器人']))
  })

  it('makes a case of it when no member of staff is there', async () => {
    rig.wecom.state.staffOnDuty = false
    await rig.wecom.says(CUSTOMER, '人工客服')
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['人工']))
  })

  it('waits after five answers, and says what an old answer is about', async () => {
    await rig.wecom.says(CUSTOMER, '第一问')
    const answer = { ...say('答一'), asked: '第一问' }
    for (let at = 0; at < 5; at += 1)
      expect(await rig.channel.send(rig.chat, answer)).toEqual({ kind: 'sent' })
    expect(await rig.channel.send(rig.chat, answer)).toMatchObject({ kind: 'held' })
    await rig.wecom.says(CUSTOMER, '第二问')
    expect(await rig.channel.send(rig.chat, answer)).toEqual({ kind: 'sent' })
    expect(rig.wecom.heard(CUSTOMER).at(-1)).toBe('您刚才问的“第一问”：\n答一')
    expect(rig.wecom.heard(CUSTOMER)[0]).toBe('答一')
  })

  it('sends what was held once the person writes again', async () => {
    const { outbox, passive } = rig.data.database.stores
    await outbox.put([{ channel: 'wecom-kf', chat: rig.chat, message: say('等着的') }], Date.now())
    const lease = { worker: 'w', now: Date.now(), until: Date.now() + 1_000, limit: 5 }
    for (const claim of await outbox.claim(lease)) await outbox.hold(claim, '等')
    expect(await passive.held()).toBe(1)
    await rig.wecom.says(CUSTOMER, '来了')
    await vi.waitFor(async () => expect(await passive.held()).toBe(0))
    expect((await outbox.backlog()).pending).toBe(1)
  })

  it('fetches a fresh token when another program replaced it', async () => {
    await rig.wecom.says(CUSTOMER, '问')
    rig.wecom.replaceToken()
    expect(await rig.channel.send(rig.chat, say('答'))).toEqual({ kind: 'sent' })
  })

  it('gives back the encrypted echo of the address check, and nothing to others', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const echostr = encrypt(CORP.aesKey, '5837397576500011341', CORP.corpId)
    expect(decrypt(CORP.aesKey, echostr).message).toBe('5837397576500011341')
    const check = (signature: string, echo: string) => {
      const query = new URLSearchParams({ timestamp, nonce: '7', msg_signature: signature, echostr: echo })
      return fetch(`${rig.wecom.state.url}?${query}`)
    }
    const good = await check(getSignature(CORP.token, timestamp, '7', echostr), echostr)
    expect(await good.text()).toBe('5837397576500011341')
    expect((await check('x', echostr)).status).toBe(403)
    const script = encrypt(CORP.aesKey, '<script>', CORP.corpId)
    expect((await check(getSignature(CORP.token, timestamp, '7', script), script)).status).toBe(400)
  })

  it('takes no notice of calls that are forged or about something else', async () => {
    rig.wecom.state.calls = false
    await rig.wecom.says(CUSTOMER, '没人通知')
    const forged = await fetch(`${rig.wecom.state.url}?timestamp=1&nonce=2&msg_signature=3`, {
      method: 'POST',
      body: 'x',
    })
    expect(forged.status).toBe(403)
    expect((await rig.wecom.call('<xml><Event>other</Event></xml>'))?.status).toBe(200)
    expect(inbox.offered).toEqual([])
  })
})
