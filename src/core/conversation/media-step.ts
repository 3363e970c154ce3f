import { OPEN_STATES, shortNumber } from '../../domain/casework/case.ts'
import { say } from '../../domain/message/outbound-message.ts'
import type { Need } from '../advice/advice.ts'
import { PERSON } from '../answering/compose-decision.ts'
import { tellOwner } from '../casework/notify-staff.ts'
import type { Reply, Turn } from './turn.ts'

/** Photos, voice, places, stickers: kept or acknowledged honestly, always with a next step. */
export async function mediaStep(turn: Turn): Promise<Reply | undefined> {
  const { content } = turn.message
  if (content.kind === 'text' || content.kind === 'choice') return undefined
  if (content.kind === 'location')
    return reply(turn, '位置收到了。请写一下在哪个镇哪个村，我好找最近的站点。急事打 12348。')
  if (content.kind === 'unsupported')
    return reply(turn, '这个我看不懂。请打字告诉我什么事。\n不会打字就打 12348。')
  const need = recordingNeed(turn)
  if (need) return { messages: [], state: turn.state, need }
  const known = await keepAttachment(turn, content.mediaType, content.ref)
  if (turn.text.length > 1) return undefined
  if (content.mediaType.startsWith('audio/'))
    return reply(turn, '语音收到了，可是我没听懂。\n请打字，或者按下面的数字。\n不会打字就打 12348。')
  const kept = `${nameOf(content.mediaType)}收到了，我先替您存着。`
  return reply(turn, known ?? `${kept}\n这是什么事的？打几个字告诉我。急事打 12348。`)
}

function nameOf(mediaType: string): string {
  if (mediaType.startsWith('image/')) return '照片'
  return mediaType.startsWith('video/') ? '视频' : '文件'
}

/** A recording is listened to where that is configured; one that says nothing is asked for in writing. Not before others. */
function recordingNeed({ message, skills, advice, text }: Turn): Need | undefined {
  const { content, group } = message
  if (content.kind !== 'attachment' || !content.mediaType.startsWith('audio/')) return undefined
  if (group || text !== '' || !skills.canAsk.hear || advice.closed || advice.heard) return undefined
  return { kind: 'transcript', ref: content.ref, mediaType: content.mediaType }
}

function reply(turn: Turn, text: string): Reply {
  return { messages: [say(text, [PERSON])], state: turn.state }
}

/** Stores the reference. With an open case the photo joins it and its owner is told; then the words for the asker. */
async function keepAttachment(turn: Turn, mediaType: string, ref: string): Promise<string | undefined> {
  const open = await turn.stores.cases.list({
    person: turn.person,
    states: OPEN_STATES,
  })
  const theCase = turn.message.group ? undefined : open[0]
  await turn.stores.attachments.add({
    person: turn.person,
    channel: turn.message.channel,
    mediaType,
    ref,
    at: turn.now,
    caseId: theCase?.id,
  })
  if (!theCase) return undefined
  const number = shortNumber(theCase)
  await turn.stores.cases.append(theCase, {
    at: turn.now,
    actor: { kind: 'asker' },
    body: {
      kind: 'asker-wrote',
      note: `发来一份材料（${mediaType.startsWith('image/') ? '照片' : '文件'}）`,
    },
  })
  await tellOwner(turn, theCase, `${number}：当事人发来一份材料。这里还打不开，请约当事人看原件。`)
  return `收到了，记在案件 ${number} 上了。\n原件留好，办的人会找您看。急事打 12348。`
}
