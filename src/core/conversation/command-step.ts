import { say } from '../../domain/message/outbound-message.ts'
import { factsOf } from '../answering/answer.ts'
import { PERSON } from '../answering/compose-decision.ts'
import { stationLines } from '../answering/station-lines.ts'
import { mustBeSealed } from '../casework/must-be-sealed.ts'
import { redactNumbers } from '../understanding/redact.ts'
import { followUp, rate, rateInWords } from './after-the-end.ts'
import { beginInterview, handInNow } from './interview-step.ts'
import { JOIN, joinByCode } from './join-by-code.ts'
import {
  addWords,
  alreadyInHand,
  joinWords,
  openCaseOf,
  showProgress,
  showProgressOf,
  withdraw,
} from './my-cases.ts'
import { confirmErase, eraseMyData, showMyData } from './my-data.ts'
import { naming } from './number-guesses.ts'
import { fetchPapers } from './papers/fetch-papers.ts'
import { pauseInterview } from './pause-interview.ts'
import { sayOnly } from './say-only.ts'
import type { Matter } from './state.ts'
import type { Reply, Step, Turn } from './turn.ts'

/** What a villager can say at any time, in any state; each row is one door. */
const COMMANDS: readonly (readonly [RegExp, Step])[] = [
  [/^评 \d{4}-\d{1,6} [123]$/, naming(rate)],
  [/^回访 \d{4}-\d{1,6} (yes|part|no)$/, naming(followUp)],
  [/^(满意|一般|没解决|没有解决|还没解决|没有办好)$/, rateInWords],
  [/^\/start\s+st_\S+$/, landOnStation],
  [/^人工[\s:：，,]+\S/, askForPersonAbout],
  [/^(人工|找人|找人帮忙|转人工|我要人工|找个人|person)$/, askForPerson],
  [/^(另一件事|person:new)$/, askAboutAnother],
  [/^do:[a-z-]+$/, startNamed],
  [JOIN, naming(joinByCode)],
  [/^(办案|求助|帮我办|我要办案|我要求助|找人帮我办)$/, askWhatToDo],
  [/^(查进度|进度|我的案件|查案件|办到哪了)$/, showProgress],
  [/^拿(我的)?文书$/, fetchPapers],
  [/^(?:查进度|进度|查案件|查)\s*[:：]?\s*(?:\d{4}-)?\d{4}$/, naming(showProgressOf)],
  [/^(撤回|撤销|我要撤回)$/, withdraw],
  [/^(?:撤回|撤销|我要撤回)\s*\d{4}$/, naming(withdraw)],
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
  const open = topic === 'other' ? undefined : await openCaseOf(turn, topic)
  if (open && !turn.message.group) return joinWords(turn, open, words)
  const matter: Matter = {
    topic,
    route,
    reason: 'asked-for-person',
    sealed: mustBeSealed(words),
    words: redactNumbers(words),
  }
  return beginInterview(turn, matter, { short: true })
}

/** In the middle of an interview one word is enough: what was answered so far goes along. */
async function askForPerson(turn: Turn): Promise<Reply> {
  const { interview, last } = turn.state
  const isAbout = interview && (!interview.run.paused || !last || last.at <= interview.at)
  if (isAbout && !turn.message.group) return (await handInNow(turn)) ?? askAboutAnother(turn)
  const open = await openCaseOf(turn, last?.matter.topic)
  return open && !turn.message.group ? alreadyInHand(turn, open) : askAboutAnother(turn)
}

async function askAboutAnother(turn: Turn): Promise<Reply> {
  return beginInterview(turn, matterAtHand(turn) ?? UNKNOWN, { named: lastInterview(turn), short: true })
}

const UNKNOWN: Matter = {
  topic: 'other',
  route: 'none',
  reason: 'asked-for-person',
  sealed: false,
  words: '要找人，还没说什么事',
}

function matterAtHand(turn: Turn): Matter | undefined {
  return turn.state.last && { ...turn.state.last.matter, reason: reasonOf(turn) }
}

function lastInterview(turn: Turn): string | undefined {
  const id = turn.state.last?.entry
  return id === undefined ? undefined : turn.skills.answerer.entry(id)?.interview
}

/** The option under an answer, or a choice of 办案: the whole interview. */
async function startNamed(turn: Turn): Promise<Reply> {
  const named = turn.text.replace(/^do:/, '')
  const interview = turn.skills.interviews.get(named)
  if (!interview) return askForPerson(turn)
  const about = matterAtHand(turn)
  const open = about && (await openCaseOf(turn, about.topic))
  if (open && !turn.message.group) return alreadyInHand(turn, open)
  const { topic, route, title } = interview
  const matter: Matter = about ?? { ...UNKNOWN, topic, route, words: title }
  return beginInterview(turn, matter, { named: forMany(named, matter) ? GROUP : named, short: false })
}

const GROUP = 'group-wage-claim'

/** Somebody who speaks of a crew's wages is asked for the crew. */
function forMany(named: string, { words }: Matter): boolean {
  return (
    named === 'wage-arrears' &&
    /我们.{0,8}(个人|几个|多个|工友|一起|大家|班组|工队)|工友们|大家的工钱|一起要/.test(words)
  )
}

/** 办案: what was just talked about; with nothing said yet, what is it about? */
async function askWhatToDo(turn: Turn): Promise<Reply> {
  const named = lastInterview(turn)
  if (named) return startNamed({ ...turn, text: `do:${named}` })
  const options = COMMON.flatMap((name) => {
    const interview = turn.skills.interviews.get(name)
    return interview ? [{ label: interview.title, value: `do:${name}` }] : []
  })
  return { messages: [say('要办什么事？选一个，我一句一句问。急事打 12348。', options)], state: turn.state }
}

const COMMON = ['wage-arrears', 'work-injury', 'family', 'other']

function reasonOf(turn: Turn): Matter['reason'] {
  return turn.state.last?.matter.reason === 'low-confidence' ? 'low-confidence' : 'asked-for-person'
}

async function showStations(turn: Turn): Promise<Reply> {
  const { place } = turn.state
  const lines = [
    stationLines('town_station', place, turn.county),
    stationLines('legal_aid', place, turn.county),
  ]
  return sayOnly(turn, `能去这些地方：\n· ${lines.join('\n· ')}\n告诉我您在哪个镇，我找得更准。`)
}

async function showMenu(turn: Turn): Promise<Reply> {
  const text = `我是${turn.county.name}的法律服务机器人。\n有事直接打字问我，不要钱。\n急事打 12348，有危险打 110。`
  const options = [
    { label: '工钱要不到', value: '老板不给工钱怎么办' },
    { label: '找免费律师', value: '打官司没钱怎么申请法律援助' },
    { label: '受了工伤', value: '上班受伤怎么申请工伤认定' },
    PERSON,
  ]
  const paused = pauseInterview(turn)
  return {
    messages: [say(text, [...options, ...paused.options])],
    state: { ...paused.state, paper: undefined },
  }
}
