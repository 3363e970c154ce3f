import { say } from '../../domain/message/outbound-message.ts'
import { NOT_IN_A_GROUP, sayOnly } from './say-only.ts'
import { INITIAL_STATE } from './state.ts'
import type { Reply, Turn } from './turn.ts'

export async function showMyData(turn: Turn): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  const identity = await turn.stores.identities.get(turn.person)
  const cases = await turn.stores.cases.list({ person: turn.person })
  const phone = identity.phone ? `${identity.phone.slice(0, 3)}****${identity.phone.slice(-4)}` : '没留'
  const text = `我们存着：\n手机号：${phone}\n交过的事：${cases.length} 件\n问过的话：只留统计用，不带名字。\n想删掉，发“删除我的信息”。`
  return sayOnly(turn, text)
}

export async function confirmErase(turn: Turn): Promise<Reply> {
  const text = '要删掉您的手机号、聊天记录、照片和写的文书吗？\n正在办的事还会办，可是我们就找不到您了。'
  return {
    messages: [
      say(text, [
        { label: '删掉', value: 'erase' },
        { label: '不删', value: '菜单' },
      ]),
    ],
    state: turn.state,
  }
}

export async function eraseMyData(turn: Turn): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  await turn.stores.identities.erase(turn.person)
  await turn.stores.consultations.eraseWords(turn.person)
  await turn.stores.threads.erase(turn.message)
  await turn.stores.attachments.erase(turn.person)
  await turn.stores.models.erase(turn.person)
  await turn.stores.documents.erase(turn.person)
  return {
    messages: [say('删掉了。以后有事还可以来问。急事打 12348。')],
    // The pace is kept, or erasing would be a way around it.
    state: { ...INITIAL_STATE, greeted: true, window: turn.state.window },
  }
}
