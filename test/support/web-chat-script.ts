import type { InboundContent } from '../../src/domain/message/inbound-message.ts'
import { type Option, type OutboundMessage, say } from '../../src/domain/message/outbound-message.ts'

const PERSON: Option = { label: '找人帮忙', value: 'person' }

const ANSWER: readonly OutboundMessage[] = [
  say(
    '老板跑了，工钱照样能要。先去劳动监察投诉。\n先做这一步：今天拍三张照片，工地告示牌、欠条、身份证。\n电话：12333（劳动监察）',
  ),
  say(
    '【怎么办】\n1. 今天拍三张照片：工地门口的告示牌、欠条或记工本、你的身份证。\n2. 明天去工地所在县的劳动监察投诉。走不开就打 12333。\n3. 在工地干的，同时去找总包。包工头没给的钱，总包要先给。\n\n【带什么】\n· 欠条、记工本、微信聊天和转账记录\n· 工友的名字和电话',
  ),
  say(
    '【多久内】\n去劳动监察：2 年内。去仲裁：离开那天起 1 年内。\n\n【找谁】\n示范县劳动保障监察大队：示范镇示范路 1 号，电话 0000-0000000。也可以打 12333。\n\n【依据】\n《保障农民工工资支付条例》第30条：分包的钱没给，总包先给。',
    [PERSON, { label: '不是问这个', value: 'none' }],
  ),
]

const CLARIFY = say('我想问准一点，您要问的是哪个？', [
  { label: '工伤怎么申报', value: 'ask:injury/claim' },
  { label: '老板不给治病', value: 'ask:injury/treat' },
  { label: '赔多少钱', value: 'ask:injury/amount' },
  { label: '都不是', value: 'none' },
])

const EMERGENCY: OutboundMessage = {
  text: '您现在有危险，先保命。\n能走就马上离开，去邻居家或有人的地方。\n马上打 110，说清楚您在哪里。受伤了打 120。\n不方便说话，可以发短信到 12110。',
  options: [PERSON],
  tone: 'emergency',
}

const INTERVIEW = say('第 3 问，共 5 问\n\n欠您多少钱？写个数就行，比如：12000 元。', [
  { label: '上一步', value: 'back' },
  { label: '跳过', value: 'skip' },
  { label: '人工', value: 'person' },
])

const CHECK = say('请看看对不对：\n\n1. 谁欠钱：示范建筑队\n2. 欠多少：12000 元\n3. 在哪里：示范镇', [
  { label: '改 1', value: 'edit:1' },
  { label: '改 2', value: 'edit:2' },
  { label: '改 3', value: 'edit:3' },
  { label: '交给示范司法所', value: 'send' },
])

const HANDED_OVER = say(
  '已交给示范司法所，编号 0231。\n测试员甲会在 11月25日（周三）前联系您。\n想问进度，就写“查进度”。',
)
const CLOSED = say('0231 办完了。拿到钱了吗？', [
  { label: '解决了', value: 'solved' },
  { label: '没解决', value: 'unsolved' },
])

const REPLIES: readonly (readonly [RegExp, readonly OutboundMessage[]])[] = [
  [/^不回/, []],
  [/打我|拿刀/, [EMERGENCY]],
  [/工伤/, [CLARIFY]],
  [/工钱|^ask:/, ANSWER],
  [/律师/, [INTERVIEW]],
  [/^核对$/, [CHECK]],
  [/^send$|交给/, [HANDED_OVER]],
  [/^办结$/, [CLOSED]],
]

/** What the test bot says to a message: fixed answers for some words, an echo for all others. */
export function replyTo(content: InboundContent): readonly OutboundMessage[] {
  const text = wordsOf(content)
  return REPLIES.find(([pattern]) => pattern.test(text))?.[1] ?? [say(`您说的是：${text}`)]
}

/** How a message stands in the asker's own thread. */
export function wordsOf(content: InboundContent): string {
  if (content.kind === 'text') return content.text
  return content.kind === 'choice' ? content.value : content.kind
}
