import type { FileBoxInterface } from 'file-box'
import { types } from 'wechaty'
import { mock, PuppetMock } from 'wechaty-puppet-mock'

export const BOT = 'wxid_bot'
export const VILLAGER = 'wxid_villager'
export const OTHER = 'wxid_other'
export const ROOM = '10001@chatroom'
export const TOKEN = 'puppet_test_token_0123456789'

type Payload = Parameters<InstanceType<typeof mock.Mocker>['MessageMock']['create']>[0]

/** What goes wrong with the next text we send; `gone` holds for ever. */
export type SendFault = 'busy' | 'lost' | 'gone' | 'silent'

/** How a puppet behaves that is made from now on. */
export interface Manners {
  /** Logs in by itself; otherwise it shows a QR code. */
  readonly login: boolean
  readonly start: 'works' | 'fails' | 'hangs'
  /** Answers a ding. */
  readonly pulse: boolean
}

interface Live {
  readonly puppet: FakePuppet
  readonly mocker: InstanceType<typeof mock.Mocker>
}

/** WeChat as one account sees it, across every puppet that connects to it, told in wechaty-puppet-mock. */
export class FakeWechat {
  readonly sent: { readonly chat: string; readonly text: string; readonly file?: Uint8Array }[] = []
  manners: Manners = { login: true, start: 'works', pulse: true }
  starts = 0
  live: Live | undefined
  readonly #faults: SendFault[] = []
  readonly #missed: Payload[] = []
  #blocked = false
  #count = 0

  /** What `createWechatyOpener` takes for a puppet. */
  readonly makePuppet = (): FakePuppet => {
    const mocker = new mock.Mocker()
    const puppet = new FakePuppet(this, mocker)
    mocker.use(() => {
      const us = mocker.createContact({ id: BOT, name: '法律帮手', type: types.Contact.Individual })
      mocker.createContact({ id: VILLAGER, name: '测试员甲', type: types.Contact.Individual })
      mocker.createContact({ id: OTHER, name: '测试员乙', type: types.Contact.Individual })
      mocker.createContact({ id: 'public', name: '示范公众号', type: types.Contact.Official })
      mocker.createRoom({ id: ROOM, topic: '示范一村', memberIdList: [BOT, VILLAGER, OTHER] })
      if (this.manners.login) mocker.login(us)
      else mocker.scan('https://example.invalid/scan-me')
      return () => undefined
    })
    this.live = { puppet, mocker }
    return puppet
  }

  get online(): boolean {
    return this.live?.puppet.isLoggedIn ?? false
  }

  /** Somebody writes; kept back while nobody is logged in. */
  write(message: Partial<Payload> & { readonly text?: string }): string {
    this.#count += 1
    const payload: Payload = {
      id: `message-${this.#count}`,
      talkerId: VILLAGER,
      listenerId: message.roomId === undefined ? BOT : '',
      timestamp: Date.now(),
      type: types.Message.Text,
      ...message,
    }
    if (this.online) this.deliver(payload)
    else this.#missed.push(payload)
    return payload.id
  }

  /** Delivers what came while nobody was logged in. */
  catchUp(): void {
    for (const payload of this.#missed.splice(0)) this.deliver(payload)
  }

  /** Tells of a message once more. */
  repeat(messageId: string): void {
    this.live?.puppet.emit('message', { messageId })
  }

  deliver(payload: Payload): void {
    const { mocker, puppet } = this.#connected()
    mocker.MessageMock.create(payload)
    puppet.emit('message', { messageId: payload.id })
  }

  breakSends(fault: SendFault): void {
    if (fault === 'gone') this.#block()
    else this.#faults.push(fault)
  }

  async send(chat: string, text: string, file?: Uint8Array): Promise<void> {
    const fault = this.#blocked ? 'gone' : this.#faults.shift()
    if (fault === 'silent') return new Promise(() => undefined)
    if (fault) throw new Error(`${fault}: refused for token ${TOKEN}`)
    this.#connected().mocker.ContactMock.load(BOT)
    if (!this.#knows(chat)) throw new Error(`no such conversation; token ${TOKEN}`)
    this.sent.push({ chat, text, ...(file && { file }) })
  }

  #block(): void {
    this.#blocked = true
    const { mocker } = this.#connected()
    mocker.contactPayload(VILLAGER, { ...mocker.contactPayload(VILLAGER), friend: false })
  }

  leaveRoom(): void {
    this.#blocked = true
    const { mocker } = this.#connected()
    mocker.roomPayload(ROOM, { ...mocker.roomPayload(ROOM), memberIdList: [VILLAGER, OTHER] })
  }

  #knows(chat: string): boolean {
    const { mocker } = this.#connected()
    return mocker.cacheContactPayload.has(chat) || mocker.cacheRoomPayload.has(chat)
  }

  #connected(): Live {
    if (this.live === undefined) throw new Error('no puppet was made')
    return this.live
  }
}

class FakePuppet extends PuppetMock {
  readonly #wechat: FakeWechat
  readonly #manners: Manners

  constructor(wechat: FakeWechat, mocker: InstanceType<typeof mock.Mocker>) {
    super({ mocker })
    this.#wechat = wechat
    this.#manners = wechat.manners
    // Its own way of failing takes five seconds to come to an end.
    if (this.#manners.start === 'fails') Object.assign(this, { start: () => this.#fail() })
  }

  async #fail(): Promise<void> {
    this.#wechat.starts += 1
    this.emit('error', new Error(`cannot connect with ${TOKEN}`))
    throw new Error(`cannot connect with ${TOKEN}`)
  }

  override async onStart(): Promise<void> {
    this.#wechat.starts += 1
    if (this.#manners.start === 'hangs') return new Promise(() => undefined)
    await super.onStart()
  }

  override ding(data?: string): void {
    if (this.#manners.pulse) this.emit('dong', { data: data ?? '' })
  }

  override async messageSendText(chat: string, text: string): Promise<void> {
    await this.#wechat.send(chat, text)
  }

  override async messageSendFile(chat: string, file: FileBoxInterface): Promise<void> {
    await this.#wechat.send(chat, file.name, await file.toBuffer())
  }
}
