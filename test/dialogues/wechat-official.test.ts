import { it } from 'vitest'
import { DIALOGUES, playDialogue } from '../support/app/play-on-channel.ts'
import { startFakeWechat } from '../support/wechat/fake-wechat.ts'
import { ACCOUNT } from '../support/wechat/seal.ts'

const PEOPLE: Readonly<Record<string, string>> = {
  村民: 'oVillager1',
  镇上工作员: 'oTownStaff1',
  县里律师: 'oLawyer_001',
  工友: 'oWorkmate01',
}
const idOf = (who: string) => PEOPLE[who] ?? ''

it.each(DIALOGUES)(
  'plays %s over a 公众号: encrypted, answered in the response, staff told by later messages',
  async (dialogue) => {
    const wechat = await startFakeWechat()
    await playDialogue(dialogue, {
      settings: {
        PUBLIC_URL: 'https://xiangfa.test',
        WECHAT_APP_ID: ACCOUNT.appId,
        WECHAT_APP_SECRET: ACCOUNT.secret,
        WECHAT_TOKEN: ACCOUNT.token,
        WECHAT_AES_KEY: ACCOUNT.aesKey,
        WECHAT_API_ROOT: wechat.api.root,
      },
      stage: async (url) => {
        wechat.callAt(`${url}/wechat`)
        return {
          says: async (who, text) => {
            await wechat.says(idOf(who), text)
            // A long answer asks for this, and its choices stand at its end.
            while (wechat.heard(idOf(who)).at(-1)?.text.endsWith('回复 1 继续。'))
              await wechat.says(idOf(who), '1')
          },
          heard: async (who) => wechat.heard(idOf(who)).map(({ text }) => text),
        }
      },
    })
    await wechat.stop()
  },
)
