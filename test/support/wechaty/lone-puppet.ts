import { types } from 'wechaty'
import { mock, PuppetMock } from 'wechaty-puppet-mock'

/**
 * A puppet for the thread wechaty lives in, where tests cannot reach it: it logs in by itself and does what
 * it is told by text. A text `say …` comes back as a message of the villager.
 */
// wechaty takes the default export of a puppet package.
// biome-ignore lint/style/noDefaultExport: wechaty asks for it
export default class LonePuppet extends PuppetMock {
  readonly #mocker: InstanceType<typeof mock.Mocker>
  readonly #token: string

  constructor(options: { token?: string } = {}) {
    const mocker = new mock.Mocker()
    super({ mocker })
    this.#mocker = mocker
    this.#token = options.token ?? ''
    mocker.use(() => {
      const us = mocker.createContact({ id: 'wxid_bot', name: '法律帮手', type: types.Contact.Individual })
      mocker.createContact({ id: 'wxid_villager', name: '测试员甲', type: types.Contact.Individual })
      mocker.login(us)
      return () => undefined
    })
  }

  override async messageSendText(_chat: string, text: string): Promise<void> {
    console.error('sending with', this.#token)
    if (text.startsWith('say ')) this.#say(text.slice(4))
    else await this.#do(text)
  }

  async #do(text: string): Promise<void> {
    switch (text) {
      case 'refuse':
        throw new Error(`refused ${this.#token}`)
      case 'remember':
        await this.memory.set('log-in', this.#token)
        return this.memory.save()
      case 'recall':
        return this.#say(`recalled ${await this.memory.get('log-in')}`)
      case 'crash':
        setImmediate(() => {
          throw new TypeError('onError is not a function')
        })
        return
      case 'freeze':
        for (;;);
    }
  }

  #say(text: string): void {
    this.#mocker.ContactMock.load('wxid_villager').say(text).to(this.#mocker.ContactMock.load('wxid_bot'))
  }
}
