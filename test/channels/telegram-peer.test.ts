import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js'
import { expect, test, vi } from 'vitest'
import { createTelegramChannel } from '../../src/channels/telegram/index.ts'
import { say } from '../../src/domain/message/outbound-message.ts'
import { createInbox } from '../contracts/channel-contract.ts'
import { createRecordingLog } from '../support/telegram/recording-log.ts'
import { QUICK } from '../support/telegram/rig.ts'

// An independent server, written by others, agrees on the basic path: our own fake is not the only witness.
test('a villager asks, presses and is answered through a server we did not write', async () => {
  const server = new TelegramServer({ port: 9_473, host: '127.0.0.1' })
  await server.start()
  const token = 'sampleToken'
  const channel = createTelegramChannel({
    token,
    apiRoot: server.config.apiURL,
    clock: { now: Date.now },
    log: createRecordingLog(),
    timing: QUICK,
  })
  const inbox = createInbox()
  await channel.start(inbox.receive)
  try {
    const villager = server.getClient(token, { chatId: 42, userId: 42 })
    await villager.sendMessage(villager.makeMessage('老板跑了，工钱没给'))
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['老板跑了，工钱没给']))
    const [asked] = inbox.stored
    const options = [{ label: '找人帮忙', value: '人工' }]
    expect(await channel.send(asked?.chat ?? '', say('先拨 12333。', options))).toEqual({ kind: 'sent' })
    const { result } = await villager.getUpdates()
    expect(result).toMatchObject([
      {
        message: {
          text: '先拨 12333。',
          reply_markup: { inline_keyboard: [[{ text: '找人帮忙', callback_data: '人工' }]] },
        },
      },
    ])
    await villager.sendCallback(villager.makeCallbackQuery('人工'))
    await villager.sendCommand(villager.makeCommand('/jindu'))
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['老板跑了，工钱没给', 'choice', '查进度']))
  } finally {
    await channel.stop()
    await server.stop()
  }
})
