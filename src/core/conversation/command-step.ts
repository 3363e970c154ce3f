import { CASE_STATE_LABELS, type Case, OPEN_STATES, shortNumber } from '../../domain/casework/case.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import { say } from '../../domain/message/outbound-message.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { factsOf } from '../answering/answer.ts'
import { PERSON } from '../answering/compose-decision.ts'
import { stationLines } from '../answering/station-lines.ts'
import { stationName } from '../casework/describe-case.ts'
import { mustBeSealed } from '../casework/must-be-sealed.ts'
import { tellOwner } from '../casework/notify-staff.ts'
import { redactNumbers } from '../understanding/redact.ts'
import { beginIntake } from './intake-step.ts'
import { INITIAL_STATE, type Matter } from './state.ts'
import type { Reply, Step, Turn } from './turn.ts'

/** What a villager can say at any time, in any state; each row is one door. */
const COMMANDS: readonly (readonly [RegExp, Step])[] = [
  [/^\/start\s+st_\S+$/, landOnStation],
  [/^人工[\s:：，,]+\S/, askForPersonAbout],
  [/^(人工|找人|找人帮忙|转人工|我要人工|找个人|person)$/, askForPerson],
  [/^(查进度|进度|我的案件|查案件|办到哪了)$/, showProgress],
  [/^(撤回|撤销|我要撤回)$/, withdraw],
  [/^(我的信息|我的资料)$/, showMyData],
  [/^(删除我的信息|删掉我的信息)$/, confirmErase],
  [/^erase$/, eraseMyData],
  [/^(附近站点|站点|地址|去哪里办)$/, showStations],
  [/^(菜单|帮助|\/start|\/help|开始|你好|您好|在吗|help|menu)$/, showMenu],
  [/^(补充|留言)[\s:：]*\S/, addWords],
]

/** Commands come before a running hand-over, so that leaving or asking is always one word. */
export async function commandStep(turn: Turn): Promise<Reply | undefined> {
  const text = turn.text.replace(/[。！!？?\s]+$/, '')
  const found = COMMANDS.find(([pattern]) => pattern.test(text))
  return found?.[1](turn)
}

/** A code on a notice board or a shared link: the reader is at that station. */
async function landOnStation(turn: Turn): Promise<Reply> {
  const id = turn.text.replace(/^\/start\s+st_/, '')
  const station = turn.county.stations.find((candidate) => candidate.id === id)
  const place = station ? { town: station.town, village: station.village } : turn.state.place
  const menu = await showMenu({ ...turn, state: { ...turn.state, place } })
  const [first, ...rest] = menu.messages
  if (!station || !first) return menu
  return { ...menu, messages: [{ ...first, text: `这里是${station.name}。\n${first.text}` }, ...rest] }
}

/** “人工” with the matter in the same breath: the words go along. */
async function askForPersonAbout(turn: Turn): Promise<Reply> {
  const words = turn.text.replace(/^人工[\s:：，,]+/, '')
  const facts = factsOf(turn.skills.answerer.decide(words, turn.today))
  const { topic, route } = facts
  const matter: Matter = {
    topic,
    route,
    reason: 'asked-for-person',
    sealed: mustBeSealed(words),
    words: redactNumbers(words),
  }
  return beginIntake(turn, matter)
}

async function askForPerson(turn: Turn): Promise<Reply> {
  const unknown: Matter = {
    topic: 'other',
    route: 'none',
    reason: 'asked-for-person',
    sealed: false,
    words: '要找人，还没说什么事',
  }
  return beginIntake(turn, turn.state.last ? { ...turn.state.last.matter, reason: reasonOf(turn) } : unknown)
}

function reasonOf(turn: Turn): Matter['reason'] {
  return turn.state.last?.matter.reason === 'low-confidence' ? 'low-confidence' : 'asked-for-person'
}

async function showProgress(turn: Turn): Promise<Reply> {
  if (turn.message.group) return only(turn, '这事请单独找我说，别在群里说。')
  const cases = await turn.stores.cases.list({ person: turn.person, limit: 5 })
  if (cases.length === 0) return only(turn, '您还没有交过事情。要找人就发“人工”。急事打 12348。')
  const lines = await Promise.all(cases.map((theCase) => progressLine(turn, theCase)))
  return only(turn, `${lines.join('\n')}\n要补充，发“补充”加您的话。急事打 12348。`)
}

async function progressLine(turn: Turn, theCase: Case): Promise<string> {
  const number = shortNumber(theCase)
  const head = `${number}（${TOPICS[theCase.topic].label}）：${CASE_STATE_LABELS[theCase.state]}`
  if (theCase.state === 'closed') return `${head}，${theCase.outcome?.solved ? '解决了' : '没解决'}。`
  if (theCase.state === 'withdrawn') return `${head}。`
  const due = spokenDay(shanghaiDay(theCase.dueAt))
  const owner = theCase.owner ? await turn.stores.staff.byId(theCase.owner) : undefined
  const who = owner ? `${owner.name}在办` : `等${stationName(theCase.station, turn.county)}接`
  return `${head}，${who}，${due}前回话。`
}

async function withdraw(turn: Turn): Promise<Reply> {
  if (turn.message.group) return only(turn, '这事请单独找我说，别在群里说。')
  const [theCase] = await turn.stores.cases.list({ person: turn.person, states: OPEN_STATES })
  if (!theCase) return only(turn, '您没有正在办的事，不用撤。想问什么接着问。')
  const event = { at: turn.now, actor: { kind: 'asker' }, body: { kind: 'withdrawn' } } as const
  const done = await turn.stores.cases.append(theCase, event)
  if (!done) return only(turn, '刚才有人动了这件事，没撤成。请再发一次“撤回”。')
  await tellOwner(turn, theCase, `${shortNumber(theCase)}：当事人撤回了。`)
  return only(turn, `编号 ${shortNumber(theCase)} 撤回了。想再办，发“人工”。`)
}

async function showMyData(turn: Turn): Promise<Reply> {
  if (turn.message.group) return only(turn, '这事请单独找我说，别在群里说。')
  const identity = await turn.stores.identities.get(turn.person)
  const cases = await turn.stores.cases.list({ person: turn.person })
  const phone = identity.phone ? `${identity.phone.slice(0, 3)}****${identity.phone.slice(-4)}` : '没留'
  const text = `我们存着：\n手机号：${phone}\n交过的事：${cases.length} 件\n问过的话：只留统计用，不带名字。\n想删掉，发“删除我的信息”。`
  return only(turn, text)
}

async function confirmErase(turn: Turn): Promise<Reply> {
  const text = '要删掉您的手机号、聊天记录和发来的照片吗？\n正在办的事还会办，可是我们就找不到您了。'
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

async function eraseMyData(turn: Turn): Promise<Reply> {
  if (turn.message.group) return only(turn, '这事请单独找我说，别在群里说。')
  await turn.stores.identities.erase(turn.person)
  await turn.stores.consultations.eraseWords(turn.person)
  await turn.stores.threads.erase(turn.message)
  await turn.stores.attachments.erase(turn.person)
  return {
    messages: [say('删掉了。以后有事还可以来问。急事打 12348。')],
    // The pace is kept, or erasing would be a way around it.
    state: { ...INITIAL_STATE, greeted: true, window: turn.state.window },
  }
}

async function showStations(turn: Turn): Promise<Reply> {
  const { place } = turn.state
  const lines = [
    stationLines('town_station', place, turn.county),
    stationLines('legal_aid', place, turn.county),
  ]
  return only(turn, `能去这些地方：\n· ${lines.join('\n· ')}\n告诉我您在哪个镇，我找得更准。`)
}

async function showMenu(turn: Turn): Promise<Reply> {
  const text = `我是${turn.county.name}的法律服务机器人。\n有事直接打字问我，不要钱。\n急事打 12348，有危险打 110。`
  const options = [
    { label: '工钱要不到', value: '老板不给工钱怎么办' },
    { label: '找免费律师', value: '打官司没钱怎么申请法律援助' },
    { label: '受了工伤', value: '上班受伤怎么申请工伤认定' },
    PERSON,
  ]
  return { messages: [say(text, options)], state: { ...turn.state, intake: undefined } }
}

async function addWords(turn: Turn): Promise<Reply> {
  if (turn.message.group) return only(turn, '这事请单独找我说，别在群里说。')
  const [theCase] = await turn.stores.cases.list({ person: turn.person, states: OPEN_STATES })
  if (!theCase) return only(turn, '您还没有交过事情。要找人就发“人工”。急事打 12348。')
  const note = redactNumbers(turn.text.replace(/^(补充|留言)[\s:：]*/, ''))
  const event = { at: turn.now, actor: { kind: 'asker' }, body: { kind: 'asker-wrote', note } } as const
  const number = shortNumber(theCase)
  if (!(await turn.stores.cases.append(theCase, event)))
    return only(turn, '刚才有人动了这件事，没记上。请再发一次。')
  await tellOwner(turn, theCase, `${number}：当事人说：\n${note}`)
  return only(turn, `记进案件 ${number} 了，办的人会看到。急事打 12348。`)
}

function only(turn: Turn, text: string): Reply {
  return { messages: [say(text)], state: turn.state }
}
