import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js'
import { expect, it } from 'vitest'
import { createTelegramChannel } from '../../src/channels/telegram/index.ts'
import { createShelf, fileWords } from '../support/app/dialogue.ts'
import { DIALOGUES, playDialogue } from '../support/app/play-on-channel.ts'
import { startFakeTelegram } from '../support/telegram/fake-telegram.ts'
import { createRecordingLog } from '../support/telegram/recording-log.ts'
import { openChannel, QUICK } from '../support/telegram/rig.ts'

const CHATS: Readonly<Record<string, number>> = { 村民: 101, 镇上工作员: 102, 县里律师: 103, 工友: 104 }
const chatOf = (who: string) => CHATS[who] ?? 0

it.each(DIALOGUES)('plays %s over Telegram against the strict server', async (dialogue) => {
  const telegram = await startFakeTelegram()
  const { documents, shelve } = createShelf()
  const { channel } = openChannel(telegram, { documents })
  await playDialogue(dialogue, {
    channels: [channel],
    shelve,
    stage: async () => ({
      paper: '收到文件 人民调解申请书-',
      says: async (who, text) => void telegram.userSays(chatOf(who), text),
      heard: async (who) => {
        telegram.openChat(chatOf(who))
        return telegram
          .messagesTo(chatOf(who))
          .map(({ text, buttons, document }) =>
            [
              text,
              ...buttons.flat().map((button) => button.text),
              ...(document ? [fileWords(document.name, document.bytes)] : []),
            ].join('\n'),
          )
      },
    }),
  })
  expect(telegram.unconfirmed).toHaveLength(0)
  await telegram.stop()
})

it('plays the main job over Telegram against a server written by others', async () => {
  const server = new TelegramServer({ port: 9474, host: '127.0.0.1' })
  await server.start()
  const token = 'sampleToken'
  const channel = createTelegramChannel({
    token,
    apiRoot: server.config.apiURL,
    clock: { now: Date.now },
    log: createRecordingLog(),
    timing: QUICK,
  })
  const sent = (chat: number) =>
    server.getUpdatesHistory(token).flatMap((item) => {
      const message: unknown = 'message' in item ? item.message : undefined
      return isBubble(message) && String(message.chat_id) === String(chat) ? [message] : []
    })
  await playDialogue('main-job', {
    channels: [channel],
    stage: async () => ({
      says: async (who, text) => {
        const client = server.getClient(token, { chatId: chatOf(who), userId: chatOf(who) })
        await client.sendMessage(client.makeMessage(text))
      },
      heard: async (who) =>
        sent(chatOf(who)).map(({ text, reply_markup }) => `${text}\n${JSON.stringify(reply_markup)}`),
    }),
  })
  await server.stop()
})

interface Bubble {
  readonly chat_id: string | number
  readonly text: string
  readonly reply_markup?: unknown
}

function isBubble(message: unknown): message is Bubble {
  return typeof message === 'object' && message !== null && 'chat_id' in message && 'text' in message
}
