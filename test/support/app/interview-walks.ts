import fc from 'fast-check'
import { runSchema } from '../../../src/core/interviews/run.ts'
import type { OutboundMessage } from '../../../src/domain/message/outbound-message.ts'
import type { Walkway } from './walk.ts'

/** What somebody does at one moment of an interview. */
export type Move =
  | { readonly kind: 'say'; readonly text: string }
  /** Presses an option of the last bubble. */
  | { readonly kind: 'press'; readonly at: number }
  | { readonly kind: 'wait'; readonly days: number }

const WORDS = [
  '上一步',
  '跳过',
  '退出',
  '不问了',
  '接着说',
  '改 2',
  '不改',
  '交',
  '好了',
  '找人帮忙',
  '可以问',
  '不晓得',
  '张三 8000 13800001111',
  '佐龙镇新春村',
  '一万八',
  '去年腊月',
  '13800002222',
  '打电话 1390000333',
  '劳动仲裁要不要交钱',
  '老板跑了工钱咋办',
  '哎😡',
  '他又在打我',
  '菜单',
  '查进度',
]

const NAMES = [
  'wage-arrears',
  'group-wage-claim',
  'work-injury',
  'domestic-violence',
  'legal-aid',
  'other',
] as const

export const walk = fc.record({
  name: fc.constantFrom(...NAMES),
  moves: fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.constantFrom(...WORDS) }),
      },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('press' as const), at: fc.nat(5) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constant(3) }) },
    ),
    { maxLength: 10 },
  ),
})

const DAY_MS = 86_400_000
const CONSENT = '接着答就算同意'
const SENSITIVE = ['happened', 'hurt', 'means']

/** What walks must never do; throws with the words that did it. Returns how many messages were sent. */
export async function checkWalk(
  county: Walkway,
  who: string,
  { name, moves }: { readonly name: string; readonly moves: readonly Move[] },
): Promise<number> {
  let heard = await county.says(who, `do:${name}`, true)
  let sent = 1
  let shown = heard.some(({ text }) => text.includes(CONSENT))
  let consented = false
  let allowed = false
  for (const move of moves) {
    if (move.kind === 'wait') {
      county.clock.time += move.days * DAY_MS
      continue
    }
    const options = heard.at(-1)?.options ?? []
    const text =
      move.kind === 'say' ? move.text : (options[move.at % Math.max(options.length, 1)]?.value ?? '跳过')
    const before = await runOf(county, who)
    consented ||= shown
    allowed ||= heard.some((bubble) => bubble.text.includes('可以问吗'))
    heard = await county.says(who, text, move.kind === 'press')
    sent++
    if (heard.length === 0) throw new Error(`no answer to “${text}”`)
    shown ||= heard.some((bubble) => bubble.text.includes(CONSENT))
    await checkKept(county, who, { before, text })
    await checkConsent(county, who, { consented, allowed, text })
  }
  await checkPerson(county, who)
  return sent + 1
}

/** 上一步 changes no answer. */
async function checkKept(
  county: Walkway,
  who: string,
  { before, text }: { before: Run | undefined; text: string },
): Promise<void> {
  if (text !== '上一步' || !before || before.paused) return
  const after = await runOf(county, who)
  if (JSON.stringify(after?.answers) !== JSON.stringify(before.answers))
    throw new Error('上一步 changed an answer')
}

/** No identity before consent, nothing sensitive before its own yes was asked for. */
async function checkConsent(
  county: Walkway,
  who: string,
  { consented, allowed, text }: { consented: boolean; allowed: boolean; text: string },
): Promise<void> {
  const identity = await county.data.database.stores.identities.get(county.person(who))
  if (!consented && Object.keys(identity).length > 0)
    throw new Error(`identity before consent, after “${text}”`)
  const run = await runOf(county, who)
  const told = SENSITIVE.some((key) => run?.answers[key]?.text)
  if (told && !allowed) throw new Error(`sensitive before its yes, after “${text}”`)
}

/** Whatever came before, one word leads to a person: a case number, or the short questions with a number to dial. */
async function checkPerson(county: Walkway, who: string): Promise<void> {
  const running = await runOf(county, who)
  const heard: readonly OutboundMessage[] = await county.says(who, '人工')
  const text = heard.map((bubble) => bubble.text).join('\n')
  if (running && !running.paused && !/编号 \d{4}|已经交给人/.test(text))
    throw new Error(`人工 in the middle of ${running.name} led to: ${text}`)
  if (!/编号 \d{4}|已经交给人|第 \d 问/.test(text)) throw new Error(`人工 led to: ${text}`)
}

type Run = ReturnType<typeof runSchema.parse>

async function runOf(county: Walkway, who: string): Promise<Run | undefined> {
  const stored = await county.data.database.stores.conversations.load({ channel: 'fake', chat: who })
  const state = stored?.state
  if (typeof state !== 'object' || state === null || !('interview' in state)) return undefined
  const { interview } = state
  if (typeof interview !== 'object' || interview === null || !('run' in interview)) return undefined
  const run = runSchema.safeParse(interview.run)
  return run.success ? run.data : undefined
}
