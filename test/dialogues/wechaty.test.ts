import { it } from 'vitest'
import { createShelf, fileWords } from '../support/app/dialogue.ts'
import { DIALOGUES, playDialogue } from '../support/app/play-on-channel.ts'
import { OTHER, VILLAGER } from '../support/wechaty/fake-wechat.ts'
import { openRig } from '../support/wechaty/rig.ts'

const LAWYER = 'wxid_lawyer'
const WORKER = 'wxid_worker'
const CHATS: Readonly<Record<string, string>> = {
  村民: VILLAGER,
  镇上工作员: OTHER,
  县里律师: LAWYER,
  工友: WORKER,
}

it.each(DIALOGUES)("plays %s over WeChat through wechaty's mock puppet", async (file) => {
  const { documents, shelve } = createShelf()
  const rig = openRig({}, documents)
  const known = new Set<string>()
  await playDialogue(file, {
    channels: [rig.channel],
    shelve,
    stage: async () => ({
      paper: '收到文件 人民调解申请书-',
      says: async (who, text) => {
        while (!rig.wechat.online) await new Promise((resolve) => setTimeout(resolve, 10))
        if ((who === '县里律师' || who === '工友') && !known.has(who)) {
          rig.wechat.live?.mocker.createContact({ id: CHATS[who] ?? '', name: `测试员${known.size}` })
          known.add(who)
        }
        rig.wechat.write({ text, talkerId: CHATS[who] ?? '' })
      },
      heard: async (who) =>
        rig.wechat.sent
          .filter(({ chat }) => chat === CHATS[who])
          .map(({ text, file }) => (file ? fileWords(text, file) : text)),
    }),
  })
})
