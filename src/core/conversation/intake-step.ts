import { type Case, shortNumber } from '../../domain/casework/case.ts'
import { type Option, type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import type { AskerPlace } from '../../domain/place/place.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { countHan } from '../../domain/text/han.ts'
import { stationName } from '../casework/describe-case.ts'
import { openCase } from '../casework/open-case.ts'
import { findPlaces, findVillages } from '../understanding/find-place.ts'
import { readPhone } from '../understanding/read-phone.ts'
import { articleStep } from './article-step.ts'
import { followUpStep } from './follow-up-step.ts'
import { replyTo } from './question-step.ts'
import type { ConversationState, Matter } from './state.ts'
import type { Reply, Turn } from './turn.ts'

type Intake = NonNullable<ConversationState['intake']>

const SKIP: Option = { label: '跳过', value: 'skip' }
const AWAY: Option = { label: '不在本县', value: 'away' }
const MOST_MISSES = 2
const PLAIN_QUESTION = 0.5
const SHORTEST_QUESTION = 6

/** Begins handing a matter to a person: asks where, skipping what is already known. */
export async function beginIntake(turn: Turn, matter: Matter): Promise<Reply> {
  if (turn.message.group)
    return { messages: [say('这事请单独找我说，别在群里说。急事打 12348。')], state: turn.state }
  const known = turn.state.place
  const step = known.town === undefined ? 'town' : known.village || known.villageAsTyped ? 'phone' : 'village'
  const intake: Intake = { step, matter, misses: 0 }
  const state = { ...turn.state, intake, paper: undefined, reckoning: undefined, payer: undefined }
  return { messages: [ask(turn, intake, known)], state }
}

/** A running hand-over: the message answers its open question. */
export async function intakeStep(turn: Turn): Promise<Reply | undefined> {
  const { intake } = turn.state
  if (!intake || turn.message.group) return undefined
  if (/^(算了|取消|不用了|退出|不找了)$/.test(turn.text)) {
    return {
      messages: [say('好，不找人了。想问什么接着问。急事打 12348。')],
      state: { ...turn.state, intake: undefined },
    }
  }
  if (turn.text === '上一步') return goBack(turn, intake)
  const meanwhile = await answerMeanwhile(turn, intake)
  if (meanwhile) return meanwhile
  if (intake.step === 'town') return takeTown(turn, intake)
  if (intake.step === 'village') return takeVillage(turn, intake)
  return takePhone(turn, intake)
}

/** A question asked in between is answered, and ours stays open. Places and numbers are answers to us. */
async function answerMeanwhile(turn: Turn, intake: Intake): Promise<Reply | undefined> {
  const { towns, villages } = turn.county
  if (turn.message.content.kind !== 'text' || readPhone(turn.text)) return undefined
  if (findPlaces(turn.text, [...towns, ...villages]).length > 0) return undefined
  const reply = (await articleStep(turn)) ?? (await followUpStep(turn)) ?? (await sureAnswer(turn))
  if (!reply) return undefined
  const state = { ...reply.state, intake }
  const bare = reply.messages.map((message) => ({ ...message, options: [] }))
  return { messages: [...bare, ask(turn, intake, state.place)], state }
}

/** Only a plain question counts: a village with an odd name must not be taken for one. */
export async function sureAnswer(turn: Turn): Promise<Reply | undefined> {
  if (countHan(turn.text) < SHORTEST_QUESTION) return undefined
  const decision = turn.skills.answerer.decide(turn.text, turn.today)
  if (decision.kind !== 'answer' || decision.confidence < PLAIN_QUESTION) return undefined
  return replyTo(turn, decision, turn.text)
}

async function goBack(turn: Turn, intake: Intake): Promise<Reply> {
  const step = intake.step === 'phone' ? 'village' : 'town'
  return advance(turn, { ...intake, step, misses: 0 }, turn.state.place)
}

async function takeTown(turn: Turn, intake: Intake): Promise<Reply> {
  if (turn.text === AWAY.value || turn.text === SKIP.value)
    return advance(turn, { ...intake, step: 'phone', misses: 0 }, {})
  const code = /^town:(.+)$/.exec(turn.text)?.[1]
  const town =
    turn.county.towns.find((candidate) => candidate.code === code) ??
    findPlaces(turn.text, turn.county.towns)[0]
  const villages = findVillages(turn.text, turn.county.villages, town?.code)
  const village = villages.length === 1 ? villages[0] : undefined
  if (!town && !village && villages.length === 0) return again(turn, intake)
  if (!town && !village) return { messages: [askWhichVillage(villages, turn)], state: turn.state }
  const place: AskerPlace = { town: town?.code ?? village?.town, village: village?.code }
  const typed = village ? undefined : villageAsTyped(turn.text, town?.name)
  if (village || typed)
    return advance(turn, { ...intake, step: 'phone', misses: 0 }, { ...place, villageAsTyped: typed })
  return advance(turn, { ...intake, step: 'village', misses: 0 }, place)
}

async function takeVillage(turn: Turn, intake: Intake): Promise<Reply> {
  const { place } = turn.state
  const next: Intake = { ...intake, step: 'phone', misses: 0 }
  if (turn.text === SKIP.value) return advance(turn, next, place)
  const code = /^village:(.+)$/.exec(turn.text)?.[1]
  const found = code
    ? turn.county.villages.filter((village) => village.code === code)
    : findVillages(turn.text, turn.county.villages, place.town)
  const [village] = found
  if (found.length > 1) return { messages: [askWhichVillage(found, turn)], state: turn.state }
  if (village) return advance(turn, next, { town: village.town, village: village.code })
  return advance(turn, next, { ...place, villageAsTyped: turn.text.slice(0, 30) })
}

async function takePhone(turn: Turn, intake: Intake): Promise<Reply> {
  if (turn.text === SKIP.value || /^(不留|不想留|不方便|没有|没得|无)/.test(turn.text))
    return finish(turn, intake)
  const phone = readPhone(turn.text)
  if (!phone) return again(turn, intake)
  await turn.stores.identities.put(turn.person, 'phone', phone)
  return finish(turn, intake)
}

async function advance(turn: Turn, intake: Intake, place: AskerPlace): Promise<Reply> {
  const state = { ...turn.state, place, intake }
  return { messages: [ask({ ...turn, state }, intake, place)], state }
}

/** Not understood: ask once more with an example; the second time go on without. Nobody gets stuck here. */
async function again(turn: Turn, intake: Intake): Promise<Reply> {
  const misses = intake.misses + 1
  if (misses >= MOST_MISSES) {
    if (intake.step === 'phone') return finish(turn, intake)
    return advance(
      turn,
      { ...intake, step: 'phone', misses: 0 },
      { ...turn.state.place, villageAsTyped: turn.text.slice(0, 30) },
    )
  }
  const hint =
    intake.step === 'phone'
      ? '手机号是 11 位数字。不想留就发“跳过”。'
      : '没听出是哪个镇。按数字选，或者写镇名。'
  const question = ask(turn, intake, turn.state.place)
  const state = { ...turn.state, intake: { ...intake, misses } }
  return { messages: [{ ...question, text: `${hint}\n${question.text}` }], state }
}

function ask(turn: Turn, intake: Intake, place: AskerPlace): OutboundMessage {
  if (intake.step === 'town') {
    const towns = turn.county.towns.map((town) => ({ label: town.name, value: `town:${town.code}` }))
    return say('第 1 问，共 3 问。\n您在哪个镇？选一个，或者写“镇名 村名”。', [...towns, AWAY, SKIP])
  }
  if (intake.step === 'village') {
    const villages = turn.county.villages.filter((village) => village.town === place.town)
    const options = villages.map((village) => ({ label: village.name, value: `village:${village.code}` }))
    return say('第 2 问，共 3 问。\n哪个村？直接写村名。', [...options, SKIP])
  }
  return say('第 3 问，共 3 问。\n留个手机号好联系您。怕人看见就不留，发“跳过”。', [SKIP])
}

function askWhichVillage(villages: Turn['county']['villages'], turn: Turn): OutboundMessage {
  const options = villages.slice(0, 3).map((village) => {
    const town = turn.county.towns.find((candidate) => candidate.code === village.town)?.name ?? ''
    return { label: `${town}${village.name}`, value: `village:${village.code}` }
  })
  return say('同名的村不止一个，是哪个？', [...options, SKIP])
}

function villageAsTyped(text: string, town: string | undefined): string | undefined {
  const short = town?.replace(/镇$/, '') ?? ''
  const rest = text
    .replace(town ?? '', '')
    .replace(short, '')
    .replace(/[\s，。,的]/g, '')
  return /^.{2,20}(村|社区|组)/.test(rest) ? rest.slice(0, 30) : undefined
}

async function finish(turn: Turn, intake: Intake): Promise<Reply> {
  const { matter } = intake
  const against = turn.skills.findConflict(matter.words)
  const opened = await openCase(turn, {
    ...matter,
    person: turn.person,
    chat: { channel: turn.message.channel, chat: turn.message.chat },
    place: turn.state.place,
    against,
  })
  return { messages: [say(handedOver(opened, turn))], state: { ...turn.state, intake: undefined } }
}

/** A promise: the number, who, by when in words, and how to ask. */
function handedOver(opened: Case, turn: Turn): string {
  return [
    `交给${stationName(opened.station, turn.county)}了，编号 ${shortNumber(opened)}。`,
    `有人接了马上告诉您，最晚${spokenDay(shanghaiDay(opened.dueAt))}前办完或回话。`,
    '想问到哪了，发“查进度”。不想办了，发“撤回”。',
    '急事打 12348，有危险打 110。',
  ].join('\n')
}
