import type { Interview, Question } from '../../domain/interviews/interview.ts'
import { type Option, type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import type { County } from '../../domain/place/station.ts'
import { countHan } from '../../domain/text/han.ts'
import { linesOf, progressOf } from './plan.ts'
import { choiceValue, NONE_OF_THEM } from './read-answer.ts'
import type { Answer, Run } from './run.ts'

const SKIP: Option = { label: '跳过', value: 'skip' }
const KEEP: Option = { label: '不改', value: 'keep' }
const AWAY_OPTION: Option = { label: '不在本县', value: 'away' }

/** Said once, before the first question: what becomes of the answers, and the ways out. */
export const CONSENT_LINES = [
  '您说的只给办这件事的人看，随时能删。',
  '接着答就算同意。\n不想答发“跳过”。回头发“上一步”。不问了发“退出”。',
].join('\n')

/** One question as a bubble: where it stands, the question, what was answered before, and the choices. */
export function questionWords(
  asked: { interview: Interview; run: Run; question: Question; note?: string },
  county: County,
): OutboundMessage {
  const { interview, run, question, note } = asked
  const before = run.answers[question.key]
  const again = before !== undefined && before.text !== '' && question.kind !== 'workers'
  const text = [
    note,
    run.fixing ? `改这一条：${question.label}。` : progressWords(interview, run),
    question.ask,
    again ? `上次答的是：${shown(before)}。` : '',
  ]
  return say(text.filter(Boolean).join('\n'), [...optionsOf(question, run, county), ...(again ? [KEEP] : [])])
}

/** A sensitive question says why first, and is asked only after a yes. */
export function permissionWords(interview: Interview, run: Run, question: Question): OutboundMessage {
  const text = [progressWords(interview, run), question.sensitive, '可以问吗？不想说就跳过。']
  return say(text.filter(Boolean).join('\n'), [{ label: '可以问', value: 'yes' }, SKIP])
}

function progressWords(interview: Interview, run: Run): string {
  const { at, of } = progressOf(interview, run)
  return at > 0 ? `第 ${at} 问，共 ${of} 问。` : ''
}

function optionsOf(question: Question, run: Run, county: County): readonly Option[] {
  switch (question.kind) {
    case 'choice':
      return [
        ...question.choices.map(({ label }, at) => ({ label, value: choiceValue(at + 1) })),
        NONE_OF_THEM,
      ]
    case 'town':
      return [
        ...county.towns.map(({ name, code }) => ({ label: name, value: `town:${code}` })),
        AWAY_OPTION,
        SKIP,
      ]
    case 'village': {
      const here = county.villages.filter(({ town }) => town === run.answers.town?.value)
      return [...here.map(({ name, code }) => ({ label: name, value: `village:${code}` })), SKIP]
    }
    case 'workers':
      return [{ label: '好了', value: 'done' }, SKIP]
    default:
      return [SKIP]
  }
}

/** Everything answered, line by line, before it is handed in. The first button names the act and the place. */
export function summaryWords(
  what: { interview: Interview; run: Run; note?: string | undefined },
  station: string,
): OutboundMessage {
  const { interview, run, note } = what
  const lines = linesOf(interview, run).map(
    ({ question, answer }, at) => `${at + 1}. ${question.label}：${shown(answer)}`,
  )
  const photos = run.photos > 0 ? [`照片：${run.photos} 张`] : []
  const text = [note, '交之前看一遍，有错就改：', ...lines, ...photos, '要改就发“改”加数字，比如：改 2。']
  return say(text.filter(Boolean).join('\n'), [
    { label: `交给${shortStation(station)}`, value: 'yes' },
    { label: '改一处', value: 'fix' },
    { label: '先不交', value: 'leave' },
  ])
}

function shown(answer: Answer): string {
  return answer.text || '没说'
}

const LONGEST_LABEL = 8

/** A station's name short enough for a button: `城关司法所`, `县里`. */
function shortStation(name: string): string {
  const short = name.replace(/镇(?=司法所)/, '')
  if (countHan(short) + 2 <= LONGEST_LABEL) return short
  return short.includes('司法所') ? '司法所' : '县里'
}

/** Leaving in one word: what was kept, and how to go on. */
export function leftWords(interview: Interview, run: Run): OutboundMessage {
  const kept = linesOf(interview, run).filter(({ answer }) => answer.from === 'asked').length
  const text = kept > 0 ? `好，先不问了。您答过的 ${kept} 条都留着。` : '好，不问了。'
  return say(`${text}\n想接着办，发“接着说”。急事打 12348。`, [{ label: '接着说', value: 'resume' }])
}

/** What to photograph, said when a matter is handed in. */
export function evidenceWords(interview: Interview): string {
  if (interview.evidence.length === 0) return ''
  const items = interview.evidence.map((item, at) => `${at + 1}. ${item}`)
  return [`最有用的${'零一两三四五'[items.length]}张照片，有就直接发来：`, ...items].join('\n')
}
